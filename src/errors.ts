/** Every way in which a request can be refused or fail. What each means to a caller stands in the HTTP contract. */
export type ErrorCode =
  | 'validation-failed'
  | 'unauthenticated'
  | 'forbidden'
  | 'csrf-rejected'
  | 'not-found'
  | 'not-cached'
  | 'seat-taken'
  | 'seat-held'
  | 'hold-expired'
  | 'flight-not-bookable'
  | 'idempotency-conflict'
  | 'idempotency-mismatch'
  | 'payload-too-large'
  | 'rate-limited'
  | 'unavailable'
  | 'internal'

export interface FieldError {
  /** Where the fault is: `query.date`, `body.seat`. */
  path: string
  message: string
}

/** An error with a meaning for the caller. `detail` is shown to strangers: no names of hosts, no SQL, no secrets. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: string
  readonly errors: readonly FieldError[]

  constructor(code: ErrorCode, detail: string, options: ErrorOptions & { errors?: readonly FieldError[] } = {}) {
    super(detail, options)
    this.code = code
    this.detail = detail
    this.errors = options.errors ?? []
  }
}

/** The `AppError` in a chain of causes, if there is one: drivers and query builders wrap what they are handed. */
export function findAppError(error: unknown): AppError | undefined {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof AppError) return e
  return undefined
}
