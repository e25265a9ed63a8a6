import type { Database } from '../../db/database.ts'
import { inSlots } from '../../db/in-slots.ts'
import { analyticsQueries } from '../../db/queries/analytics.ts'
import type { Wiring } from '../wiring.ts'
import { createAnalytics } from './analytics.ts'
import { createKeepReports } from './keep.ts'

export type AnalyticsServices = ReturnType<typeof wireAnalytics>['services']

/** Wires reports. `reportDatabase` is the database on `DB_REPORT_CONNECTIONS` connections of its own. */
export function wireAnalytics({ config, cache, reportDatabase }: Wiring & { reportDatabase: Database }) {
  const { DB_REPORT_CONNECTIONS: slots, DB_REPORT_TIMEOUT_MS: timeoutMs } = config
  const queries = analyticsQueries(inSlots(reportDatabase, { slots, timeoutMs }))
  const analytics = createAnalytics({ cache, queries, boundMs: timeoutMs })
  return { services: { analytics, keepReports: createKeepReports({ analytics }) } }
}
