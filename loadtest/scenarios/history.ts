import { hitRatio } from '../checks.ts'
import type { Scenario } from '../scenario.ts'

export const history: Scenario = {
  name: 'history',
  teaches:
    'What belongs to one person is read by few and cached all the same: half an hour, or until that person books.',
  run: async ({ requests, measure, adminToken }) => {
    adminToken()
    const runs = [await measure({ name: 'histories', source: requests.source('history', requests.history) })]
    return { runs, checks: [hitRatio('history', runs)] }
  },
}
