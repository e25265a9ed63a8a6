import type { Cache, CacheRead, ReadOptions } from '../../cache/cache.ts'
import { absent } from '../../cache/entry.ts'
import type { AirlineQueries, AirlineRoutesRow, AirlineRow } from '../../db/queries/reference/airlines.ts'
import type { Airline, AirlineRoutes } from '../../domain/airline.ts'
import { AppError } from '../../errors.ts'
import type { Outbox } from '../booking/outbox.ts'
import * as entries from '../catalogue/entries.ts'
import { staleAfter } from '../catalogue/stale-after.ts'
import { afterCursor, afterExisting, pageOf } from '../page.ts'
import { nameThatFits } from './name-that-fits.ts'

/** Reads airlines and their ranking through the cache, and writes names through it. TTL: a day, and an hour for the ranking. */
export function createAirlines({
  cache,
  outbox,
  queries,
  onLeft,
}: {
  cache: Cache
  outbox: Pick<Outbox, 'deliver'>
  queries: AirlineQueries
  /** Reports a step that failed after the commit; the outbox completes it. */
  onLeft: (what: string, error: unknown) => void
}) {
  const unknown = (iata: string) => `There is no airline ${iata}.`
  const load = (iata: string) => async () => {
    const row = await queries.byIata(iata)
    return row ? airlineOf(row) : absent(unknown(iata))
  }

  const get = ({ iata }: { iata: string }, options?: ReadOptions): Promise<CacheRead> =>
    cache.read(entries.airline, { iata }, load(iata), options)

  return {
    /** Finds airlines by code. Bypasses the cache, because the result goes into other entries. */
    byCodes: async (codes: readonly string[]): Promise<Map<string, Airline>> =>
      new Map((await queries.byCodes(codes)).map((row) => [row.iata, airlineOf(row)])),

    get,

    /** Lists airlines by code. Rejects with `validation-failed` for a cursor without its airline: clients could invent keys. */
    list: ({ limit, cursor }: { limit: number; cursor?: string }, options?: ReadOptions): Promise<CacheRead> => {
      const after = afterCursor(cursor, /^[A-Z0-9]{2}$/)
      const load = async () =>
        pageOf(await queries.list({ after, limit: limit + 1 }), limit, airlineOf, (row) => row.iata)
      const read = () => cache.read(entries.airlineList, { query: { limit, after } }, load, options)
      return after === undefined ? read() : afterExisting(get({ iata: after }), read)
    },

    /** Ranks airlines by their number of routes. */
    topRoutes: ({ limit }: { limit: number }, options?: ReadOptions): Promise<CacheRead> => {
      const load = async () => ({ data: (await queries.topRoutes(limit)).map(airlineRoutesOf) })
      return cache.read(entries.topRoutes, { limit }, load, options)
    },

    /** Renames an airline with write-through, like `rename` of an airport. */
    rename: async ({ iata, name }: { iata: string; name: string }): Promise<Airline> => {
      const stale = staleAfter.airlineName(iata)
      const renamed = await nameThatFits(queries.rename({ iata, name, stale }))
      if (!renamed) throw new AppError('not-found', unknown(iata))
      await outbox
        .deliver(renamed.outboxId, () => cache.writeThrough(entries.airline, { iata }, load(iata), stale))
        .catch((error) => onLeft('write-through of an airline', error))
      return airlineOf(renamed.row)
    },
  }
}

export type Airlines = ReturnType<typeof createAirlines>

function airlineOf({ iata, name, base }: AirlineRow): Airline {
  const baseAirport = base && { iata: base.iata || null, icao: base.icao, name: base.name }
  return { iata, name: name ?? iata, baseAirport }
}

function airlineRoutesOf({ totalRoutes, destinations, ...row }: AirlineRoutesRow): AirlineRoutes {
  return { airline: airlineOf(row), totalRoutes, destinations }
}
