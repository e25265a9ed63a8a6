import { catalogue } from '../../catalogue/catalogue.ts'
import { type Figures, figuresOf, merged, mergedKinds } from './figures.ts'
import type { Instances, Role } from './instances.ts'
import { countsOf, SEATS, type Target, targets } from './targets.ts'

/** Figures since the start of the instances, and of the last minute. */
interface Periods {
  sinceStart: Figures
  lastMinute: Figures
}

export interface Stats extends Periods {
  /** Time of the figures, RFC 3339. */
  at: string
  /** Instances in the sums. */
  instances: { id: string; role: Role; startedAt: string }[]
  /** False while other instances cannot be read: the figures are of this instance only. */
  complete: boolean
  databaseQueriesAvoided: number
  entries: ({ entry: string } & Periods)[]
  targets: TargetMet[]
}

export interface TargetMet {
  name: Target['name']
  hitRatio: number
  kinds: string[]
  /** Hit ratios; null without reads. */
  lastMinute: number | null
  sinceStart: number | null
  /** Whether the last minute reaches the target; null without reads. */
  met: boolean | null
}

/** Names of all counted kinds. */
export const countedKinds: readonly string[] = [...catalogue.map(({ kind }) => kind), SEATS]

/** Interval between updates to watchers. Milliseconds. */
const EVERY_MS = 1_000

/** Sums the cache statistics of all live instances. */
export function createStats({ instances }: { instances: Instances }) {
  const watchers = new Set<(stats: Stats) => void>()
  let timer: NodeJS.Timeout | undefined

  /** Reads once and updates all watchers. */
  async function update(): Promise<void> {
    const stats = await read()
    for (const watcher of watchers) watcher(stats)
  }

  async function read(): Promise<Stats> {
    const { instances: living, complete } = await instances.read()
    const sinceStart = mergedKinds(living.map((one) => one.sinceStart))
    const lastMinute = mergedKinds(living.map((one) => one.lastMinute))
    const all = figuresOf(merged([...sinceStart.values()]))
    return {
      at: new Date().toISOString(),
      instances: living.map(({ id, role, startedAt }) => ({
        id,
        role,
        startedAt: new Date(startedAt).toISOString(),
      })),
      complete,
      databaseQueriesAvoided: all.databaseQueriesAvoided,
      sinceStart: all,
      lastMinute: figuresOf(merged([...lastMinute.values()])),
      entries: countedKinds.map((entry) => ({
        entry,
        sinceStart: figuresOf(merged([sinceStart.get(entry)])),
        lastMinute: figuresOf(merged([lastMinute.get(entry)])),
      })),
      targets: targets.map((target) => {
        const minute = figuresOf(countsOf(target, lastMinute)).hitRatio
        return {
          ...target,
          kinds: [...target.kinds],
          lastMinute: minute,
          sinceStart: figuresOf(countsOf(target, sinceStart)).hitRatio,
          met: minute === null ? null : minute >= target.hitRatio,
        }
      }),
    }
  }

  return {
    read,
    /** Calls `watcher` now and once a second. Resolves to a function that stops it. */
    watch: async (watcher: (stats: Stats) => void): Promise<() => void> => {
      watcher(await read())
      watchers.add(watcher)
      timer ??= setInterval(() => void update().catch(() => {}), EVERY_MS)
      return () => {
        watchers.delete(watcher)
        if (watchers.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}

export type StatsService = ReturnType<typeof createStats>
