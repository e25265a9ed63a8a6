import { CacheRefused, CacheUnavailable } from '../cache/guard.ts'
import { meanings } from '../cache/refusal.ts'
import { AppError } from '../errors.ts'

/**
 * Makes a `catch` handler. A Valkey that is unavailable, or that refuses commands for a time, becomes `unavailable` with this
 * text and the reason. Any other error passes through, also the refusal of a wrong command, which is an error of the service.
 */
export const orUnavailable =
  (detail: string) =>
  (error: unknown): never => {
    if (!(error instanceof CacheUnavailable)) throw error
    if (!(error instanceof CacheRefused)) throw new AppError('unavailable', detail, { cause: error })
    const { reason } = error.refusal
    if (reason === 'other') throw error
    throw new AppError('unavailable', `${detail} The Valkey server ${meanings[reason]}.`, { cause: error })
  }

/** Whether an error comes from a refusal of a Valkey: it replies, so other commands may succeed. */
export const isRefused = (error: unknown): boolean => error instanceof Error && error.cause instanceof CacheRefused
