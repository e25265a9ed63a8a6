import type { Cache, CacheRead, ReadOptions } from '../../cache/cache.ts'
import { Absent, type Entry } from '../../cache/entry.ts'
import type { AnalyticsQueries } from '../../db/queries/analytics.ts'
import { AppError } from '../../errors.ts'
import * as entries from '../catalogue/entries.ts'
import { type FactsName, factsFrom, LINES, type Raw, type ReadRaw } from './facts.ts'
import { type Aggregated, type Report, type ReportName, reports } from './reports.ts'

export interface ReportQuery {
  report: ReportName
  limit: number
}

/**
 * Reports, read through the cache in three levels: an answer is cut from a report, a report is made of facts, and only
 * facts are asked of the database. Each level outlives the one above it, so that what is missing is nearly always made of
 * what is there. Whatever is asked of the cache by the request is asked of every level.
 */
export function createAnalytics({
  cache,
  queries,
  boundMs,
  now = () => new Date(),
}: {
  cache: Cache
  queries: AnalyticsQueries
  /** How long somebody waits for a report that is being made; milliseconds. */
  boundMs: number
  now?: () => Date
}) {
  const facts = factsFrom(queries, now)

  const rawBy =
    (options?: ReadOptions): ReadRaw =>
    <Name extends FactsName>(name: Name) => {
      // The key says which facts they are.
      const entry = entries.analyticsRaw as Entry<{ facts: FactsName }, Raw<Name>>
      return cache.value(entry, { facts: name }, () => facts(name), options).then(present)
    }

  async function aggregate(report: ReportName, options?: ReadOptions): Promise<Aggregated> {
    const { generatedAt, rows } = await reports[report](rawBy(options))
    return { generatedAt, rows: rows.slice(0, LINES) }
  }

  async function answer({ report, limit }: ReportQuery, options?: ReadOptions): Promise<Report> {
    const load = () => aggregate(report, options)
    const { generatedAt, rows } = present(await cache.value(entries.analyticsAggregated, { report }, load, options))
    return { report, generatedAt, data: rows.slice(0, limit) }
  }

  return {
    read: (query: ReportQuery, options?: ReadOptions): Promise<CacheRead> =>
      cache.read(entries.analyticsReport, query, () => within(boundMs, answer(query, options)), options),
  }
}

export type Analytics = ReturnType<typeof createAnalytics>

/** Facts and reports are always there, if only without a line. */
function present<T>(value: T | Absent): T {
  if (value instanceof Absent) throw new Error(value.detail)
  return value
}

/** Gives up waiting; what has been begun goes on, and is there for whoever asks later. */
async function within<T>(boundMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const refusal = new AppError('unavailable', 'The report takes too long at the moment: ask again later.')
    timer = setTimeout(() => reject(refusal), boundMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
