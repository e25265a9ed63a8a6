import type { Cache, CacheRead, ReadOptions } from '../../cache/cache.ts'
import { Absent, absent } from '../../cache/entry.ts'
import { type Airport, endpointOf } from '../../domain/airport.ts'
import { type Changing, changesAt, earliest } from '../../domain/changing.ts'
import { kilometresBetween } from '../../domain/distance.ts'
import { KILOMETRES_PER_MILE, milesOf } from '../../domain/miles.ts'
import type { PopularRoute, RouteDistance } from '../../domain/route.ts'
import { offsetHoldsUntil, offsetMinutes } from '../../domain/time-zone.ts'
import * as entries from '../catalogue/entries.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { Airports } from './airports.ts'
import type { SearchCounts } from './search-counts.ts'

/** Cruising speed in miles per hour, and minutes for taxi, climb and approach. */
const CRUISE_MPH = 500
const GROUND_MINUTES = 30

/** Reads the most searched routes and the distances of routes. */
export function createRouteNetwork({
  cache,
  airports,
  searchCounts,
}: {
  cache: Cache
  airports: Airports
  searchCounts: SearchCounts
}) {
  return {
    /** Ranks routes by searches. `prefix` is the start of `from:to`, such as `J` or `JFK:L`. */
    popular: (query: { prefix: string; limit: number }, options?: ReadOptions): Promise<CacheRead> => {
      const load = async (): Promise<{ data: PopularRoute[] }> => {
        const top = await searchCounts
          .top(query.prefix, query.limit)
          .catch(orUnavailable('Search counts are unavailable. Retry later.'))
        const found = await airports.byCodes(top.flatMap(({ from, to }) => [from, to]))
        const data = top.flatMap(({ from, to, searches }) => {
          const [origin, destination] = [found.get(from), found.get(to)]
          // An airport may have been deleted since the search.
          return origin && destination ? [{ from: endpointOf(origin), to: endpointOf(destination), searches }] : []
        })
        return { data }
      }
      return cache.read(entries.popularRoutes, query, load, options)
    },

    distance: ({ from, to }: { from: string; to: string }, options?: ReadOptions): Promise<CacheRead> => {
      const load = async (): Promise<(RouteDistance & Changing) | Absent> => {
        const ends = await airports.ends(from, to)
        return ends instanceof Absent ? ends : distanceOf(ends.from, ends.to, new Date())
      }
      return cache.read(entries.routeDistance, { from, to }, load, options)
    },
  }
}

export type RouteNetwork = ReturnType<typeof createRouteNetwork>

function distanceOf(from: Airport, to: Airport, at: Date): (RouteDistance & Changing) | Absent {
  const kilometers = kilometresBetween(from, to)
  if (kilometers === undefined) return absent('The position of one of the airports is unknown.')
  const zones = [from.timeZone, to.timeZone] as const
  return {
    from: endpointOf(from),
    to: endpointOf(to),
    miles: milesOf(kilometers),
    kilometers: Math.round(kilometers),
    flightTimeMinutes: Math.round((kilometers / KILOMETRES_PER_MILE / CRUISE_MPH) * 60 + GROUND_MINUTES),
    timezoneDifference: (offsetMinutes(zones[1], at) - offsetMinutes(zones[0], at)) / 60,
    [changesAt]: earliest(zones.map((zone) => offsetHoldsUntil(zone, at))),
  }
}
