import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { since } from '../../recording.ts'
import type { Traces } from '../../services/operations/traces.ts'
import { isTraceAsked } from './recorded.ts'

/** Stores the trace of each request with `X-Trace: 1`, before its response is sent. */
export const keptTraces = fp(
  async (app: FastifyInstance, { traces }: { traces: Traces }) => {
    app.addHook('onSend', (_request, reply) => keepTrace(traces, reply))
  },
  { name: 'kept-traces', dependencies: ['recorded'] },
)

/** Stores the trace of a response that bypasses the hooks. Does nothing for a request without a trace. */
export async function keepTrace(traces: Traces, { request, statusCode: status }: FastifyReply): Promise<void> {
  const { id: requestId, method, routeOptions, recording, arrivedAt } = request
  const trace = recording?.trace
  if (!trace || !isTraceAsked(request)) return
  // The pattern, not the address, which may contain personal data.
  const route = routeOptions.url ?? 'none'
  await traces.keep({ requestId, method, route, status, ms: since(arrivedAt) }, { ...recording, trace })
}
