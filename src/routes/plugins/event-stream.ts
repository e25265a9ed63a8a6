import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyReply {
    /**
     * Answers with Server-Sent Events until the client goes. `start` begins what sends them and answers what ends it; where it
     * rejects, so does the request. A client that reads slowly is not sent what has been overtaken: the last event waits for
     * it, and nothing else.
     */
    sendEvents(start: (send: (event: StreamEvent) => void) => Promise<() => void>): Promise<FastifyReply>
  }
}

/** One event of a stream. */
export interface StreamEvent {
  /** Sent back by a client that connects again, as `Last-Event-ID`. */
  id?: string
  event: string
  data: unknown
}

/** A connection on which nothing is sent is taken for dead by what stands between. Milliseconds. */
const HEARTBEAT_MS = 15_000
/** How soon a client is to connect again, milliseconds. */
const RETRY_MS = 2_000

/**
 * Server-Sent Events. `maximum` is how many streams this process has open at most; one more is refused with `unavailable`. All
 * end when the service does: their clients connect again, elsewhere.
 *
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const eventStreams = fp(
  async (app: FastifyInstance, { maximum }: { maximum: number }) => {
    const open = new Set<PassThrough>()
    let ending = false
    app.addHook('preClose', async () => {
      ending = true
      for (const stream of open) stream.end()
    })

    app.decorateReply('sendEvents', async function (start) {
      // Who wants no body would never be told that it has ended.
      if (this.request.method === 'HEAD') return this.type('text/event-stream').send()
      if (ending) throw new AppError('unavailable', 'The service is about to end.')
      if (open.size >= maximum) throw new AppError('unavailable', 'Too many streams are open.')
      const stream = new PassThrough()
      open.add(stream)
      stream.once('close', () => open.delete(stream))
      const stop = await start(sender(stream)).catch((error) => {
        stream.destroy()
        throw error
      })
      stream.once('close', stop)
      beat(stream)
      // The connection ends with the stream: kept alive it would hold up the end of the service.
      // What stands between is not to wait until there is more to pass on.
      this.headers({ 'cache-control': 'no-store', connection: 'close', 'x-accel-buffering': 'no' })
      return this.type('text/event-stream').send(stream)
    })
  },
  { name: 'event-streams' },
)

/** Keeps a stream alive; gives up a client that has read nothing from one heartbeat to the next, so that its place is free. */
function beat(stream: PassThrough): void {
  let isStuck = false
  stream.on('drain', () => {
    isStuck = false
  })
  const heartbeat = setInterval(() => {
    if (!stream.writableNeedDrain) stream.write(': still here\n\n')
    else if (isStuck) stream.destroy()
    else isStuck = true
  }, HEARTBEAT_MS)
  heartbeat.unref()
  stream.once('finish', () => clearInterval(heartbeat))
  stream.once('close', () => clearInterval(heartbeat))
}

function sender(stream: PassThrough): (event: StreamEvent) => void {
  let waiting: StreamEvent | undefined
  stream.write(`retry: ${RETRY_MS}\n\n`)
  stream.on('drain', () => {
    if (waiting) stream.write(textOf(waiting))
    waiting = undefined
  })
  return (event) => {
    if (!stream.writable) return
    if (stream.writableNeedDrain) waiting = event
    else stream.write(textOf(event))
  }
}

const textOf = ({ id, event, data }: StreamEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
