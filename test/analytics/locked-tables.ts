import { openTestDatabase } from '../support/engines.ts'
import type { Fixtures } from '../support/fixtures.ts'

/** Blocks reads of a table on all other connections. By default one that only reports read. */
export async function lockTable(
  { url }: Pick<Fixtures, 'url'>,
  table = 'flight_stats',
): Promise<{ unlock: () => Promise<void> }> {
  const database = openTestDatabase(url)
  const [lock, unlock] =
    database.dialect === 'pg'
      ? [`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`, 'COMMIT']
      : [`LOCK TABLES ${table} WRITE`, 'UNLOCK TABLES']
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  let holding: Promise<void> | undefined
  await new Promise<void>((resolve, reject) => {
    holding = database.script(async (connection) => {
      await connection.rows(lock)
      resolve()
      await opened
      await connection.rows(unlock)
    })
    holding.catch(reject)
  })
  return {
    unlock: async () => {
      open()
      await holding
      await database.close()
    },
  }
}

/** Counts the running statements of all clients on that table. */
export async function runningReports({ database, ask }: Fixtures): Promise<number> {
  const statement =
    database.dialect === 'pg'
      ? `SELECT count(*) AS running FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
         AND pid <> pg_backend_pid() AND query LIKE '%flight_stats%'`
      : `SELECT count(*) AS running FROM information_schema.processlist WHERE db = database() AND id <> connection_id()
         AND info LIKE '%flight_stats%'`
  const [row] = await ask(statement)
  return Number(row?.running)
}
