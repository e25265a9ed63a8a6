import { fare } from '../../domain/fare.ts'
import { milesOf } from '../../domain/miles.ts'
import { meanMillions } from './airports.ts'
import { windowDays } from './anchor.ts'
import type { Flight } from './flights.ts'
import type { Random } from './random.ts'
import type { Scale } from './scales.ts'

/** Sales of one flight. Entry `i` of each column belongs to one booking. Valid until the next call. */
export interface Sales {
  count: number
  /** Indices in the aircraft's layout, all different. */
  seats: Uint16Array
  /** Passengers' ids, all different. */
  passengers: Int32Array
  cents: Int32Array
}

/** Factor for the load of a flight, from 0.4 to 1. Larger for busier airports. */
function attraction({ from, to }: Flight['schedule']): number {
  return 0.4 + 0.6 * Math.min(1, meanMillions(from, to) / 50)
}

/** Booking curve: the sold share of the final sales. 1 for past flights, a quarter for flights 60 days ahead. */
function soldBy(day: number): number {
  return day < 0 ? 1 : 1 - (0.75 * day) / windowDays
}

/** Draws the number of sold seats. Must be the first use of the flight's generator. */
export function seatsSold({ schedule, day }: Flight, scale: Scale, random: Random): number {
  const luck = random.int(60, 125) / 100
  const wanted = schedule.type.capacity * scale.loadFactor * attraction(schedule) * soldBy(day) * luck
  // A fraction of a seat is sold with that probability, so that even a small data set has bookings on all kinds of flights.
  const whole = Math.floor(wanted + random.int(0, 999) / 1000)
  return Math.min(whole, schedule.type.capacity, Math.floor(scale.passengers / 4))
}

/**
 * Draws a passenger's rank by the Zipf-Mandelbrot law with exponent 2. The most frequent flyer flies five times as often as the
 * average, the least frequent a fifth as often. Uses only exact arithmetic, so that all machines draw the same.
 */
function rankOf(share: number, passengers: number): number {
  const flattening = 0.25
  return Math.floor(((flattening * share) / (1 + flattening - share)) * passengers)
}

/** Spreads the ranks over the ids, so that frequent flyers do not have the lowest ids. */
function idOf(rank: number, passengers: number): number {
  const prime = 611_953
  return ((rank * prime) % passengers) + 1
}

const shares = 2 ** 30

/** Creates a function that sells one flight per call, in any order. Calls reuse the columns, so read them before the next. */
export function ticketOffice(scale: Scale): (flight: Flight, random: Random) => Sales {
  const largest = 600
  const seats = new Uint16Array(largest)
  const passengers = new Int32Array(largest)
  const cents = new Int32Array(largest)
  const inOrder = Uint16Array.from({ length: largest }, (_, i) => i)
  const lastTurn = new Int32Array(scale.passengers)
  let turn = 0

  return (flight, random) => {
    const { capacity } = flight.schedule.type
    const count = seatsSold(flight, scale, random)
    const dollars = Number(fare({ miles: milesOf(flight.schedule.km), flightId: flight.id }))
    seats.set(inOrder)
    turn++
    for (let i = 0; i < count; i++) {
      // Fisher-Yates, stopped after the sold seats.
      const other = random.int(i, capacity - 1)
      const seat = seats[other] ?? 0
      seats[other] = seats[i] ?? 0
      seats[i] = seat

      let rank = rankOf(random.int(0, shares - 1) / shares, scale.passengers)
      while (lastTurn[rank] === turn) rank = rankOf(random.int(0, shares - 1) / shares, scale.passengers)
      lastTurn[rank] = turn
      passengers[i] = idOf(rank, scale.passengers)

      cents[i] = dollars * random.int(80, 160)
    }
    return { count, seats, passengers, cents }
  }
}
