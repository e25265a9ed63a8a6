import type { Kit } from './dialect/kit.ts'
import { bookingTables } from './schema/booking.ts'
import { flightTables } from './schema/flights.ts'
import { leaderboardTables } from './schema/leaderboards.ts'
import { loadTables } from './schema/loads.ts'
import { passengerTables } from './schema/passengers.ts'
import { referenceTables } from './schema/reference.ts'
import { stateTables } from './schema/state.ts'

/**
 * Defines the tables, once for both dialects. Tables and columns have FlughafenDB's own names (doi 10.5281/zenodo.3968361),
 * so that the service runs on an existing FlughafenDB. Tables with a comment are ours. There are no foreign keys: real dumps
 * have dangling references, and an adopted table is never altered.
 */
export const defineSchema = (kit: Kit) => ({
  ...referenceTables(kit),
  ...flightTables(kit),
  ...passengerTables(kit),
  ...bookingTables(kit),
  ...leaderboardTables(kit),
  ...loadTables(kit),
  ...stateTables(kit),
})

export type Schema = ReturnType<typeof defineSchema>
