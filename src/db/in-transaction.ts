/** A connection that was taken from a pool for one transaction. */
export interface Borrowed {
  query(statement: string): Promise<unknown>
  /** Gives it back to the pool, or throws it away when it is broken. */
  giveBack(broken: boolean): void
}

/**
 * Commits when the work resolves, rolls back when it rejects. Drizzle's own transaction keeps a connection for ever that
 * breaks at BEGIN, and hides an error behind that of its ROLLBACK; this one does neither. `begin` are the statements that
 * begin it.
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
