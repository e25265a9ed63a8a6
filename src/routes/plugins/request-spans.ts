import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Telemetry } from '../../telemetry/telemetry.ts'

/** A span for each request, for OpenTelemetry. To be registered first: what is awaited from then on stands below it. */
export const requestSpans = fp(
  async (app: FastifyInstance, { telemetry }: { telemetry: Pick<Telemetry, 'requestSpan'> }) => {
    app.addHook('onRequest', ({ raw }, _reply, done) => {
      const span = telemetry.requestSpan(raw)
      if (span.recorded) span.within(done)
      else done()
    })
    // A body arrives in an event of the connection, which does not know which request it belongs to.
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
