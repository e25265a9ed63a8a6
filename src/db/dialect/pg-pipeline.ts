import type pg from 'pg'
import { noted } from '../statements.ts'

/** Statements that end a transaction, and its result. */
interface Ending<T> {
  statements: readonly pg.QueryConfig[]
  result: T
}

/**
 * Runs a transaction in two round trips: BEGIN with the first statements, then the last ones with COMMIT. COMMIT waits for the
 * first results, so that a process that dies or stops in between has not committed. `end` may throw to roll back.
 */
export async function inTwoTrips<T>(
  pool: pg.Pool,
  first: readonly pg.QueryConfig[],
  end: (results: readonly pg.QueryResult[]) => Ending<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    const [, ...results] = await pipelined(client, [{ text: 'BEGIN' }, ...first])
    const { statements, result } = end(results)
    const replies = await pipelined(client, [...statements, { text: 'COMMIT' }])
    // The COMMIT of a failed transaction is no error: the server rolls back, and replies so.
    if (replies.at(-1)?.command !== 'COMMIT') throw new Error('the server did not commit the transaction')
    return result
  } catch (error) {
    await pipelined(client, [{ text: 'ROLLBACK' }]).catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Sends statements at once, and waits once for all replies. Each statement is still one of its own: after an error, the later
 * ones of the transaction fail too. Rejects with the first error.
 */
async function pipelined(client: pg.PoolClient, statements: readonly pg.QueryConfig[]): Promise<pg.QueryResult[]> {
  const { stream } = client.connection
  // One write to the socket instead of one for each statement.
  stream.cork()
  const sent = statements.map((statement) =>
    noted(
      statement.text,
      () => client.query(statement),
      ({ rowCount }) => rowCount ?? 0,
    ),
  )
  stream.uncork()
  const replies = await Promise.allSettled(sent)
  return replies.map((reply) => {
    if (reply.status === 'rejected') throw reply.reason
    return reply.value
  })
}
