import type { ComputedTable } from '../populate.ts'
import { computeCountry } from './country.ts'
import { computeFlightStats } from './flight-stats.ts'
import { computeRoute } from './route.ts'

/** Tables that FlughafenDB lacks. Their rows are computed from its tables. */
export const computedTables: readonly ComputedTable[] = [
  { table: 'country', compute: computeCountry },
  { table: 'route', compute: computeRoute },
  { table: 'flight_stats', compute: computeFlightStats },
]
