import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { beginRecording, type Recording, recording, type Step, withRecording } from '../../recording.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Costs and steps of the request so far. Only in a workshop, or with a recorded span. */
    recording?: Recording | undefined
  }
}

/**
 * Records requests. A `workshop` records the costs of each request, and with `X-Trace: 1` its steps. With telemetry, the steps
 * of a request with a recorded span become events of the span.
 */
export const recorded = fp(
  async (app: FastifyInstance, { workshop }: { workshop: boolean }) => {
    app.decorateRequest('recording', undefined)
    app.addHook('onRequest', (request, _reply, done) => {
      const { arrivedAt: startedAt } = request
      const span = request.raw.span?.recorded ? request.raw.span : undefined
      if (!workshop && !span) {
        done()
        return
      }
      const onStep = span && ((step: Step) => span.addStep(step, startedAt))
      request.recording = beginRecording({ traced: isTraceAsked(request) || span !== undefined, startedAt, onStep })
      withRecording(request.recording, done)
    })
    // The body arrives in an event of the connection, outside of the request's async context.
    app.addHook('preValidation', (request, _reply, done) => {
      if (request.recording === undefined || recording() === request.recording) done()
      else withRecording(request.recording, done)
    })
  },
  { name: 'recorded', dependencies: ['request-log'] },
)

/** Whether a request wants a trace. */
export const isTraceAsked = ({ headers }: FastifyRequest): boolean => headers['x-trace'] === '1'
