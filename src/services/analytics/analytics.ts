import type { Cache, CacheRead, ReadOptions } from '../../cache/cache.ts'
import { Absent, type Entry } from '../../cache/entry.ts'
import type { AnalyticsQueries } from '../../db/queries/analytics.ts'
import { AppError } from '../../errors.ts'
import * as entries from '../catalogue/entries.ts'
import { type FactsName, factsFrom, LINES, type Raw, type ReadRaw } from './facts.ts'
import { type Aggregated, type AirlinesOnTime, type Report, type ReportName, reports } from './reports.ts'

export interface ReportQuery {
  report: ReportName
  limit: number
}

/**
 * Reads reports through the cache in three levels: a response is cut from a report, a report is built from facts, and the
 * database loads facts only. Each level has a longer TTL than the one above it, so a missing level is usually built from a
 * cached one. The read options of a request apply to every level.
 */
export function createAnalytics({
  cache,
  queries,
  airlinesOnTime,
  boundMs,
  now = () => new Date(),
}: {
  cache: Cache
  queries: AnalyticsQueries
  airlinesOnTime: AirlinesOnTime
  /** Maximum time that a request waits for a report. Milliseconds. */
  boundMs: number
  now?: () => Date
}) {
  const facts = factsFrom(queries, now)

  const rawBy =
    (options?: ReadOptions): ReadRaw =>
    <Name extends FactsName>(name: Name) => {
      // The key determines the type of the facts.
      const entry = entries.analyticsRaw as Entry<{ facts: FactsName }, Raw<Name>>
      return cache.value(entry, { facts: name }, () => facts(name), options).then(present)
    }

  async function aggregate(report: ReportName, options?: ReadOptions): Promise<Aggregated> {
    const { generatedAt, rows } = await reports[report](rawBy(options), airlinesOnTime)
    return { generatedAt, rows: rows.slice(0, LINES) }
  }

  async function reportOf({ report, limit }: ReportQuery, options?: ReadOptions): Promise<Report> {
    const load = () => aggregate(report, options)
    const { generatedAt, rows } = present(await cache.value(entries.analyticsAggregated, { report }, load, options))
    return { report, generatedAt, data: rows.slice(0, limit) }
  }

  return {
    read: (query: ReportQuery, options?: ReadOptions): Promise<CacheRead> =>
      cache.read(entries.analyticsReport, query, () => withinBound(boundMs, reportOf(query, options)), options),
  }
}

export type Analytics = ReturnType<typeof createAnalytics>

/** Narrows a cached value: facts and reports always exist, possibly without lines. */
function present<T>(value: T | Absent): T {
  if (value instanceof Absent) throw new Error(value.detail)
  return value
}

/** Limits the wait. The load continues, and its result serves later requests. */
async function withinBound<T>(boundMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const refusal = new AppError('unavailable', 'The report takes too long. Retry later.')
    timer = setTimeout(() => reject(refusal), boundMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
