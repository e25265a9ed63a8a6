import { setTimeout as sleep } from 'node:timers/promises'
import { load } from './load.ts'
import type { Source } from './load-request.ts'
import { between, type Reading, ratioOf, takeReading } from './readings.ts'
import type { ClientSecond } from './recorder.ts'
import type { Run, Second } from './results.ts'

export interface MeasureOptions {
  /** Name of the run in tables and charts. */
  name: string
  urls: readonly string[]
  source: Source
  connections: number
  /** Requests per second; null: as fast as the service responds. */
  rate: number | null
  seconds: number
  /** Length of the load before the run, which is not measured. Seconds. */
  warmUp: number
  warmUpConnections: number
  /** Ends the run earlier. */
  signal?: AbortSignal | undefined
  /** Runs during the load until the signal aborts. */
  meanwhile?: ((beside: Beside) => Promise<void>) | undefined
  /** Receives each second when it is over, counted from the beginning of the warm-up. */
  onSecond?: (second: ClientSecond) => void
}

export interface Beside {
  /** Marks an event in the charts. */
  mark: (label: string) => void
  /** Aborts when the load has ended. */
  signal: AbortSignal
}

/** First number of the connections of a warm-up. */
const WARM_UP_CONNECTIONS = 100_000

const whileWarmingUp = ({ reason, count }: Run['errors'][number]) => ({ reason: `${reason} while warming up`, count })

/** Time until instances have exchanged their counters, which they do once a second. Milliseconds. */
const EXCHANGED_AFTER_MS = 1_200

/** Warms the service up, sends the load and returns its figures. */
export async function measure(options: MeasureOptions): Promise<Run> {
  const { name, urls, source, connections, rate, seconds, warmUp, warmUpConnections, signal } = options
  const warmed =
    warmUp > 0
      ? await load({
          urls,
          connections: warmUpConnections,
          rate,
          seconds: warmUp,
          signal,
          onSecond: options.onSecond,
          // The warm-up draws from the same distribution, but other requests.
          source: (connection) => source(WARM_UP_CONNECTIONS + connection),
        })
      : undefined
  if (urls.length > 1) await sleep(EXCHANGED_AFTER_MS)

  const before = await takeReading(urls)
  const sampler = sampling(urls, before)
  const ended = new AbortController()
  const failed = new AbortController()
  const marks: Run['marks'] = []
  let failure: unknown
  const startedAt = performance.now()
  const mark = (label: string) => void marks.push({ at: Math.round((performance.now() - startedAt) / 10) / 100, label })
  const [loaded] = await Promise.all([
    load({
      urls,
      source,
      connections,
      rate,
      seconds,
      signal: AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]),
      onSecond: (second) => {
        sampler.second(second)
        options.onSecond?.({ ...second, at: second.at + warmUp })
      },
    }).finally(() => ended.abort()),
    options.meanwhile?.({ mark, signal: ended.signal }).catch((error) => {
      failed.abort()
      failure = error
    }),
  ])
  if (failure !== undefined) throw failure
  const timeline = await sampler.timeline()
  if (urls.length > 1) await sleep(EXCHANGED_AFTER_MS)
  const after = await takeReading(urls)
  const { cpuSeconds, ...counted } = between(before, after)
  return {
    name,
    connections,
    rate,
    ...loaded,
    ...counted,
    marks,
    timeline,
    errors: [...loaded.errors, ...(warmed?.errors ?? []).map(whileWarmingUp)],
    perSecond: loaded.requests / loaded.seconds,
    service: {
      cpuUs: cpuSeconds === null || loaded.requests === 0 ? null : (cpuSeconds * 1e6) / loaded.requests,
      residentBytes: after.residentBytes,
    },
  }
}

/** Reads the counters of the service after each second. */
function sampling(urls: readonly string[], first: Reading) {
  const seconds: Promise<Second>[] = []
  let before: Promise<Reading | undefined> = Promise.resolve(first)
  let beforeAt = performance.now()
  let last = 0

  async function withCounts(
    second: ClientSecond,
    then: typeof before,
    now: typeof before,
    ms: number,
  ): Promise<Second> {
    const [earlier, later] = await Promise.all([then, now])
    if (!earlier || !later) return { ...second, hitRatio: null, databaseQueries: null, residentBytes: null }
    const { cache, database, cpuSeconds } = between(earlier, later)
    const perSecond = database.queries === null ? null : Math.round((database.queries * 1_000) / ms)
    const cpuUs = cpuSeconds === null || second.requests === 0 ? null : (cpuSeconds * 1e6) / second.requests
    return {
      ...second,
      hitRatio: ratioOf(cache),
      databaseQueries: perSecond,
      residentBytes: later.residentBytes,
      cpuUs,
    }
  }

  return {
    second: (second: ClientSecond) => {
      // A part of a second would look like a drop in the charts.
      if (second.at - last < 0.5) return
      last = second.at
      const reading = takeReading(urls).catch(() => undefined)
      const at = performance.now()
      seconds.push(withCounts(second, before, reading, at - beforeAt))
      before = reading
      beforeAt = at
    },
    timeline: () => Promise.all(seconds),
  }
}
