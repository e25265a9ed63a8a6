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
    waiting: (count = 1) => until(async () => (await waitEvents(database, 'Lock')).length === count),
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

/** Wait events of one type, of all connections to this database. */
export async function waitEvents(database: Database, type: 'Lock' | 'IPC'): Promise<string[]> {
  const rows = await ask(
    database,
    `SELECT wait_event FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = '${type}'`,
  )
  return rows.map((row) => String(row.wait_event))
}
