import { NotCommitted } from '../../db/not-committed.ts'
import { AppError } from '../../errors.ts'

/** Awaits the change of a name. Rejects with `validation-failed` when the column of an adopted table is too short. */
export async function nameThatFits<T>(change: Promise<T>): Promise<T> {
  try {
    return await change
  } catch (error) {
    if (!(error instanceof NotCommitted && error.because === 'too-long')) throw error
    throw new AppError('validation-failed', '`name` must be shorter: the database cannot store this many characters.', {
      cause: error,
      errors: [{ path: 'body.name', message: 'must be shorter' }],
    })
  }
}
