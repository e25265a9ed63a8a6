import { Type } from 'typebox'

/** RFC 9457. */
export const problem = Type.Object(
  {
    type: Type.String({ format: 'uri-reference', examples: ['/problems/not-found'] }),
    title: Type.String({ examples: ['Not found'] }),
    status: Type.Integer({ examples: [404] }),
    detail: Type.String({ examples: ['There is no airport XXX.'] }),
    instance: Type.String({ format: 'uri-reference', description: 'The request that this is about.' }),
    code: Type.String({ description: 'The last part of `type`; does not change.', examples: ['not-found'] }),
    errors: Type.Optional(
      Type.Array(Type.Object({ path: Type.String({ examples: ['query.date'] }), message: Type.String() }), {
        description: 'Every fault of a request that is not valid; or what of a cart could not be booked.',
      }),
    ),
  },
  { $id: 'Problem', title: 'Problem', description: 'A problem, as RFC 9457 describes it.' },
)

const descriptions = {
  400: 'The request is not valid: `validation-failed`.',
  401: 'Nobody is signed in: `unauthenticated`.',
  403: 'It is not for this caller: `forbidden`; or a change came from another origin, without the token: `csrf-rejected`.',
  404: 'There is no such thing: `not-found`.',
  409: 'It cannot be done as things are: `seat-taken`, `seat-held`, `hold-expired`, `flight-not-bookable`, `idempotency-conflict`.',
  422: 'The idempotency key belongs to another request: `idempotency-mismatch`.',
  429: 'Too many attempts; `Retry-After` says when to try again: `rate-limited`.',
  503: 'A server is unavailable that this needs; `Retry-After` says when to try again: `unavailable`.',
  504: 'The request said `only-if-cached`, and it is not: `not-cached`.',
} as const

/** The problem responses of an operation, by status. */
export function problems(...statuses: (keyof typeof descriptions)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: descriptions[status],
        content: { 'application/problem+json': { schema: Type.Ref('Problem') } },
      },
    ]),
  )
}
