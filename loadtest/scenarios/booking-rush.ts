import { type Random, randomStream } from '../../src/db/seed/random.ts'
import { count } from '../../tools/format.ts'
import type { Ask } from '../load-request.ts'
import { bookAndCancel, bookingIn } from '../bookings.ts'
import type { Check } from '../results.ts'
import { type Scenario, Skipped } from '../scenario.ts'

interface SeatMap {
  bookedSeats: number
  availableSeats: number
  seats: { seat: string; status: 'free' | 'held' | 'booked' }[]
}

/** Seconds. */
const LONGEST = 60

export const bookingRush: Scenario = {
  name: 'booking-rush',
  teaches:
    'Everybody wants a seat of the same flight: one atomic script decides, so that none is sold twice and none is left over.',
  run: async (stage) => {
    const { api, world, measure, adminToken, options } = stage
    adminToken()
    const flight = world.flights.toSorted((a, b) => b.availableSeats - a.availableSeats)[0]
    if (!flight) throw new Skipped('there is no flight that can be booked')
    const path = `/v1/flights/${flight.flightId}`
    const before = await api.get<SeatMap>(`${path}/seats`)
    const sold: string[] = []
    const over = new AbortController()
    const { noted } = bookAndCancel(stage)
    let [underWay, soldOut] = [0, false]
    // A seat is taken before its booking is answered.
    const endWhenSold = () => {
      if (soldOut && underWay === 0) over.abort()
    }
    const book = (random: Random, seat: string): Ask => {
      underWay++
      const ask = noted({ ...stage.requests.booking(random), path: `${path}/bookings` })
      return {
        ...ask,
        body: { ...ask.body, seat },
        answered: (answer) => {
          ask.answered?.(answer)
          underWay--
          if (answer.status === 201) sold.push(bookingIn(answer.body).seat)
        },
      }
    }
    const run = await measure({
      name: 'one flight',
      warmUp: 0,
      signal: over.signal,
      // It ends when everything is sold.
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
        `${count(sold.length)} bookings of ${count(before.availableSeats)} free seats, ${count(refused)} refused because somebody else was faster. Each looks at the seat map first and chooses a free seat of what it saw.`,
      ],
    }
  },
}

/** Looks at the seats, takes one that is free, and looks again when somebody else had it first. */
function lookAndBook(options: {
  path: string
  random: Random
  book: (random: Random, seat: string) => Ask
  onSoldOut: () => void
}): () => Ask {
  const { path, random, book, onSoldOut } = options
  let free: string[] = []
  const look: Ask = {
    path: `${path}/seats`,
    answered: ({ status, body }) => {
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

/** What was sold, as the clients, the seat map and the database have it. */
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
      : [`the database has ${seats.length} bookings, ${new Set(seats).size} of them on seats of their own`]),
  ]
  return {
    name: 'every seat sold once',
    passed: wrong.length === 0,
    found: wrong.length === 0 ? `${sold.length} free seats, as many bookings, in the database, too` : wrong.join('; '),
  }
}
