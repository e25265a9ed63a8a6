import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { since } from '../../recording.ts'
import type { Traces } from '../../services/operations/traces.ts'
import { isTraceAsked } from './recorded.ts'

/**
 * Stores the trace of each request with `X-Trace: 1`, before its response is sent. Only its `X-Trace-Id`, 128 random bits, opens
 * the trace: request ids can be guessed.
 */
export const keptTraces = fp(
  async (app: FastifyInstance, { traces }: { traces: Traces }) => {
    app.addHook('onSend', (_request, reply) => keep(traces, reply))
  },
  { name: 'kept-traces', dependencies: ['recorded'] },
)

async function keep(traces: Traces, reply: FastifyReply): Promise<void> {
  const { request, statusCode: status } = reply
  const { id: requestId, method, routeOptions, recording, arrivedAt } = request
  const trace = recording?.trace
  if (!trace || !isTraceAsked(request)) return
  // The pattern, not the address, which may contain personal data.
  const route = routeOptions.url ?? 'none'
  const traceId = randomBytes(16).toString('hex')
  reply.header('x-trace-id', traceId)
  await traces.keep({ traceId, requestId, method, route, status, ms: since(arrivedAt) }, { ...recording, trace })
}
