import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError, type ErrorCode, type FieldError, findAppError, invalidInput } from '../../errors.ts'
import { faultMessage } from './fault-message.ts'

/** Status and title of each error code. */
const problems: Record<ErrorCode, { status: number; title: string }> = {
  'validation-failed': { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'csrf-rejected': { status: 403, title: 'Not allowed from this origin' },
  'not-found': { status: 404, title: 'Not found' },
  'seat-taken': { status: 409, title: 'The seat is taken' },
  'seat-held': { status: 409, title: 'The seat is held' },
  'hold-expired': { status: 409, title: 'The hold has expired' },
  'flight-not-bookable': { status: 409, title: 'The flight cannot be booked' },
  'idempotency-conflict': { status: 409, title: 'The first request is still running' },
  'idempotency-mismatch': { status: 422, title: 'The key belongs to another request' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  'not-cached': { status: 504, title: 'Not in the cache' },
}

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
    app.setNotFoundHandler((request, reply) =>
      sendProblem(
        request,
        reply,
        new AppError('not-found', 'There is no endpoint with this method and path. `/docs` lists all endpoints.'),
      ),
    )
  },
  { name: 'problem-replies' },
)

/** Sends the problem of an address that cannot be decoded. No hook has run for it. */
export function refuseAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  reply.header('x-request-id', request.id)
  sendProblem(
    request,
    reply,
    new AppError('validation-failed', 'The address is too long, or its percent-encoding is wrong.'),
  )
}

/** Sends an error as a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, { code, detail, errors }: AppError) {
  const { status, title } = problems[code]
  if (code === 'unavailable') reply.header('retry-after', String(RETRY_AFTER_SECONDS))
  const body = {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    instance: request.url,
    code,
    ...(code === 'validation-failed' || errors.length > 0 ? { errors } : {}),
  }
  // Serialized here, because the response schema of the route describes its success.
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((text: string) => text)
    .send(JSON.stringify(body))
}

/** Maps errors of the framework: invalid input, broken JSON, a body that is too large. */
function fromFramework(error: FastifyError): AppError {
  if (error.validation) {
    const faults = error.validation.map((fault): FieldError => {
      const where = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'request')
      const name = fault.params.additionalProperty ?? fault.params.missingProperty
      const path = [where, ...fault.instancePath.split('/').filter(Boolean), ...(name ? [String(name)] : [])].join('.')
      return { path, message: faultMessage(fault) }
    })
    return invalidInput(faults)
  }
  if (error.statusCode === 413) return new AppError('payload-too-large', 'The body is too large. Send a smaller one.')
  if (error.statusCode === 429)
    return new AppError('rate-limited', 'Too many requests. Retry after the time in `Retry-After`.')
  if (error.statusCode === 503) return new AppError('unavailable', 'The service is shutting down. Retry later.')
  if (error.statusCode !== undefined && error.statusCode < 500) return new AppError('validation-failed', error.message)
  return new AppError('internal', 'The service failed. Retry later, and report the `X-Request-Id` if it fails again.')
}
