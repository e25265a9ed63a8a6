// The load generator, in its own process. Receives orders over its channel and sends results back.
import autocannon from 'autocannon'
import { pathOf, searches } from './payload.ts'

export interface Order {
  port: number
  connections: number
  seconds: number
  acceptEncoding: string
}

export interface Load {
  requests: number
  /** Time from the first response to the last. */
  seconds: number
  p50Ms: number
  p99Ms: number
  /** Reasons why the measurement is void: responses other than 2xx, responses of different sizes, broken connections. */
  faults: string[]
}

/** Number of searches that one connection requests in turn. Parts overlap, so several connections request each search. */
const PER_CONNECTION = 100

process.on('message', async (order: Order) => process.send?.(await load(order)))
process.on('disconnect', () => process.exit())

/**
 * Makes autocannon decode bodies as Latin-1. It decodes UTF-8, which is slow for the bytes of a compressed body: the generator
 * spent more than half of its core on it. For ASCII bodies both cost the same.
 */
function decodeFast(client: autocannon.Client): void {
  // A private queue of the pinned version, unknown to the types.
  const { pipelinedRequests: queue } = client as unknown as { pipelinedRequests: Responses }
  queue.addBody = (bytes) => {
    const response = queue.peek()
    if (response) response.body += bytes.toString('latin1')
  }
}

/** autocannon's queue of the responses that it waits for. */
interface Responses {
  peek(): { body: string } | undefined
  addBody(bytes: Buffer): void
}

async function load({ port, connections, seconds, acceptEncoding }: Order): Promise<Load> {
  const round = [...searches, ...searches.slice(0, PER_CONNECTION)]
  const requests = round.map((search) => ({ method: 'GET' as const, path: pathOf(search) }))
  let client = 0
  // Measured here, because autocannon's latencies are whole milliseconds.
  const latencies: number[] = []
  let first = 0
  let last = 0
  let smallest = Number.POSITIVE_INFINITY
  let largest = 0
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: `http://127.0.0.1:${port}`,
        connections,
        duration: seconds,
        sampleInt: 100,
        headers: { 'accept-encoding': acceptEncoding },
        // Each connection has its own part, so that not all of them request the same entry at the same time.
        setupClient: (one) => {
          const start = Math.floor((client++ * searches.length) / connections)
          one.setRequests(requests.slice(start, start + PER_CONNECTION))
          decodeFast(one)
        },
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    )
    instance.on('response', (_client, _status, bytes, ms) => {
      smallest = Math.min(smallest, bytes)
      largest = Math.max(largest, bytes)
      last = performance.now()
      first ||= last
      latencies.push(ms)
    })
  })
  latencies.sort((a, b) => a - b)
  const percentile = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? Number.NaN
  return {
    requests: latencies.length,
    seconds: (last - first) / 1_000,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    faults: [
      ...(result.non2xx > 0 ? [`${result.non2xx} answers were not 2xx`] : []),
      ...(result.errors > 0 ? [`${result.errors} requests failed, ${result.timeouts} of them timed out`] : []),
      // A miss loads from a database without these flights, so its response is small.
      ...(smallest < 0.7 * largest ? [`answers were of ${smallest} to ${largest} bytes`] : []),
      ...(latencies.length === 0 ? ['no answer'] : []),
    ],
  }
}
