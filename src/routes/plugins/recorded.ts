import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { beginRecording, type Recording, recording, withRecording } from '../../recording.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request has spent so far, and done; only in a workshop. */
    recording?: Recording | undefined
  }
}

/** Records what each request spends, and with `X-Trace: 1` what it does. */
export const recorded = fp(
  async (app: FastifyInstance) => {
    app.decorateRequest('recording', undefined)
    app.addHook('onRequest', (request, _reply, done) => {
      const traced = request.headers['x-trace'] === '1'
      request.recording = beginRecording({ traced, startedAt: request.arrivedAt })
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
