import { catalogue } from '../../catalogue/catalogue.ts'
import { type Figures, figuresOf, merged, mergedKinds } from './figures.ts'
import type { Instances, Role } from './instances.ts'
import { countsOf, SEATS, type Target, targets } from './targets.ts'

/** Figures since the instances were started, and of the last minute. */
interface Periods {
  sinceStart: Figures
  lastMinute: Figures
}

export interface Stats extends Periods {
  /** When, RFC 3339. */
  at: string
  /** Those that are added up. */
  instances: { id: string; role: Role; startedAt: string }[]
  /** False while the others cannot be heard of: then the figures are of this instance only. */
  complete: boolean
  databaseQueriesAvoided: number
  entries: ({ entry: string } & Periods)[]
  targets: TargetMet[]
}

export interface TargetMet {
  name: Target['name']
  hitRatio: number
  kinds: string[]
  /** Of the last minute; null when nothing was read. */
  lastMinute: number | null
  sinceStart: number | null
  /** Whether the last minute reaches it; null when nothing was read. */
  met: boolean | null
}

/** Every kind that figures are of, by name. */
export const countedKinds: readonly string[] = [...catalogue.map(({ kind }) => kind), SEATS]

/** How often those who watch are told. */
const EVERY_MS = 1_000

/** What the caches did, over all instances that live. */
export function createStats({ instances }: { instances: Instances }) {
  const watchers = new Set<(stats: Stats) => void>()
  let timer: NodeJS.Timeout | undefined

  /** One reading for all who watch. */
  async function tell(): Promise<void> {
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
    /** Tells of the figures now and once a second, until the function is called that it resolves to. */
    watch: async (watcher: (stats: Stats) => void): Promise<() => void> => {
      watcher(await read())
      watchers.add(watcher)
      timer ??= setInterval(() => void tell().catch(() => {}), EVERY_MS)
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
