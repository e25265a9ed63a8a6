import type { Database } from '../../../src/db/database.ts'
import { ask } from '../../support/scratch.ts'
import { until } from '../../support/until.ts'

/**
 * A connection of its own that has inserted a booking and does not commit: whoever books the same seat waits for it, in
 * the middle of a transaction. On PostgreSQL.
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
    /** Resolves when that many transactions wait for a lock. */
    waiting: (count = 1) => until(async () => (await waitEvents(database, 'Lock')).length === count),
    /** Rolls back, so that waiting transactions continue. */
    release: async () => {
      release()
      await ended
    },
    /** The server was killed, and the connection is gone with it. */
    broken: async () => {
      release()
      await ended.catch(() => {})
    },
  }
}

/** What the connections to this database wait for, of one type of events. */
export async function waitEvents(database: Database, type: 'Lock' | 'IPC'): Promise<string[]> {
  const rows = await ask(
    database,
    `SELECT wait_event FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = '${type}'`,
  )
  return rows.map((row) => String(row.wait_event))
}
