import type { Database } from '../../db/database.ts'
import { inSlots } from '../../db/in-slots.ts'
import { analyticsQueries } from '../../db/queries/analytics.ts'
import type { Wiring } from '../wiring.ts'
import { createAnalytics } from './analytics.ts'
import { createKeepReports } from './keep.ts'
import type { AirlinesOnTime } from './reports.ts'

export type AnalyticsServices = ReturnType<typeof wireAnalytics>['services']

/** Wires reports. `reportDatabase` is the same database on `DB_REPORT_CONNECTIONS` separate connections. */
export function wireAnalytics({
  config,
  cache,
  reportDatabase,
  airlinesOnTime,
}: Wiring & { reportDatabase: Database; airlinesOnTime: AirlinesOnTime }) {
  const { DB_REPORT_CONNECTIONS: slots, DB_REPORT_TIMEOUT_MS: timeoutMs } = config
  const queries = analyticsQueries(inSlots(reportDatabase, { slots, timeoutMs }))
  const analytics = createAnalytics({ cache, queries, airlinesOnTime, boundMs: timeoutMs })
  return { services: { analytics, keepReports: createKeepReports({ analytics }) } }
}
