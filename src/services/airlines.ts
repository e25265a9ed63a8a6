import type { Cache, CacheRead, ReadOptions } from '../cache/cache.ts'
import { absent } from '../cache/entry.ts'
import type { AirlineQueries, AirlineRoutesRow, AirlineRow } from '../db/queries/airlines.ts'
import * as entries from './entries.ts'
import { afterCursor, pageOf } from './page.ts'

export interface Airline {
  iata: string
  name: string
  /** The airport that it mostly flies from, where the data has it. */
  baseAirport: { iata: string; name: string } | null
}

export interface AirlineRoutes {
  airline: Airline
  /** Pairs of airports that it flies between, each way counted. */
  totalRoutes: number
  /** Airports that it flies to. */
  destinations: number
}

/** Airlines: reference data, read through the cache for a day; the ranking by routes for an hour. */
export function createAirlines({ cache, queries }: { cache: Cache; queries: AirlineQueries }) {
  return {
    get: (iata: string, options?: ReadOptions): Promise<CacheRead> => {
      const load = async () => {
        const row = await queries.byIata(iata)
        return row ? airlineOf(row) : absent(`There is no airline ${iata}.`)
      }
      return cache.read(entries.airline, { iata }, load, options)
    },

    list: ({ limit, cursor }: { limit: number; cursor?: string }, options?: ReadOptions): Promise<CacheRead> => {
      const after = afterCursor(cursor, /^[A-Z0-9]{2}$/)
      const load = async () =>
        pageOf(await queries.list({ after, limit: limit + 1 }), limit, airlineOf, (row) => row.iata)
      return cache.read(entries.airlineList, { query: { limit, after } }, load, options)
    },

    /** The airlines that fly the most routes. */
    topRoutes: (limit: number, options?: ReadOptions): Promise<CacheRead> => {
      const load = async () => ({ data: (await queries.topRoutes(limit)).map(airlineRoutesOf) })
      return cache.read(entries.topRoutes, { limit }, load, options)
    },
  }
}

export type Airlines = ReturnType<typeof createAirlines>

function airlineOf({ iata, name, base }: AirlineRow): Airline {
  const baseAirport = base?.iata && base.name ? { iata: base.iata, name: base.name } : null
  return { iata, name: name ?? iata, baseAirport }
}

function airlineRoutesOf({ totalRoutes, destinations, ...row }: AirlineRoutesRow): AirlineRoutes {
  return { airline: airlineOf(row), totalRoutes, destinations }
}
