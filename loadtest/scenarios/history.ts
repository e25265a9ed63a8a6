import { hitRatio } from '../checks.ts'
import type { Scenario } from '../scenario.ts'

export const history: Scenario = {
  name: 'history',
  teaches: 'Data of one passenger has few readers, but is cached, too: for half an hour, or until the passenger books.',
  run: async ({ requests, measure, adminToken }) => {
    adminToken()
    const runs = [await measure({ name: 'histories', source: requests.source('history', requests.history) })]
    return { runs, checks: [hitRatio('history', runs)] }
  },
}
