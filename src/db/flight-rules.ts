import { type SQL, sql } from 'drizzle-orm'
import { KILOMETRES_PER_MILE } from '../domain/miles.ts'
import { LATE_FROM_MINUTES } from '../domain/punctuality.ts'
import type { Database } from './database.ts'

/*
 * Rules of `src/domain/` as SQL. Each takes its constants from there. Queries left-join the tables `flight_status` and `route`,
 * because a flight may have no row in them.
 */

type Tables = Pick<Database['tables'], 'flight' | 'flightStatus' | 'route'>

export const isCancelled = ({ flightStatus }: Pick<Tables, 'flightStatus'>): SQL =>
  sql`coalesce(${flightStatus.status}, '') = 'cancelled'`

/** Whether the scheduled departure has passed. */
export const isDue = ({ flight }: Pick<Tables, 'flight'>, now: Date): SQL =>
  sql`${flight.departure} <= ${sql.param(now, flight.departure)}`

/** Whether a flight that is due was neither cancelled nor late. */
export const isOnTime = (tables: Pick<Tables, 'flightStatus'>): SQL =>
  sql`not (${isCancelled(tables)}) and coalesce(${tables.flightStatus.delayMinutes}, 0) < ${LATE_FROM_MINUTES}`

/** `milesOf` of the route; null without a route. `floor` because databases round halves in different ways. */
export const wholeMiles = ({ route }: Pick<Tables, 'route'>): SQL =>
  sql`floor(${route.distanceKm} / ${KILOMETRES_PER_MILE} + 0.5)`
