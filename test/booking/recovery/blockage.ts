import type { Database } from '../../../src/db/database.ts'
import { ask } from '../../support/scratch.ts'
import { until } from '../../support/until.ts'

/**
 * A separate connection that has inserted a booking and does not commit. A booking of the same seat waits for it inside
 * its transaction. PostgreSQL only.
 */
export async function blockSeat(database: Database, { flightId, seat }: { flightId: number; seat: string }) {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let inserted = () => {}
  const blocking = new Promise<void>((resolve) => {
    inserted = resolve
  })
  const ended = database.script(async ({ rows }) => {
    await rows('BEGIN')
    await rows('INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES ($1, $2, 499, 1)', [flightId, seat])
    inserted()
    await released
    await rows('ROLLBACK')
  })
  await Promise.race([blocking, ended])
  return {
    /** Resolves when this number of transactions waits for a lock. */
    waiting: (count = 1) => until(async () => (await waitingForLock(database)) === count),
    /** Rolls back, so that waiting transactions continue. */
    release: async () => {
      release()
      await ended
    },
    /** Waits for the end of the connection after its server was killed. */
    broken: async () => {
      release()
      await ended.catch(() => {})
    },
  }
}

/** Number of connections to this database that wait for a lock. */
export const waitingForLock = (database: Database) => waiting(database, "wait_event_type = 'Lock'")

/**
 * Number of transactions whose COMMIT waits for a replica. A statement outside a transaction waits in the same way, for
 * example the deletion of delivered outbox rows, and does not count.
 */
export const waitingToCommit = (database: Database) => waiting(database, "wait_event = 'SyncRep' AND query = 'COMMIT'")

async function waiting(database: Database, condition: string): Promise<number> {
  const rows = await ask(
    database,
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND ${condition}`,
  )
  return rows.length
}
