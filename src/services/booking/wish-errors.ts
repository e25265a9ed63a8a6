import { AppError } from '../../errors.ts'

/** The same error, with its wishes named as those of this flight: `flights.1001.wishes.0`. */
export function withFlight(error: unknown, flightId: number): unknown {
  if (!(error instanceof AppError) || error.errors.length === 0) return error
  const errors = error.errors.map(({ path, message }) => ({
    path: path.startsWith('wishes.') ? `flights.${flightId}.${path}` : path,
    message,
  }))
  return new AppError(error.code, error.detail, { errors, cause: error.cause })
}

/** Throws the same error without the names of wishes, for a request of one flight. */
export function withoutWishes(error: unknown): never {
  const named = error instanceof AppError && error.errors.some(({ path }) => path.startsWith('flights.'))
  throw named ? new AppError(error.code, error.detail, { cause: error.cause }) : error
}
