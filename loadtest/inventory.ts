import { randomStream } from '../src/db/seed/random.ts'
import { daysAfter, utcDay } from '../src/domain/day.ts'
import { shuffled } from '../tools/shuffled.ts'
import { type Api, Refused } from './api.ts'

/** Existing data for requests, as listed by the service. The seed determines the order. */
export interface Inventory {
  /** Routes on days from today on, UTC. */
  searches: readonly Search[]
  /** Flights with free seats. */
  flights: readonly BookableFlight[]
  passengerIds: readonly number[]
  /** Passengers with their sign-in data; empty unless the service has `WORKSHOP=true`. */
  people: readonly Person[]
  boards: readonly string[]
}

/** Windows of leaderboards. */
export const BOARD_WINDOWS = ['all', 'daily', 'weekly', 'monthly'] as const

export interface Search {
  from: string
  to: string
  /** `YYYY-MM-DD`. */
  date: string
}

export interface BookableFlight {
  flightId: number
  availableSeats: number
}

export interface Person {
  passengerId: number
  passportNo: string
  lastName: string
}

const DAY_MS = 86_400_000

const DAYS = 30

/** Sufficient number of flights. */
const FLIGHTS = 300

/** Maximum number of searches to find them. */
const SEARCHES = 300

/** Lists routes, flights, passengers and boards. Throws when there are none. */
export async function takeInventory(api: Api, options: { keys: number; seed: number; now?: Date }): Promise<Inventory> {
  const { keys, seed, now = new Date() } = options
  const { data: routes } = await api.get<{ data: { from: { iata: string }; to: { iata: string } }[] }>(
    '/v1/analytics/busiest-routes?limit=100',
  )
  if (routes.length === 0) throw new Error('The service has no flights.')
  const days = Array.from({ length: DAYS }, (_, i) => daysAfter(utcDay(now), i))
  const all = days.flatMap((date) => routes.map(({ from, to }) => ({ from: from.iata, to: to.iata, date })))
  const random = randomStream(seed, 'order')
  const searches = shuffled(all, random(0))
  const [flights, passengerIds, people, boards] = await Promise.all([
    bookableFlights(api, searches, now.getTime() + DAY_MS),
    frequentPassengers(api, keys),
    somePeople(api),
    api.get<{ data: { board: string }[] }>('/v1/leaderboards'),
  ])
  if (flights.length === 0 || passengerIds.length === 0) {
    throw new Error('The service has no flights with free seats, or no passengers. Its data must be around today.')
  }
  return {
    searches: searches.slice(0, keys),
    flights: flights.slice(0, keys),
    passengerIds: shuffled(passengerIds, random(1)),
    people,
    boards: boards.data.map(({ board }) => board),
  }
}

/** Finds flights with free seats that depart after an instant, so that none departs during a run. */
async function bookableFlights(api: Api, searches: readonly Search[], after: number): Promise<BookableFlight[]> {
  const found: BookableFlight[] = []
  for (const { from, to, date } of searches.slice(0, SEARCHES)) {
    if (found.length >= FLIGHTS) break
    const { data } = await api.get<{ data: (BookableFlight & { status: string; departure: string })[] }>(
      `/v1/flights/search?from=${from}&to=${to}&date=${date}`,
    )
    for (const { flightId, availableSeats, status, departure } of data) {
      const isOpen = availableSeats > 0 && status === 'scheduled' && Date.parse(departure) > after
      if (isOpen) found.push({ flightId, availableSeats })
    }
  }
  return found
}

/** From the leaderboard, the only public list of passengers. */
async function frequentPassengers(api: Api, count: number): Promise<number[]> {
  const found: number[] = []
  for (let offset = 0; offset < count; offset += 100) {
    const { data } = await api.get<{ data: { member: string }[] }>(
      `/v1/leaderboards/passengers-most-flights?limit=${Math.min(100, count - offset)}&offset=${offset}`,
    )
    found.push(...data.map(({ member }) => Number(member)))
    if (data.length < 100) break
  }
  return found
}

async function somePeople(api: Api): Promise<Person[]> {
  try {
    return (await api.get<{ data: Person[] }>('/v1/passengers/sample?limit=100')).data
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return []
    throw error
  }
}
