import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Telemetry } from '../../telemetry/telemetry.ts'

/** Creates an OpenTelemetry span for each request. Registered first, so that all later spans are its children. */
export const requestSpans = fp(
  async (app: FastifyInstance, { telemetry }: { telemetry: Pick<Telemetry, 'requestSpan'> }) => {
    app.addHook('onRequest', ({ raw }, _reply, done) => {
      const span = telemetry.requestSpan(raw)
      if (span.recorded) span.within(done)
      else done()
    })
    // The body arrives in an event of the connection, outside of the request's async context.
    app.addHook('preValidation', ({ raw }, _reply, done) => {
      if (raw.span?.recorded) raw.span.within(done)
      else done()
    })
    app.addHook('onResponse', ({ raw, method, routeOptions }, { statusCode: status }, done) => {
      raw.span?.end({ method, route: routeOptions.url ?? 'none', status })
      done()
    })
  },
  { name: 'request-spans' },
)
