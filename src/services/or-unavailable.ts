import { CacheUnavailable } from '../cache/guard.ts'
import { AppError } from '../errors.ts'

/** Makes a `catch` handler: an unavailable Valkey becomes `unavailable` with this text; any other error passes through. */
export const orUnavailable =
  (detail: string) =>
  (error: unknown): never => {
    if (!(error instanceof CacheUnavailable)) throw error
    throw new AppError('unavailable', detail, { cause: error })
  }
