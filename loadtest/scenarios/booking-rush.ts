import { type Random, randomStream } from '../../src/db/seed/random.ts'
import { count } from '../../tools/format.ts'
import { bookAndCancel, bookingIn } from '../bookings.ts'
import type { LoadRequest } from '../load-request.ts'
import type { Check } from '../results.ts'
import { type Scenario, Skipped } from '../scenario.ts'

interface SeatMap {
  bookedSeats: number
  availableSeats: number
  seats: { seat: string; status: 'free' | 'held' | 'booked' }[]
}

/** Longest time until all seats are sold. Seconds. */
const LONGEST = 60

export const bookingRush: Scenario = {
  name: 'booking-rush',
  teaches:
    'Many clients want seats of the same flight: one atomic script decides, so that no seat is sold twice and none is left over.',
  run: async (stage) => {
    const { api, inventory, measure, adminToken, options } = stage
    adminToken()
    const flight = inventory.flights.toSorted((a, b) => b.availableSeats - a.availableSeats)[0]
    if (!flight) throw new Skipped('no flight has free seats')
    const path = `/v1/flights/${flight.flightId}`
    const before = await api.get<SeatMap>(`${path}/seats`)
    const sold: string[] = []
    const over = new AbortController()
    const { noted } = bookAndCancel(stage)
    let [underWay, soldOut] = [0, false]
    // The last seat may be taken before its booking has a response.
    const endWhenSold = () => {
      if (soldOut && underWay === 0) over.abort()
    }
    const book = (random: Random, seat: string): LoadRequest => {
      underWay++
      const request = noted({ ...stage.requests.booking(random), path: `${path}/bookings` })
      return {
        ...request,
        body: { ...request.body, seat },
        onResponse: (response) => {
          request.onResponse?.(response)
          underWay--
          if (response.status === 201) sold.push(bookingIn(response.body).seat)
        },
      }
    }
    const run = await measure({
      name: 'one flight',
      warmUp: 0,
      signal: over.signal,
      // As fast as possible, until all seats are sold.
      rate: null,
      seconds: Math.max(LONGEST, options.duration),
      source: (connection) => {
        const random = randomStream(options.seed, 'rush')(connection)
        return lookAndBook({
          path,
          random,
          book,
          onSoldOut: () => {
            soldOut = true
            endWhenSold()
          },
        })
      },
    })
    const after = await api.get<SeatMap>(`${path}/seats`)
    const { data } = await api.get<{ data: { seat: string | null }[] }>(`${path}/manifest`)
    const refused = run.statuses['409'] ?? 0
    const seats = data.flatMap(({ seat }) => seat ?? [])
    return {
      runs: [run],
      checks: [soldOnce({ before, after, sold, seats })],
      notes: [
        `${count(sold.length)} bookings of ${count(before.availableSeats)} free seats, ${count(refused)} refused because another client was faster. Each client reads the seat map first and chooses a seat that is free there.`,
      ],
    }
  },
}

/** Reads the seat map, books a free seat, and repeats. */
function lookAndBook(options: {
  path: string
  random: Random
  book: (random: Random, seat: string) => LoadRequest
  onSoldOut: () => void
}): () => LoadRequest {
  const { path, random, book, onSoldOut } = options
  let free: string[] = []
  const look: LoadRequest = {
    path: `${path}/seats`,
    onResponse: ({ status, body }) => {
      if (status !== 200) return
      free = freeIn(JSON.parse(body))
      if (free.length === 0) onSoldOut()
    },
  }
  return () => {
    const seat = free[random.int(0, Math.max(0, free.length - 1))]
    free = []
    return seat === undefined ? look : book(random, seat)
  }
}

const freeIn = ({ seats }: SeatMap) => seats.filter(({ status }) => status === 'free').map(({ seat }) => seat)

/** A check that clients, seat map and database agree on the sold seats. */
function soldOnce({
  before,
  after,
  sold,
  seats,
}: {
  before: SeatMap
  after: SeatMap
  sold: string[]
  seats: string[]
}): Check {
  const wrong = [
    ...(after.availableSeats === 0 ? [] : [`${after.availableSeats} seats were left over`]),
    ...(new Set(sold).size === sold.length ? [] : ['a seat was sold twice']),
    ...(sold.length === before.availableSeats
      ? []
      : [`${sold.length} bookings of ${before.availableSeats} free seats`]),
    ...(new Set(seats).size === seats.length && seats.length === after.bookedSeats
      ? []
      : [`the database has ${seats.length} bookings, ${new Set(seats).size} of them on distinct seats`]),
  ]
  return {
    name: 'every seat sold once',
    passed: wrong.length === 0,
    found: wrong.length === 0 ? `${sold.length} free seats, as many bookings, in the database, too` : wrong.join('; '),
  }
}
