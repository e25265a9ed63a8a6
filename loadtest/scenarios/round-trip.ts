import { hitRatio } from '../checks.ts'
import type { Scenario } from '../scenario.ts'

export const roundTrip: Scenario = {
  name: 'round-trip',
  teaches: 'A round trip is two one-way searches, whose entries others use, too: it needs no entry of its own.',
  run: async ({ requests, measure }) => {
    const runs = [await measure({ name: 'round trips', source: requests.source('round-trip', requests.roundTrip) })]
    return { runs, checks: [hitRatio('search', runs)] }
  },
}
