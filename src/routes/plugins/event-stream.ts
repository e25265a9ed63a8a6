import type { Server } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'

export interface StreamEvent {
  /** What a client that comes back says that it has seen last. */
  id?: string
  event: string
  /** Sent as JSON. */
  data: unknown
}

export interface EventStreamOptions {
  /** How many streams this process may have open, of all kinds together; one more is `unavailable`. */
  maximum: number
  /** Begins to send; what it resolves to ends that. When it rejects before anything was sent, so does the request. */
  start: (send: (event: StreamEvent) => void) => Promise<() => void>
}

const HEARTBEAT_MS = 15_000

/** The streams that are open in this process: what ends each, and whose it is. */
const open = new Map<() => void, Server>()

/** Servers that drain: a stream that began now would never end. */
const draining = new WeakSet<Server>()

/**
 * Answers with Server-Sent Events until the client goes or the server drains. Nothing is kept for a client that reads more
 * slowly than events come: those are left out that come while it has not read the ones before. One that has not read anything
 * from one heartbeat to the next is given up, so that its place is free.
 *
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function eventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { maximum, start }: EventStreamOptions,
): Promise<void> {
  if (draining.has(request.server.server)) throw new AppError('unavailable', 'The service is about to end.')
  if (open.size >= maximum) throw new AppError('unavailable', 'Too many streams are open at the moment.')
  const { raw } = reply
  let stop: (() => void) | undefined
  let ended = false

  function begin(): void {
    if (raw.headersSent) return
    reply.hijack()
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': request.id,
      // Once it ends, the connection does: a server that drains waits for all of them.
      connection: 'close',
      // Proxies are not to wait until there is more to pass on.
      'x-accel-buffering': 'no',
    })
    raw.flushHeaders()
  }

  function write(text: string): void {
    if (raw.headersSent && !ended && !raw.writableNeedDrain) raw.write(text)
  }

  function end(): void {
    if (ended) return
    ended = true
    open.delete(end)
    clearInterval(heartbeat)
    stop?.()
    if (raw.headersSent) raw.end()
  }

  let isStuck = false
  raw.on('drain', () => {
    isStuck = false
  })
  const heartbeat = setInterval(() => {
    if (!raw.writableNeedDrain) write(': alive\n\n')
    else if (isStuck) raw.destroy()
    else isStuck = true
  }, HEARTBEAT_MS)
  heartbeat.unref()
  open.set(end, request.server.server)
  raw.on('close', end)
  raw.on('error', end)
  try {
    stop = await start((event) => {
      if (ended) return
      begin()
      write(textOf(event))
    })
  } catch (error) {
    end()
    if (raw.headersSent) return
    throw error
  }
  // It may have ended meanwhile.
  if (ended) stop()
  begin()
  if (ended) raw.end()
}

/** Ends every stream of a server, which has no new ones from now on. */
export function endEventStreams(server: Server): void {
  draining.add(server)
  for (const [end, owner] of open) if (owner === server) end()
}

function textOf({ id, event, data }: StreamEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
