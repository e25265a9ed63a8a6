import { hitRatio } from '../checks.ts'
import type { Scenario } from '../scenario.ts'

export const roundTrip: Scenario = {
  name: 'round-trip',
  teaches:
    'A round trip combines the entries of two one-way searches, which other requests share: it needs no own entry.',
  run: async ({ requests, measure }) => {
    const runs = [await measure({ name: 'round trips', source: requests.source('round-trip', requests.roundTrip) })]
    return { runs, checks: [hitRatio('search', runs)] }
  },
}
