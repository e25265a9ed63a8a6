import { NotCommitted } from '../../db/not-committed.ts'
import { AppError } from '../../errors.ts'

/** Awaits the change of a name. Rejects with `validation-failed` when the column of an adopted table is too short. */
export async function nameThatFits<T>(change: Promise<T>): Promise<T> {
  try {
    return await change
  } catch (error) {
    if (!(error instanceof NotCommitted && error.because === 'too-long')) throw error
    throw new AppError('validation-failed', 'The database has no room for such a long name.', {
      cause: error,
      errors: [{ path: 'body.name', message: 'must be shorter' }],
    })
  }
}
