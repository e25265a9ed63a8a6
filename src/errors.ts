/** Codes of all errors that a request can get. The HTTP contract explains each. */
export const errorCodes = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'csrf-rejected',
  'not-found',
  'method-not-allowed',
  'not-cached',
  'seat-taken',
  'seat-held',
  'hold-expired',
  'limit-reached',
  'flight-not-bookable',
  'idempotency-conflict',
  'idempotency-mismatch',
  'payload-too-large',
  'unsupported-media-type',
  'rate-limited',
  'unavailable',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface FieldError {
  /** Path of the faulty value: `query.date`, `body.seat`. */
  path: string
  message: string
}

/** An error for the caller. `detail` is public: it contains no host names, no SQL and no secrets. */
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

/** Creates the error for invalid input. Its detail is the fault as a sentence: "`date` is required." */
export function invalidInput(fault: FieldError): AppError {
  const name = fault.path.replace(/^(query|body|params|headers)\./, '')
  return new AppError('validation-failed', `\`${name}\` ${fault.message}.`, { errors: [fault] })
}

/** Finds the `AppError` in a chain of causes. Drivers and query builders wrap the errors they pass on. */
export function findAppError(error: unknown): AppError | undefined {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof AppError) return e
  return undefined
}
