import { Type } from 'typebox'
import { errorCodes } from '../../errors.ts'
import { named, oneOf } from './common.ts'

/** RFC 9457. */
export const problem = Type.Object(
  {
    type: Type.String({ format: 'uri-reference', examples: ['/problems/not-found'] }),
    title: Type.String({ examples: ['Not found'] }),
    status: Type.Integer({ examples: [404] }),
    detail: Type.String({ examples: ['There is no airport XXX.'] }),
    instance: Type.String({ format: 'uri-reference', description: 'Address of the request, up to 512 characters.' }),
    code: named('ProblemCode', oneOf(errorCodes, 'Last part of `type`. Stable.')),
    errors: Type.Optional(
      Type.Array(
        named(
          'Fault',
          Type.Object({
            path: Type.String({ examples: ['query.date'] }),
            message: Type.String({ examples: ['must be a day such as 2025-12-15'] }),
          }),
        ),
        {
          description: 'The first fault of an invalid request, or the items of a cart that could not be booked.',
        },
      ),
    ),
  },
  { $id: 'Problem', title: 'Problem', description: 'A problem, as RFC 9457 describes it.' },
)

const descriptions = {
  400: 'The request is not valid: `validation-failed`.',
  401: 'The request needs a session or the admin token: `unauthenticated`.',
  403: 'The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`.',
  404: 'It does not exist: `not-found`.',
  409: 'The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`.',
  413: 'The body has more than 65,536 bytes: `payload-too-large`.',
  415: 'The body is not JSON: `unsupported-media-type`.',
  422: 'The idempotency key belongs to another request: `idempotency-mismatch`.',
  429: 'Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry.',
  503: 'A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry.',
  504: 'The request said `only-if-cached`, and no entry is cached: `not-cached`.',
} as const

// One object, so that it is compiled once.
const reference = Type.Ref('Problem')

/** Problem responses of an operation, by status. Every operation limits wrong admin tokens: 429. */
export function problems(...statuses: (keyof typeof descriptions)[]) {
  return Object.fromEntries(
    [...new Set([...statuses, 429 as const])].sort().map((status) => [
      status,
      {
        description: descriptions[status],
        content: { 'application/problem+json': { schema: reference } },
      },
    ]),
  )
}
