import autocannon from 'autocannon'
import { createArrivals } from './arrivals.ts'
import { type Client, prepare, type Turn } from './connection.ts'
import type { Source } from './load-request.ts'
import { type ClientSecond, createRecorder, type Recorded } from './recorder.ts'

export interface LoadOptions {
  /** URLs of the instances, which share the connections. */
  urls: readonly string[]
  connections: number
  /** Requests per second at even distances, whether or not the service keeps up; null: as fast as it responds. */
  rate: number | null
  /** Length of the load in seconds. */
  seconds: number
  /** Ends the load earlier. */
  signal?: AbortSignal | undefined
  source: Source
  /** Called with each second when it is over. */
  onSecond?: ((second: ClientSecond) => void) | undefined
}

export interface Load extends Recorded {
  /** Actual length of the load. */
  seconds: number
  /** Requests that were due and could not be sent; 0 without a rate. */
  late: number
}

/** Time limit of a request. Seconds. */
const TIMEOUT = 10

/** Age at which a request without a response counts as failed when the load ends. Milliseconds. */
const HANGS_MS = 5_000

/** Sends a load to the service. Resolves when it is over. */
export async function load(options: LoadOptions): Promise<Load> {
  const { urls, connections, rate, seconds, signal, source, onSecond } = options
  const recorder = createRecorder()
  const startedAt = performance.now()
  const arrivals = rate === null ? undefined : createArrivals({ rate, startedAt })
  const turns: Readonly<Turn>[] = []
  const elapsed = () => (performance.now() - startedAt) / 1_000
  const everySecond = setInterval(() => onSecond?.(recorder.takeSecond(elapsed())), 1_000)
  try {
    await run({
      urls,
      seconds,
      signal,
      connections: rate === null ? connections : Math.min(connections, mostFor(rate)),
      setupClient: (client) => void turns.push(prepare(client, { next: source(turns.length), arrivals, recorder })),
    })
  } finally {
    clearInterval(everySecond)
  }
  const now = performance.now()
  for (const { underWay, sentAt } of turns) if (underWay && now - sentAt > HANGS_MS) recorder.failed('no answer')
  onSecond?.(recorder.takeSecond(elapsed()))
  return { ...recorder.result(), seconds: (now - startedAt) / 1_000, late: arrivals?.leftAt(now) ?? 0 }
}

/** Maximum number of connections for a rate. With more, a connection would wait longer for its turn than the time limit. */
const mostFor = (rate: number) => Math.max(1, Math.floor((rate * TIMEOUT) / 2))

function run(options: {
  urls: readonly string[]
  connections: number
  seconds: number
  signal: AbortSignal | undefined
  setupClient: (client: Client) => void
}): Promise<void> {
  const { urls, connections, seconds, signal, setupClient } = options
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        // autocannon gives each connection one of several URLs; its types allow one.
        url: urls as unknown as string,
        connections,
        duration: seconds,
        timeout: TIMEOUT,
        sampleInt: 100,
        setupClient: (client) => setupClient(client as Client),
      },
      (error) => {
        signal?.removeEventListener('abort', stop)
        if (error) reject(error)
        else resolve()
      },
    )
    // Not bound here: autocannon sets `stop` when the load begins.
    const stop = () => instance.stop()
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
  })
}
