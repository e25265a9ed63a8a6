import type { ErrorCode, FieldError } from '../../errors.ts'
import { keyOfAnotherRequest } from '../../services/booking/idempotency-errors.ts'
import { limitReached } from '../../services/sessions/limits.ts'
import { BODY_BYTES_AT_MOST } from '../plugins/bodies.ts'
import type { Operation } from './document.ts'

/** A refused request and its problem. */
export interface Refusal {
  code: ErrorCode
  detail: string
  errors?: readonly FieldError[]
  /** Values of parameters that differ from their examples. */
  values?: Record<string, unknown>
  /** Parameter that is not sent. */
  without?: string
}

const refusal = (code: ErrorCode, detail: string, more: Omit<Refusal, 'code' | 'detail'> = {}): Refusal => ({
  code,
  detail,
  ...more,
})

const unavailable = (detail: string) => refusal('unavailable', detail)
const forbidden = (detail: string, values: Record<string, unknown> = {}) => refusal('forbidden', detail, { values })

const elsewhere = refusal(
  'csrf-rejected',
  'Send changes from a page of the same origin, or with the header `x-csrf-token`.',
)
const foreign = forbidden('Sign in as the passenger who owns this.')
const onlyOwn = 'Leave `passengerId` out: only the admin may act for another passenger.'
const noConfig = forbidden('This Valkey server rejects `CONFIG`. Change its settings where it is hosted.')
const builtIn = forbidden('A built-in leaderboard cannot be changed or deleted. Define one with another name.', {
  board: 'passengers-most-flights',
})
const tooManyStreams = refusal('rate-limited', 'Too many event streams are open from this address. Close one first.')
const expiredHold = 'The hold on seat 12A of flight AA101 has expired. Put the seat into the cart again, or remove it.'
const database = unavailable('The database is unavailable. Retry later.')
const queue = unavailable('The job queue is unavailable. Retry later.')
const notInvalidated = unavailable('The cache could not be invalidated. Retry the request.')

/** Problems of single operations, by status. */
const byOperation: Record<string, Record<number, Refusal>> = {
  signIn: {
    401: refusal('unauthenticated', 'No passenger has this `passportNo` and `lastName`. Check both.'),
    429: refusal('rate-limited', 'Too many failed sign-ins. Retry after the time in `Retry-After`.'),
    503: unavailable('Sign-in is unavailable. Retry later.'),
  },
  remember: { 409: limitReached.preferences() },
  addToCart: { 409: limitReached.cart() },
  checkout: {
    409: refusal('hold-expired', expiredHold, {
      errors: [{ path: 'cart.items.1001-12A', message: 'The hold has expired. Hold the seat again.' }],
    }),
  },
  endSession: { 403: foreign },
  endAllSessions: { 403: forbidden(onlyOwn, { passengerId: 2 }) },
  sessionStats: { 403: forbidden('Send the admin token: only the admin may do this.') },
  holdSeat: {
    403: forbidden(onlyOwn),
    409: refusal(
      'seat-held',
      'Another passenger holds the seat. Choose another one, or retry when the hold has expired.',
    ),
  },
  bookSeat: { 403: forbidden(onlyOwn), 409: refusal('seat-taken', 'The seat is taken. Choose another one.') },
  cancelBooking: {
    403: foreign,
    409: refusal('flight-not-bookable', 'The flight has departed. Choose a flight that departs later.'),
  },
  getBooking: { 403: foreign, 503: database },
  releaseHold: { 403: foreign },
  passengerFlights: { 403: foreign },
  passengerProfile: { 403: foreign },
  passengerRoutes: { 403: foreign },
  popularRoutes: { 503: unavailable('Search counts are unavailable. Retry later.') },
  defineLeaderboard: { 403: builtIn, 503: database },
  deleteLeaderboard: { 403: builtIn, 503: database },
  leaderboards: { 503: database },
  leaderboardStream: { 429: tooManyStreams },
  streamStats: {
    429: tooManyStreams,
    503: unavailable('Too many event streams are open. Close one, or retry later.'),
  },
  writeBehindStats: { 503: unavailable('The counts of pending bookings are unavailable. Retry later.') },
  getTrace: { 503: unavailable('Traces are unavailable. Retry later.') },
  flushCache: { 503: notInvalidated },
  invalidateCache: { 503: notInvalidated },
  warmCache: { 503: queue },
  getWarming: { 503: queue },
  getEviction: { 403: noConfig },
  setEviction: { 403: noConfig },
}

/** Unavailability by tag. Default: the database. */
const byTag: Record<string, Refusal> = {
  'seats and bookings': unavailable('Seats are unavailable for booking. Retry later.'),
  sessions: unavailable('Sessions are unavailable. Retry later.'),
  leaderboards: unavailable('Leaderboards are unavailable. Retry later.'),
  operations: unavailable('A Valkey server is unavailable. Retry later.'),
}

/** Problems that are the same for all operations. */
const shared: Record<number, Refusal> = {
  403: elsewhere,
  413: refusal('payload-too-large', `The body is too large. Send at most ${BODY_BYTES_AT_MOST} bytes.`),
  415: refusal('unsupported-media-type', 'Send the body as `application/json`.'),
  422: keyOfAnotherRequest(),
  429: refusal('rate-limited', 'Too many wrong admin tokens. Retry after the time in `Retry-After`.'),
  504: refusal('not-cached', 'No entry is cached. Send the request without `only-if-cached` to load it.'),
}

/** The problem of an operation with this status, other than an invalid request or something that does not exist. */
export function refusals({ operationId, tags, security = [] }: Operation, status: number): Refusal | undefined {
  const own = byOperation[operationId]?.[status]
  if (own) return own
  if (status === 401) return refusal('unauthenticated', unauthenticated(security))
  if (status === 503) return tags.flatMap((tag) => byTag[tag] ?? [])[0] ?? database
  return shared[status]
}

const unauthenticated = (security: object[]) =>
  security.some((scheme) => 'admin' in scheme)
    ? 'Sign in, or send the admin token as a bearer token.'
    : 'Sign in first: this needs a session.'
