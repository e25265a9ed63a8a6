import autocannon from 'autocannon'
import { createArrivals } from './arrivals.ts'
import type { Source } from './load-request.ts'
import { type Client, prepare, type Turn } from './connection.ts'
import { type ClientSecond, createRecorder, type Recorded } from './recorder.ts'

export interface LoadOptions {
  /** Where instances of the service listen; connections are shared out among them. */
  urls: readonly string[]
  connections: number
  /** Requests a second, due at even distances, whether or not the service keeps up; null: as fast as it answers. */
  rate: number | null
  /** How long, at most. */
  seconds: number
  /** Ends it before. */
  signal?: AbortSignal | undefined
  source: Source
  /** Told of each second when it is over. */
  onSecond?: ((second: ClientSecond) => void) | undefined
}

export interface Load extends Recorded {
  /** How long it took. */
  seconds: number
  /** With a rate: requests that were due and could not be sent. */
  late: number
}

/** A request without an answer for so long is given up. Seconds. */
const TIMEOUT = 10

/** A request without an answer for so long when the load ends is taken for one that gets none. Milliseconds. */
const HANGS_MS = 5_000

/** Puts a load on the service, and resolves when it is over. */
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

/** A connection that waits for its turn for as long as this would be taken for one that has no answer. */
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
        // Its types know one URL; of several each connection has one.
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
    // It is no method: the instance has it as soon as it runs.
    const stop = () => instance.stop()
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
  })
}
