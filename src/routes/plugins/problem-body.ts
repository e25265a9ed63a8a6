import type { AppError, ErrorCode } from '../../errors.ts'

/** Status and title of each error code. */
export const problems: Record<ErrorCode, { status: number; title: string }> = {
  'validation-failed': { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'csrf-rejected': { status: 403, title: 'Not allowed from this origin' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed' },
  'seat-taken': { status: 409, title: 'The seat is taken' },
  'seat-held': { status: 409, title: 'The seat is held' },
  'hold-expired': { status: 409, title: 'The hold has expired' },
  'limit-reached': { status: 409, title: 'A limit is reached' },
  'flight-not-bookable': { status: 409, title: 'The flight cannot be booked' },
  'idempotency-conflict': { status: 409, title: 'The first request is still running' },
  'idempotency-mismatch': { status: 422, title: 'The key belongs to another request' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The type of the body is not supported' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  'not-cached': { status: 504, title: 'Not in the cache' },
}

/** Media type of a problem. */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** Maximum length of an address in a problem, so that its size does not grow with the request. */
const ADDRESS_LENGTH = 512

/** Returns the body of a problem (RFC 9457). `instance` is the address of the request. */
export function problemBody({ code, detail, errors }: Refusal, instance: string) {
  const { status, title } = problems[code]
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    // Without half of a percent-encoded character at its end.
    instance: instance.length > ADDRESS_LENGTH ? instance.slice(0, ADDRESS_LENGTH).replace(/%.?$/, '') : instance,
    code,
    ...(code === 'validation-failed' || errors.length > 0 ? { errors } : {}),
  }
}

type Refusal = Pick<AppError, 'code' | 'detail' | 'errors'>
