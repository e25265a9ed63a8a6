import type { ScriptConnection } from '../database.ts'

/** Fills `flight_stats` with the number of bookings and the revenue of each flight. */
export async function computeFlightStats(connection: ScriptConnection): Promise<void> {
  await connection.rows(
    `INSERT INTO flight_stats (flight_id, bookings, revenue)
     SELECT flight_id, count(*), sum(price) FROM booking GROUP BY flight_id`,
  )
}
