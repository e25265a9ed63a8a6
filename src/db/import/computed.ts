import type { ComputedTable } from '../populate.ts'
import { computeCountry } from './country.ts'
import { computeFlightStats } from './flight-stats.ts'
import { computeRoute } from './route.ts'

/** The tables that FlughafenDB does not have, and whose rows follow from those that it has. */
export const computedTables: readonly ComputedTable[] = [
  { table: 'country', compute: computeCountry },
  { table: 'route', compute: computeRoute },
  { table: 'flight_stats', compute: computeFlightStats },
]
