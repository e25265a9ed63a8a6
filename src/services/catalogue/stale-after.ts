import type { Stale } from '../../cache/cache.ts'
import type { Position } from '../../domain/distance.ts'
import { localDay } from '../../domain/local-day.ts'
import { zoneAt } from '../../domain/zone-at.ts'
import { LINES } from '../analytics/facts.ts'
import type { ReportName } from '../analytics/reports.ts'
import * as entries from './entries.ts'
import { tag } from './entries.ts'

/** The airports of a flight. The position of the first decides the day of a search. */
interface Route {
  from: { iata: string | null } & Position
  to: { iata: string | null }
}

/**
 * Lists the entries that each change invalidates: every entry that shows the changed data. Entries of one passenger are found
 * by tag, most others by key. Rare changes use patterns for entries whose keys are unknown.
 */
export const staleAfter = {
  /** The name appears in the airport itself, at both ends of flights and routes, and as the base of airlines. */
  airportName: (iata: string): Stale => ({
    first: reportsThatName('places', ['hubs', 'busiest-routes', 'route-revenue']),
    keys: [entries.airport.key({ iata })],
    patterns: [
      entries.airportList.pattern,
      entries.airportSearch.pattern,
      entries.airlineList.pattern,
      entries.topRoutes.pattern,
      entries.flightSearch.pattern,
      entries.routeDistance.pattern,
      entries.airline.pattern,
      entries.flightDetails.pattern,
      entries.popularRoutes.pattern,
      entries.passengerFlights.pattern,
      entries.passengerRoutes.pattern,
      entries.analyticsReport.pattern,
    ],
  }),

  airlineName: (iata: string): Stale => ({
    first: reportsThatName('carriers', ['airlines']),
    keys: [entries.airline.key({ iata })],
    patterns: [
      entries.airlineList.pattern,
      entries.topRoutes.pattern,
      entries.flightSearch.pattern,
      entries.flightDetails.pattern,
      entries.passengerFlights.pattern,
      entries.passengerProfile.pattern,
      entries.analyticsReport.pattern,
    ],
  }),

  /** The report that shows the punctuality of airlines. By key, because a pattern scans all keys. */
  airlinesOnTime: (): Stale => ({
    first: { keys: [entries.analyticsAggregated.key({ report: 'airlines' })] },
    keys: Array.from({ length: LINES }, (_, i) => entries.analyticsReport.key({ report: 'airlines', limit: i + 1 })),
  }),

  /** The flight's layers, the searches of its old and new day, and the entries of its passengers. */
  flightChange: (
    { flightId, passengerIds, ...route }: Route & { flightId: number; passengerIds: readonly number[] },
    departures: readonly Date[],
  ): Stale => ({
    keys: [
      ...layers.map((layer) => layer.key({ flightId })),
      ...departures.map((departure) => searchOf(route, departure)),
    ],
    tags: passengerIds.map(tag.user),
  }),

  /** A booking or a cancellation. Reports expire by their TTL. */
  booking: (
    { flightId, departure, ...route }: Route & { flightId: number; departure: Date },
    passengerId: number,
  ): Stale => ({
    keys: [entries.flightAvailability.key({ flightId }), searchOf(route, departure)],
    tags: [tag.user(passengerId)],
  }),
}

/** The levels of reports that show these names, from the bottom up. The counted facts stay. */
const reportsThatName = (facts: 'places' | 'carriers', reports: readonly ReportName[]): Stale => ({
  first: { keys: [entries.analyticsRaw.key({ facts })] },
  keys: reports.map((report) => entries.analyticsAggregated.key({ report })),
})

/** The layers of one flight. Found by key: with a tag per flight id, requests for any number could fill the tag index. */
const layers = [entries.flightDetails, entries.flightSchedule, entries.flightAvailability, entries.flightStatus]

/** Key of the search that shows a flight of this route: the day is the local day at the departure airport. */
const searchOf = ({ from, to }: Route, departure: Date): string =>
  entries.flightSearch.key({ from: from.iata ?? '', to: to.iata ?? '', date: localDay(departure, zoneAt(from)) })
