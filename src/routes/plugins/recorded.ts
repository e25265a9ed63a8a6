import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { beginRecording, type Recording, recording, type Step, withRecording } from '../../recording.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request has spent so far, and done; only in a workshop, or where it has a span. */
    recording?: Recording | undefined
  }
}

/**
 * Records in a `workshop` what each request spends, and with `X-Trace: 1` what it does; anywhere, what a request does that
 * has a span, for the span.
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
    // A body arrives in an event of the connection, which does not know which request it belongs to.
    app.addHook('preValidation', (request, _reply, done) => {
      if (request.recording === undefined || recording() === request.recording) done()
      else withRecording(request.recording, done)
    })
  },
  { name: 'recorded', dependencies: ['request-log'] },
)

/** Whether a request wants to be told afterwards what it did. */
export const isTraceAsked = ({ headers }: FastifyRequest): boolean => headers['x-trace'] === '1'
