import { CacheUnavailable } from '../cache/guard.ts'
import { AppError } from '../errors.ts'

/** Makes a handler for `catch`: a Valkey that is unavailable becomes a 503 with this text, any other error passes. */
export const orUnavailable =
  (detail: string) =>
  (error: unknown): never => {
    if (!(error instanceof CacheUnavailable)) throw error
    throw new AppError('unavailable', detail, { cause: error })
  }
