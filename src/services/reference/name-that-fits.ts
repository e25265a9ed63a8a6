import { NotCommitted } from '../../db/not-committed.ts'
import { AppError } from '../../errors.ts'

/** What a change of a name answers. An adopted table may have less room than ours: then the name is refused. */
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
