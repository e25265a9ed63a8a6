import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'
import { clientAddress } from './client-address.ts'

declare module 'fastify' {
  interface FastifyReply {
    /**
     * Sends Server-Sent Events until the client disconnects. `start` subscribes and returns the function that unsubscribes; if
     * it rejects, the request fails. A slow client skips events: only the latest one waits for it.
     */
    sendEvents(start: (send: (event: StreamEvent) => void) => Promise<() => void>): Promise<FastifyReply>
  }
}

/** One event of a stream. */
export interface StreamEvent {
  /** A client that reconnects sends it as `Last-Event-ID`. */
  id?: string
  event: string
  data: unknown
}

/** Interval of comments that keep proxies from closing an idle connection. Milliseconds. */
const HEARTBEAT_MS = 15_000
/** Delay before a client reconnects. Milliseconds. */
const RETRY_MS = 2_000

/**
 * Adds Server-Sent Events to replies. Above `maximum` open streams of this process, a new one is refused with `unavailable`;
 * above `perAddress` of one address, with `rate-limited`.
 * All streams end at shutdown, and their clients reconnect to another instance.
 *
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const eventStreams = fp(
  async (app: FastifyInstance, { maximum, perAddress }: { maximum: number; perAddress: number }) => {
    const open = new Set<PassThrough>()
    const ofAddress = createTally()
    let ending = false
    app.addHook('preClose', async () => {
      ending = true
      for (const stream of open) stream.end()
    })

    app.decorateReply('sendEvents', async function (start) {
      if (ending) throw new AppError('unavailable', 'The service is shutting down. Retry later.')
      if (open.size >= maximum)
        throw new AppError('unavailable', 'Too many event streams are open. Close one, or retry later.')
      const address = clientAddress(this.request)
      if (ofAddress.of(address) >= perAddress) {
        this.header('retry-after', String(RETRY_MS / 1000))
        throw new AppError('rate-limited', 'Too many event streams are open from this address. Close one first.')
      }
      const stream = new PassThrough()
      open.add(stream)
      ofAddress.add(address, 1)
      stream.once('close', () => {
        open.delete(stream)
        ofAddress.add(address, -1)
      })
      const stop = await start(sender(stream)).catch((error) => {
        stream.destroy()
        throw error
      })
      stream.once('close', stop)
      beat(stream)
      // A HEAD request gets no body, so it would never see the end of the stream.
      if (this.request.method === 'HEAD') stream.end()
      // `close`: a connection that is kept alive would delay the shutdown. `x-accel-buffering`: proxies must not buffer.
      this.headers({ 'cache-control': 'no-store', connection: 'close', 'x-accel-buffering': 'no' })
      return this.type('text/event-stream').send(stream)
    })
  },
  { name: 'event-streams' },
)

/** Counts by name. A name without a count is forgotten. */
function createTally() {
  const counts = new Map<string, number>()
  const of = (name: string) => counts.get(name) ?? 0
  return {
    of,
    add: (name: string, change: number) => {
      const count = of(name) + change
      if (count > 0) counts.set(name, count)
      else counts.delete(name)
    },
  }
}

/** Sends heartbeats. Disconnects a client that has read nothing since the last heartbeat, which frees its stream. */
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
