import type { Cache, CacheRead, ReadOptions } from '../../cache/cache.ts'
import { type Absent, absent } from '../../cache/entry.ts'
import type { AirportQueries, AirportRow } from '../../db/queries/reference/airports.ts'
import type { Airport } from '../../domain/airport.ts'
import { zoneAt } from '../../domain/zone-at.ts'
import { AppError } from '../../errors.ts'
import type { Outbox } from '../booking/outbox.ts'
import * as entries from '../catalogue/entries.ts'
import { staleAfter } from '../catalogue/stale-after.ts'
import { afterCursor, afterExisting, type Page, pageOf } from '../page.ts'
import { nameThatFits } from './name-that-fits.ts'

export interface AirportsQuery {
  country?: string
  city?: string
  q?: string
  limit: number
  cursor?: string
}

/** Reads airports through the cache and writes names through it. TTL: a day. */
export function createAirports({
  cache,
  outbox,
  queries,
  onLeft,
}: {
  cache: Cache
  outbox: Pick<Outbox, 'deliver'>
  queries: AirportQueries
  /** Reports a step that failed after the commit; the outbox completes it. */
  onLeft: (what: string, error: unknown) => void
}) {
  const unknown = (iata: string) => `There is no airport ${iata}.`
  const load = (iata: string) => async () => {
    const row = await queries.byIata(iata)
    return row ? airportOf(row) : absent(unknown(iata))
  }

  /**
   * Finds airports by code. Bypasses the cache, because the result goes into other entries: an entry built from a cached
   * airport could keep the old name after a rename.
   */
  const byCodes = async (codes: readonly string[]): Promise<Map<string, Airport>> =>
    new Map((await queries.byCodes([...new Set(codes)])).map((row) => [row.iata, airportOf(row)]))

  const get = ({ iata }: { iata: string }, options?: ReadOptions): Promise<CacheRead> =>
    cache.read(entries.airport, { iata }, load(iata), options)

  return {
    get,

    byCodes,

    /** Finds the names of airports without an IATA code, by ICAO code. Bypasses the cache, too. */
    withoutIata: async (icaos: readonly string[]): Promise<Map<string, string>> =>
      new Map((await queries.withoutIata(icaos)).map(({ icao, name }) => [icao, name])),

    /** Finds both airports of a route in the database, like `byCodes`; absent when one is unknown. */
    ends: async (from: string, to: string): Promise<{ from: Airport; to: Airport } | Absent> => {
      const found = await byCodes([from, to])
      const [origin, destination] = [found.get(from), found.get(to)]
      if (!origin) return absent(unknown(from))
      if (!destination) return absent(unknown(to))
      return { from: origin, to: destination }
    },

    /** Lists airports by code. Rejects with `validation-failed` for a cursor without its airport: clients could invent keys. */
    list: (query: AirportsQuery, options?: ReadOptions): Promise<CacheRead> => {
      const { country, city, q, limit, cursor } = query
      const after = afterCursor(cursor, /^[A-Z0-9]{3}$/)
      const load = async (): Promise<Page<Airport>> => {
        const rows = await queries.list({ country, city, q, after, limit: limit + 1 })
        return pageOf(rows, limit, airportOf, ({ iata }) => iata)
      }
      const typed = country !== undefined || city !== undefined || q !== undefined
      const entry = typed ? entries.airportSearch : entries.airportList
      const read = () => cache.read(entry, { query: { country, city, q, limit, after } }, load, options)
      return after === undefined ? read() : afterExisting(get({ iata: after }), read)
    },

    /**
     * Renames an airport with write-through: commits the name with its outbox row, then invalidates and refills the cache.
     * After the commit nothing fails the request: the outbox completes a failed step.
     */
    rename: async ({ iata, name }: { iata: string; name: string }): Promise<Airport> => {
      const stale = staleAfter.airportName(iata)
      const renamed = await nameThatFits(queries.rename({ iata, name, stale }))
      if (!renamed) throw new AppError('not-found', unknown(iata))
      await outbox
        .deliver(renamed.outboxId, () => cache.writeThrough(entries.airport, { iata }, load(iata), stale))
        .catch((error) => onLeft('write-through of an airport', error))
      return airportOf(renamed.row)
    },
  }
}

export type Airports = ReturnType<typeof createAirports>

const airportOf = (row: AirportRow): Airport => ({ ...row, timeZone: zoneAt(row) })
