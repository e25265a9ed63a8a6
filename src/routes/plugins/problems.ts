import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError, findAppError, invalidInput } from '../../errors.ts'
import { BODY_BYTES_AT_MOST, isEncoded } from './bodies.ts'
import { corsHeaders } from './cross-origin.ts'
import { faultMessage, shortened } from './fault-message.ts'
import { PROBLEM_TYPE, problemBody, problems } from './problem-body.ts'

const RETRY_AFTER_SECONDS = 2

/** Sends every error as a problem (RFC 9457). Causes of internal errors are logged and never sent. */
export const problemReplies = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const known = findAppError(error) ?? fromFramework(error)
      if (known.code === 'internal') request.log.error({ reqId: request.id, err: error }, 'request failed')
      else if (known.code === 'unavailable')
        request.log.warn({ reqId: request.id, err: error }, 'a server is unavailable')
      return sendProblem(request, reply, known)
    })
    // Target of the `type` of a problem.
    app.get<{ Params: { code: string } }>('/problems/:code', { schema: { hide: true } }, async ({ params }) => {
      const [code, problem] = Object.entries(problems).find(([known]) => known === params.code) ?? []
      if (!problem) throw new AppError('not-found', 'There is no error code of this name.')
      return { type: `/problems/${code}`, ...problem }
    })
  },
  { name: 'problem-replies' },
)

/** Returns the function that sends the problem of an address that cannot be decoded. No hook has run for it. */
export const refuseAddress =
  (origins: ReadonlySet<string>) => (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-request-id', request.id).headers(corsHeaders(origins, request.headers.origin))
    sendProblem(
      request,
      reply,
      new AppError('validation-failed', 'The address is too long, or its percent-encoding is wrong.'),
    )
  }

/** Sends an error as a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError) {
  if (error.code === 'unavailable') reply.header('retry-after', String(RETRY_AFTER_SECONDS))
  if (error.code === 'unsupported-media-type') {
    reply.header('accept', 'application/json')
    if (isEncoded(request)) reply.header('accept-encoding', 'identity')
  }
  const body = problemBody(error, request.url)
  // Serialized here, because the response schema of the route describes its success.
  return reply
    .code(body.status)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .serializer((text: string) => text)
    .send(JSON.stringify(body))
}

/** Maps errors of the framework: invalid input, broken JSON, a body that is too large. */
function fromFramework(error: FastifyError): AppError {
  const [fault] = error.validation ?? []
  if (fault) {
    const where = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'request')
    const name = fault.params.additionalProperty ?? fault.params.missingProperty ?? fault.params.tag
    const path = [where, ...fault.instancePath.split('/').filter(Boolean), ...(name ? [String(name)] : [])].join('.')
    return invalidInput({ path: shortened(path), message: faultMessage(fault) })
  }
  if (error.statusCode === 413)
    return new AppError('payload-too-large', `The body is too large. Send at most ${BODY_BYTES_AT_MOST} bytes.`)
  if (error.statusCode === 415) return new AppError('unsupported-media-type', 'Send the body as `application/json`.')
  if (error.statusCode === 429)
    return new AppError('rate-limited', 'Too many requests. Retry after the time in `Retry-After`.')
  if (error.statusCode === 503) return new AppError('unavailable', 'The service is shutting down. Retry later.')
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new AppError('validation-failed', shortened(error.message))
  return new AppError('internal', 'The service failed. Retry later, and report the `X-Request-Id` if it fails again.')
}
