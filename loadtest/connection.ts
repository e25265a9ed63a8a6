import type autocannon from 'autocannon'
import type { Arrivals } from './arrivals.ts'
import type { Ask } from './load-request.ts'
import { outcomeOf } from './outcome.ts'
import type { Recorder } from './recorder.ts'
import type { Outcome } from './results.ts'

/** A connection of autocannon, with what its types and its documentation do not tell of. Its version is pinned. */
export interface Client extends autocannon.Client {
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

/** What is known of the request that a connection sends or waits for. */
export interface Turn {
  ask: Ask
  /** It is sent, and has no answer. */
  underWay: boolean
  /** How long it has waited for a connection since it was due, milliseconds. */
  waitedMs: number
  /** When it was sent, by the clock of `performance.now()`. */
  sentAt: number
  /** Whether the server will take another one on the same connection. */
  keepAlive: boolean
}

/** Lets a connection ask what `next` says, when it is due, and records what is answered. Answers where it stands, from then on. */
export function prepare(
  client: Client,
  options: { next: () => Ask; arrivals: Arrivals | undefined; recorder: Recorder },
): Readonly<Turn> {
  const { next, arrivals, recorder } = options
  const turn: Turn = { ask: { path: '/' }, underWay: false, waitedMs: 0, sentAt: 0, keepAlive: true }
  const failed = (reason: string) => {
    turn.underWay = false
    recorder.failed(reason)
  }
  recordAnswers(client, turn, recorder)
  // Its types do not know this event.
  const events = client as NodeJS.EventEmitter
  events.on('connError', () => turn.underWay && failed('connection'))
  sendInTurn(client, { turn, arrivals, failed })
  askNext(client, turn, next)
  return turn
}

function recordAnswers(client: Client, turn: Turn, recorder: Recorder): void {
  let outcome: Outcome = 'none'
  client.on('headers', (head) => {
    // Its types have them as an object.
    outcome = outcomeOf(head.headers as unknown as string[])
    turn.keepAlive = (head as { shouldKeepAlive?: boolean }).shouldKeepAlive ?? true
  })
  client.on('response', (status, _bytes, ms) => {
    turn.underWay = false
    const { expect = [200] } = turn.ask
    const error = expect.includes(status) ? undefined : `HTTP ${status}`
    recorder.answered({ status, outcome, ms: turn.waitedMs + ms, error })
  })
}

/**
 * Sends requests when they are due, and connects anew when a connection breaks. autocannon has a rate of its own: all requests of a
 * second one after the other, then nothing until the next second, and a correction that takes them to be a millisecond apart
 * whatever the rate is.
 */
function sendInTurn(
  client: Client,
  { turn, arrivals, failed }: { turn: Turn; arrivals: Arrivals | undefined; failed: (reason: string) => void },
): void {
  const { _connect: connect, _doRequest: doRequest } = client
  let due: 'no' | 'later' | 'now' = 'no'
  let broken = false
  const send = () => {
    due = 'no'
    turn.underWay = true
    turn.sentAt = performance.now()
    doRequest.call(client)
  }
  const onTime = () => {
    if (client.destroyed) return
    due = 'now'
    if (!broken) return send()
    broken = false
    connect.call(client)
  }
  client._connect = () => {
    // It gives up what has timed out before it connects anew, and says nothing of an answer that the server broke off.
    if (turn.underWay) failed(client.pipelinedRequests.size() === 0 ? 'timeout' : 'connection')
    turn.keepAlive = true
    // It would take the next answer for the rest of one that was broken off, or for that of a request that has none.
    if (client.conn) client._destroyConnection()
    client.parser.reinitialize('RESPONSE')
    // Nothing is asked now, so nobody notices; connecting at once would try again and again until the next request is due.
    if (due === 'later') broken = true
    else connect.call(client)
  }
  client._doRequest = () => {
    if (client.destroyed) return
    if (!turn.keepAlive) return client._connect()
    if (!arrivals || due === 'now') return send()
    const early = arrivals.next() - performance.now()
    turn.waitedMs = Math.max(0, -early)
    if (early <= 0) return send()
    // That a timer is not exact is no fault of the service: what waits for one counts from when it is sent.
    due = 'later'
    setTimeout(onTime, early)
  }
}

/** One request, made anew each time it is sent. */
function askNext(client: Client, turn: Turn, next: () => Ask): void {
  const request: autocannon.Request = {
    setupRequest: (made) => {
      turn.ask = next()
      const { method = 'GET', path, headers = {}, body, answered } = turn.ask
      if (answered) {
        request.onResponse = (status, text, _, received) => answered({ status, body: text, headers: received ?? {} })
      } else delete request.onResponse
      return {
        ...made,
        method,
        path,
        headers: { ...made.headers, ...headers, ...(body === undefined ? {} : json) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }
    },
  }
  client.setRequests([request])
}

const json = { 'content-type': 'application/json' }
