import type { Stale } from '../../cache/cache.ts'
import { utcDay } from '../../domain/day.ts'
import type { ReportName } from '../analytics/reports.ts'
import * as entries from './entries.ts'
import { tag } from './entries.ts'

/** The airports of a flight, by code. */
interface Route {
  from: string | null
  to: string | null
}

/**
 * What each change makes stale: every entry that shows the changed thing. Found by tags where there is one; by patterns
 * where none could be given before the entry was loaded, for changes that are rare.
 */
export const staleAfter = {
  /** It is shown wherever the airport is: by itself, at both ends of flights and routes, as the base of airlines. */
  airportName: (iata: string): Stale => ({
    first: reportsThatName('places', ['hubs', 'busiest-routes', 'route-revenue']),
    keys: [entries.airport.key({ iata })],
    tags: [tag.airports, tag.airlines],
    patterns: [
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
    tags: [tag.airlines],
    patterns: [
      entries.flightSearch.pattern,
      entries.flightDetails.pattern,
      entries.passengerFlights.pattern,
      entries.passengerProfile.pattern,
      entries.analyticsReport.pattern,
    ],
  }),

  /** Its layers, the searches of the days on which it was and is to leave, and what is known of who is booked on it. */
  flightChange: (
    { flightId, passengerIds, ...route }: Route & { flightId: number; passengerIds: readonly number[] },
    departures: readonly Date[],
  ): Stale => ({
    keys: layers.map((layer) => layer.key({ flightId })),
    tags: [...departures.map((day) => searchesOf(route, day)), ...passengerIds.map(tag.user)],
  }),

  /** A booking or a cancellation. Reports on all bookings follow in their own time. */
  booking: (
    { flightId, departure, from, to }: { flightId: number; departure: Date; from: End; to: End },
    passengerId: number,
  ): Stale => ({
    keys: [entries.flightAvailability.key({ flightId })],
    tags: [tag.user(passengerId), searchesOf({ from: from.iata, to: to.iata }, departure)],
  }),
}

/** The levels of reports that show these names, from the bottom up. What has been counted stays. */
const reportsThatName = (facts: 'places' | 'carriers', reports: readonly ReportName[]): Stale => ({
  first: { keys: [entries.analyticsRaw.key({ facts })] },
  keys: reports.map((report) => entries.analyticsAggregated.key({ report })),
})

/** What is known of one flight. Found by key: a tag for each number that is asked for could be made to fill the index. */
const layers = [entries.flightDetails, entries.flightSchedule, entries.flightAvailability, entries.flightStatus]

type End = { iata: string | null }

/** Searches that show a flight of this route on the day of this departure. */
const searchesOf = ({ from, to }: Route, departure: Date): string =>
  tag.route({ from: from ?? '', to: to ?? '', date: utcDay(departure) })
