import { decimalOf } from '../../domain/money.ts'
import { seats } from '../../domain/seat-layout.ts'
import type { TableRows } from '../load.ts'
import { type Disruption, disruptionOf } from './disruptions.ts'
import { type Flight, flightsAround } from './flights.ts'
import { randomStream } from './random.ts'
import { type Sales, seatsSold, ticketOffice } from './sales.ts'
import type { Scale } from './scales.ts'
import { tableOf } from './table-rows.ts'
import type { Timetable } from './timetable.ts'

function revenueOf({ count, cents }: Sales): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += cents[i] ?? 0
  return sum
}

/** Returns the time at which a disruption was reported: before the departure, and at the anchor at the latest. */
function knownAt({ departure, day }: Flight, { status }: Disruption, anchor: Date): Date {
  if (day >= 0) return anchor
  const hoursAhead = status === 'delayed' ? 1 : 3
  return new Date(departure.getTime() - hoursAhead * 3_600_000)
}

/** Tables that depend on the anchor: flights, bookings, disruptions, and the counters of the bookings. */
export function trafficTables(options: {
  timetable: Timetable
  scale: Scale
  anchor: Date
  seed: number
}): TableRows[] {
  const { timetable, scale, anchor, seed } = options
  const salesStream = randomStream(seed, 'sales')
  const disruptionStream = randomStream(seed, 'disruption')
  const flights = () => flightsAround(anchor, timetable)
  const seatNames = new Map(timetable.schedules.map(({ type }) => [type.capacity, seats(type.capacity)]))

  const expected = { flights: 0, bookings: 0, flightsWithBookings: 0, disruptions: 0 }
  for (const flight of flights()) {
    const sold = seatsSold(flight, scale, salesStream(flight.id))
    expected.flights++
    expected.bookings += sold
    if (sold > 0) expected.flightsWithBookings++
    if (disruptionOf(flight, disruptionStream(flight.id))) expected.disruptions++
  }

  return [
    tableOf(
      'flight',
      ['flight_id', 'flightno', 'from', 'to', 'departure', 'arrival', 'airline_id', 'airplane_id'],
      expected.flights,
      function* () {
        for (const { id, schedule, departure, arrival, airplane } of flights()) {
          const { flightno, from, to, airline } = schedule
          yield [id, flightno, from.id, to.id, departure, arrival, airline.id, airplane.id]
        }
      },
    ),
    tableOf('booking', ['booking_id', 'flight_id', 'seat', 'passenger_id', 'price'], expected.bookings, function* () {
      const sell = ticketOffice(scale)
      let id = 0
      for (const flight of flights()) {
        const names = seatNames.get(flight.schedule.type.capacity) ?? []
        const sales = sell(flight, salesStream(flight.id))
        for (let i = 0; i < sales.count; i++) {
          const seat = names[sales.seats[i] ?? 0] ?? null
          yield [++id, flight.id, seat, sales.passengers[i] ?? 0, decimalOf(sales.cents[i] ?? 0)]
        }
      }
    }),
    tableOf(
      'flight_status',
      ['flight_id', 'status', 'delay_minutes', 'updated_at'],
      expected.disruptions,
      function* () {
        for (const flight of flights()) {
          const disruption = disruptionOf(flight, disruptionStream(flight.id))
          if (disruption === undefined) continue
          yield [flight.id, disruption.status, disruption.minutes, knownAt(flight, disruption, anchor)]
        }
      },
    ),
    tableOf(
      'flight_stats',
      ['flight_id', 'bookings', 'revenue', 'updated_at'],
      expected.flightsWithBookings,
      function* () {
        const sell = ticketOffice(scale)
        for (const flight of flights()) {
          const sales = sell(flight, salesStream(flight.id))
          if (sales.count > 0) yield [flight.id, sales.count, decimalOf(revenueOf(sales)), anchor]
        }
      },
    ),
  ]
}
