import type { BookableFlightRow } from '../../db/queries/booking/bookings.ts'
import { uniqueCodeOf } from '../../domain/airport.ts'
import { milesOf } from '../../domain/miles.ts'
import type { BookingEvent } from '../leaderboards/score-events.ts'

/** The score event of a booking or its cancellation, as JSON for the reservation. */
export function scoreEventOf(flight: BookableFlightRow, passengerId: number): string {
  const { departure, from, to, airline, distanceKm, domestic } = flight
  const event: BookingEvent = {
    passengerId,
    departure: departure.getTime(),
    airline: airline ?? '',
    domestic,
    from: uniqueCodeOf(from),
    to: uniqueCodeOf(to),
    miles: milesOf(distanceKm ?? 0),
  }
  return JSON.stringify(event)
}
