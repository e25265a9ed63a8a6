import { LRUCache } from 'lru-cache'
import type { AirportQueries } from '../../db/queries/reference/airports.ts'
import { zoneAt } from '../../domain/zone-at.ts'

/** Age at which a zone is read again, in the background. Milliseconds. */
const READ_AFTER_MS = 3_600_000

/** More than all airports with an IATA code. */
const AIRPORTS_AT_MOST = 20_000

/**
 * The time zones of airports in this process: one query for the first use of each airport, none afterwards. Unknown codes are not
 * kept, because clients choose them.
 */
export function createAirportZones(queries: Pick<AirportQueries, 'positionOf'>) {
  const zones = new LRUCache<string, string>({
    max: AIRPORTS_AT_MOST,
    ttl: READ_AFTER_MS,
    allowStale: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async (iata) => {
      const position = await queries.positionOf(iata)
      return position && zoneAt(position)
    },
  })

  /** Returns the zone of an airport; undefined for an unknown airport. */
  return (iata: string): Promise<string | undefined> => zones.fetch(iata)
}
