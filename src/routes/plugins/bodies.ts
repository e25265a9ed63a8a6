import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'
import { problems } from '../schemas/problem.ts'

/** Maximum size of a body. Bytes. */
export const BODY_BYTES_AT_MOST = 65_536

/** Parses bodies: JSON in UTF-8, or none. A request with a `Content-Type` and no content is a request without a body. */
export const bodies = fp(
  async (app: FastifyInstance) => {
    const parseJson = app.getDefaultJsonParser('error', 'error')
    app.removeAllContentTypeParsers()
    app.addContentTypeParser<string>('*', { parseAs: 'string' }, (request, text, done) => {
      // The problem of an unknown address does not depend on the body.
      if (text === '' || request.is404) return done(null)
      if (!isJson(request)) return done(new AppError('unsupported-media-type', 'Send the body as `application/json`.'))
      if (isEncoded(request))
        return done(new AppError('unsupported-media-type', 'Send the body without `Content-Encoding`.'))
      parseJson(request, text, done)
    })
    app.addHook('onRoute', (route) => {
      const { schema } = route
      if (schema?.body) route.schema = { ...schema, response: { ...Object(schema.response), ...problems(413, 415) } }
    })
  },
  { name: 'bodies' },
)

/** Whether the client has compressed the body. */
export const isEncoded = ({ headers }: FastifyRequest): boolean =>
  (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity'

function isJson({ headers }: FastifyRequest): boolean {
  const type = headers['content-type'] ?? ''
  const [, charset = 'utf-8'] = /;\s*charset="?([\w-]+)/i.exec(type) ?? []
  return /^application\/json\s*(;|$)/i.test(type) && charset.toLowerCase() === 'utf-8'
}
