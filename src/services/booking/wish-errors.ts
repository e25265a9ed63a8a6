import { AppError } from '../../errors.ts'

/** Prefixes the wishes in an error with their flight: `flights.1001.wishes.0`. */
export function withFlight(error: unknown, flightId: number): unknown {
  if (!(error instanceof AppError) || error.errors.length === 0) return error
  const errors = error.errors.map(({ path, message }) => ({
    path: path.startsWith('wishes.') ? `flights.${flightId}.${path}` : path,
    message,
  }))
  return new AppError(error.code, error.detail, { errors, cause: error.cause })
}

/** Rethrows an error without its wishes, for a request of one flight. */
export function withoutWishes(error: unknown): never {
  const named = error instanceof AppError && error.errors.some(({ path }) => path.startsWith('flights.'))
  throw named ? new AppError(error.code, error.detail, { cause: error.cause }) : error
}
