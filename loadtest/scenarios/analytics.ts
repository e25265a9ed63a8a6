import { hitRatio } from '../checks.ts'
import type { Scenario } from '../scenario.ts'

export const analytics: Scenario = {
  name: 'analytics',
  teaches:
    'Reports that take the database a second are cached in three levels: one count of the facts serves many results.',
  run: async ({ requests, measure }) => {
    const runs = [await measure({ name: 'reports', source: requests.source('analytics', requests.report) })]
    return { runs, checks: [hitRatio('analytics', runs)] }
  },
}
