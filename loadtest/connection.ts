import type autocannon from 'autocannon'
import type { Arrivals } from './arrivals.ts'
import type { LoadRequest } from './load-request.ts'
import { outcomeOf } from './outcome.ts'
import type { Recorder } from './recorder.ts'
import type { Outcome } from './results.ts'

/** A connection of autocannon, with undocumented members. The version of autocannon is pinned. */
export interface Client extends autocannon.Client {
  destroyed: boolean
  /** Undefined before the first connect. */
  conn: unknown
  parser: { reinitialize(type: 'RESPONSE'): void }
  /** Requests without a response. */
  pipelinedRequests: { size(): number }
  _connect(): void
  _destroyConnection(): void
  _doRequest(): void
}

/** The request that a connection sends or waits for. */
export interface Turn {
  request: LoadRequest
  /** Sent, and without a response. */
  underWay: boolean
  /** Wait for a free connection since the request was due. Milliseconds. */
  waitedMs: number
  /** Time of sending, by `performance.now()`. */
  sentAt: number
  /** Whether the server keeps the connection open for another request. */
  keepAlive: boolean
}

/** Makes a connection send the requests of `next` when they are due, and records the responses. Returns its current state. */
export function prepare(
  client: Client,
  options: { next: () => LoadRequest; arrivals: Arrivals | undefined; recorder: Recorder },
): Readonly<Turn> {
  const { next, arrivals, recorder } = options
  const turn: Turn = { request: { path: '/' }, underWay: false, waitedMs: 0, sentAt: 0, keepAlive: true }
  const failed = (reason: string) => {
    turn.underWay = false
    recorder.failed(reason)
  }
  recordResponses(client, turn, recorder)
  // The types of autocannon lack this event.
  const events = client as NodeJS.EventEmitter
  events.on('connError', () => turn.underWay && failed('connection'))
  sendInTurn(client, { turn, arrivals, failed })
  setRequests(client, turn, next)
  return turn
}

function recordResponses(client: Client, turn: Turn, recorder: Recorder): void {
  let outcome: Outcome = 'none'
  client.on('headers', (head) => {
    // The types of autocannon call it an object.
    outcome = outcomeOf(head.headers as unknown as string[])
    turn.keepAlive = (head as { shouldKeepAlive?: boolean }).shouldKeepAlive ?? true
  })
  client.on('response', (status, _bytes, ms) => {
    turn.underWay = false
    const { expect = [200] } = turn.request
    const error = expect.includes(status) ? undefined : `HTTP ${status}`
    recorder.answered({ status, outcome, ms: turn.waitedMs + ms, error })
  })
}

/**
 * Sends requests when they are due, and reconnects when a connection breaks. The rate option of autocannon does not do it: it
 * sends all requests of a second in a burst, and corrects latencies as if they were a millisecond apart.
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
    // autocannon drops a timed-out request before it reconnects, and does not report a response that broke off.
    if (turn.underWay) failed(client.pipelinedRequests.size() === 0 ? 'timeout' : 'connection')
    turn.keepAlive = true
    // Otherwise the parser would read the next response as the rest of a broken one, or as the response to a dropped request.
    if (client.conn) client._destroyConnection()
    client.parser.reinitialize('RESPONSE')
    // Waits for the next due request: connecting immediately would retry in a loop until then.
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
    // Timers are inexact, which is not the service's fault, so the latency of such a request counts from its sending.
    due = 'later'
    setTimeout(onTime, early)
  }
}

/** Sets one request that takes its content from `next` each time it is sent. */
function setRequests(client: Client, turn: Turn, next: () => LoadRequest): void {
  const request: autocannon.Request = {
    setupRequest: (made) => {
      turn.request = next()
      const { method = 'GET', path, headers = {}, body, onResponse } = turn.request
      if (onResponse) {
        request.onResponse = (status, text, _, received) => onResponse({ status, body: text, headers: received ?? {} })
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
