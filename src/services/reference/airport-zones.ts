import { LRUCache } from 'lru-cache'
import type { PositionQueries } from '../../db/queries/reference/positions.ts'
import { zoneAt } from '../../domain/zone-at.ts'

/** More than all airports with an IATA code. */
const AIRPORTS_AT_MOST = 20_000

export interface AirportZonesOptions {
  queries: PositionQueries
  /** Reports a failed read of all airports. */
  onLeft: (what: string, error: unknown) => void
  /** Age at which a zone is read again, in the background. Milliseconds. Default: an hour. */
  readAfterMs?: number
}

/** The time zones of airports in this process, by IATA code. Unknown codes are not kept, because clients choose them. */
export function createAirportZones({ queries, onLeft, readAfterMs = 3_600_000 }: AirportZonesOptions) {
  const zones = new LRUCache<string, string>({
    max: AIRPORTS_AT_MOST,
    ttl: readAfterMs,
    allowStale: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async (iata) => {
      const position = await queries.positionOf(iata)
      return position && zoneAt(position)
    },
  })

  return {
    /** Reads all airports in one query, so that a search need not read its airport. Never rejects: `of` reads a missing one. */
    readAll: async (): Promise<void> => {
      try {
        // Backwards: of two airports with one code, the first counts, as in `positionOf`.
        for (const { iata, ...position } of (await queries.positions()).reverse()) zones.set(iata, zoneAt(position))
      } catch (error) {
        onLeft('read of the time zones', error)
      }
    },

    /** Returns the zone of an airport; undefined for an unknown airport. */
    of: (iata: string): Promise<string | undefined> => zones.fetch(iata),
  }
}

export type AirportZones = ReturnType<typeof createAirportZones>
