import { NotCommitted } from '../../db/not-committed.ts'
import { AppError } from '../../errors.ts'

/** Awaits the change of a name. Rejects with `validation-failed` when the column of an adopted table cannot store the name. */
export async function nameThatFits<T>(change: Promise<T>): Promise<T> {
  try {
    return await change
  } catch (error) {
    if (!(error instanceof NotCommitted && error.because === 'unfit')) throw error
    throw new AppError(
      'validation-failed',
      '`name` must fit into the database: use fewer characters, or only letters that it can store.',
      {
        cause: error,
        errors: [{ path: 'body.name', message: 'must be shorter, or have only letters that the database can store' }],
      },
    )
  }
}
