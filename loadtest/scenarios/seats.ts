import { hitRatio } from '../checks.ts'
import type { Scenario } from '../scenario.ts'

export const seats: Scenario = {
  name: 'seats',
  teaches: 'A seat map is a bitmap that each booking changes in place: it is never stale and needs no reload.',
  run: async ({ requests, measure }) => {
    const runs = [await measure({ name: 'seat maps', source: requests.source('seats', requests.seats) })]
    return { runs, checks: [hitRatio('seats', runs)] }
  },
}
