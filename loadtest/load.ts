import autocannon from 'autocannon'
import { type Arrivals, createArrivals } from './arrivals.ts'
import type { Ask, Source } from './ask.ts'
import { outcomeOf } from './outcome.ts'
import { type ClientSecond, createRecorder, type Recorded } from './recorder.ts'
import type { Outcome } from './results.ts'

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
  onSecond?: (second: ClientSecond) => void
}

export interface Load extends Recorded {
  /** How long it took. */
  seconds: number
  /** With a rate: requests that were due and could not be sent. */
  late: number
}

/** A request without an answer for so long is given up. Seconds. */
const TIMEOUT = 10

/** Puts a load on the service, and resolves when it is over. */
export async function load(options: LoadOptions): Promise<Load> {
  const { urls, connections, rate, seconds, signal, source, onSecond } = options
  const recorder = createRecorder()
  const startedAt = performance.now()
  const arrivals = rate === null ? undefined : createArrivals({ rate, startedAt })
  let connection = 0
  const elapsed = () => (performance.now() - startedAt) / 1_000
  const everySecond = setInterval(() => onSecond?.(recorder.takeSecond(elapsed())), 1_000)
  try {
    await run({
      ...{ urls, seconds, signal, connections: rate === null ? connections : Math.min(connections, mostFor(rate)) },
      setupClient: (client) => prepare(client, { next: source(connection++), arrivals, recorder }),
    })
  } finally {
    clearInterval(everySecond)
  }
  const now = performance.now()
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
        ...{ connections, duration: seconds, timeout: TIMEOUT, sampleInt: 100 },
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

/** What autocannon's client has, and its types and its documentation do not tell of. */
interface Client extends autocannon.Client {
  destroyed: boolean
  /** Undefined until it has connected for the first time. */
  conn: unknown
  parser: { reinitialize(type: 'RESPONSE'): void }
  /** Those without an answer. */
  pipelinedRequests: { size(): number }
  _connect(): void
  _destroyConnection(): void
  _doRequest(): void
}

/** Lets a connection ask what its source says, when it is due, and records what is answered. */
function prepare(
  client: Client,
  {
    next,
    arrivals,
    recorder,
  }: { next: () => Ask; arrivals: Arrivals | undefined; recorder: ReturnType<typeof createRecorder> },
): void {
  let asked: Ask
  let outcome: Outcome = 'none'
  /** How long the request under way has waited for a connection since it was due. */
  let waitedMs = 0
  let underWay = false
  let keepAlive = true
  client.on('headers', (head) => {
    // Its types have them as an object.
    outcome = outcomeOf(head.headers as unknown as string[])
    keepAlive = (head as { shouldKeepAlive?: boolean }).shouldKeepAlive ?? true
  })
  client.on('response', (status, _bytes, ms) => {
    underWay = false
    const { expect = [200] } = asked
    recorder.answered({
      ...{ status, outcome, ms: waitedMs + ms },
      error: expect.includes(status) ? undefined : `HTTP ${status}`,
    })
  })
  const fail = (reason: string) => {
    underWay = false
    recorder.failed(reason)
  }
  // Its types do not know this event.
  const events = client as NodeJS.EventEmitter
  events.on('connError', () => underWay && fail('connection'))

  // autocannon has a rate of its own: all requests of a second one after the other, then nothing until the next second, and a
  // correction that takes them to be a millisecond apart whatever the rate is.
  const { _connect: connect, _doRequest: doRequest } = client
  let turn: 'none' | 'waiting' | 'come' = 'none'
  let broken = false
  const send = () => {
    turn = 'none'
    underWay = true
    doRequest.call(client)
  }
  const onTurn = () => {
    if (client.destroyed) return
    turn = 'come'
    if (!broken) return send()
    broken = false
    connect.call(client)
  }
  client._connect = () => {
    // It gives up what has timed out before it connects anew, and says nothing of an answer that the server broke off.
    if (underWay) fail(client.pipelinedRequests.size() === 0 ? 'timeout' : 'connection')
    keepAlive = true
    // It would take the next answer for the rest of one that was broken off, or for that of a request that has none.
    if (client.conn) client._destroyConnection()
    client.parser.reinitialize('RESPONSE')
    // Nothing is asked now, so nobody notices; connecting at once would try again and again until the next request is due.
    if (turn === 'waiting') broken = true
    else connect.call(client)
  }
  client._doRequest = () => {
    if (client.destroyed) return
    if (!keepAlive) return client._connect()
    if (!arrivals || turn === 'come') return send()
    const early = arrivals.next() - performance.now()
    waitedMs = Math.max(0, -early)
    // That a timer is not exact is no fault of the service.
    if (early <= 0) return send()
    turn = 'waiting'
    setTimeout(onTurn, early)
  }

  // One request, made anew each time it is sent.
  const request: autocannon.Request = {
    setupRequest: (made) => {
      asked = next()
      const { method = 'GET', path, headers = {}, body, answered } = asked
      if (answered)
        request.onResponse = (status, text, _, headers) => answered({ status, body: text, headers: headers ?? {} })
      else delete request.onResponse
      return {
        ...made,
        ...{ method, path, headers: { ...made.headers, ...headers, ...(body === undefined ? {} : json) } },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }
    },
  }
  client.setRequests([request])
}

const json = { 'content-type': 'application/json' }
