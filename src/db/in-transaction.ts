/** A connection of the pool, borrowed for one transaction. */
export interface Borrowed {
  query(statement: string): Promise<unknown>
  /** Returns it to the pool, or discards a broken one. */
  giveBack(broken: boolean): void
}

/**
 * Commits when the work resolves, rolls back when it rejects. Drizzle's own transaction leaks a connection that breaks at
 * BEGIN, and replaces an error with the error of its ROLLBACK; this one does neither. `begin`: statements that begin it.
 */
export async function inTransaction<T>(
  connection: Borrowed,
  work: () => Promise<T>,
  begin: readonly string[] = ['BEGIN'],
): Promise<T> {
  let broken = false
  try {
    for (const statement of begin) await connection.query(statement)
    const result = await work()
    await connection.query('COMMIT')
    return result
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    connection.giveBack(broken)
  }
}
