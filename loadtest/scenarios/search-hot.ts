import { hitRatio } from '../checks.ts'
import type { Scenario } from '../scenario.ts'

export const searchHot: Scenario = {
  name: 'search-hot',
  teaches: 'A few routes get most of the searches, so a small part of all results serves nearly all of them.',
  run: async ({ requests, measure }) => {
    const runs = [await measure({ name: 'searches', source: requests.source('search', requests.search) })]
    return { runs, checks: [hitRatio('search', runs)] }
  },
}
