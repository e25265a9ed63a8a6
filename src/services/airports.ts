import type { Cache, CacheRead, ReadOptions } from '../cache/cache.ts'
import { Absent, absent } from '../cache/entry.ts'
import type { AirportQueries, AirportRow } from '../db/queries/airports.ts'
import * as entries from './entries.ts'
import { afterCursor, type Page, pageOf } from './page.ts'

export type Airport = AirportRow

export interface AirportsQuery {
  country?: string
  city?: string
  q?: string
  limit: number
  cursor?: string
}

/** Airports: reference data, read through the cache for a day. */
export function createAirports({ cache, queries }: { cache: Cache; queries: AirportQueries }) {
  const load = (iata: string) => async () => (await queries.byIata(iata)) ?? absent(`There is no airport ${iata}.`)

  return {
    get: (iata: string, options?: ReadOptions): Promise<CacheRead> =>
      cache.read(entries.airport, { iata }, load(iata), options),

    /** Both ends of a route; or that there is no such airport. */
    ends: async (from: string, to: string): Promise<{ from: Airport; to: Airport } | Absent> => {
      const find = (iata: string) => cache.value(entries.airport, { iata }, load(iata))
      const [origin, destination] = await Promise.all([find(from), find(to)])
      if (origin instanceof Absent) return origin
      if (destination instanceof Absent) return destination
      return { from: origin, to: destination }
    },

    list: (query: AirportsQuery, options?: ReadOptions): Promise<CacheRead> => {
      const { country, city, q, limit, cursor } = query
      const after = afterCursor(cursor, /^[A-Z0-9]{3}$/)
      const load = async (): Promise<Page<Airport>> => {
        const rows = await queries.list({ country, city, q, after, limit: limit + 1 })
        return pageOf(
          rows,
          limit,
          (row) => row,
          (row) => row.iata,
        )
      }
      const typed = country !== undefined || city !== undefined || q !== undefined
      return cache.read(
        typed ? entries.airportSearch : entries.airportList,
        { query: { country, city, q, limit, after } },
        load,
        options,
      )
    },
  }
}

export type Airports = ReturnType<typeof createAirports>
