import { randomStream } from '../src/db/seed/random.ts'
import { utcDay } from '../src/domain/day.ts'
import { daysAfter } from '../tools/days.ts'
import { shuffled } from '../tools/shuffled.ts'
import { type Api, Refused } from './api.ts'

/** What there is to ask for, as the service tells it. */
export interface World {
  /** Routes on days from today on, in an arbitrary order that the seed decides. */
  searches: readonly Search[]
  /** Flights that can be booked, likewise. */
  flights: readonly BookableFlight[]
  /** Passengers, likewise. */
  passengerIds: readonly number[]
  /** Those who can be signed in as; none where the service tells of none (it does with `WORKSHOP=true`). */
  people: readonly Person[]
  boards: readonly string[]
}

/** Windows of leaderboards that are asked for. */
export const boardWindows = ['all', 'daily', 'weekly', 'monthly'] as const

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

const DAYS = 30

/** How many flights are enough: they are taken from the first searches. */
const FLIGHTS = 300

/** After how many searches nobody looks for more. */
const LOOKED_AT = 300

/** Looks around: routes, flights, passengers and boards. Throws when there is nothing to ask for. */
export async function explore(api: Api, options: { keys: number; seed: number; now?: Date }): Promise<World> {
  const { keys, seed, now = new Date() } = options
  const { data: routes } = await api.get<{ data: { from: { iata: string }; to: { iata: string } }[] }>(
    '/v1/analytics/busiest-routes?limit=100',
  )
  if (routes.length === 0) throw new Error('The service knows no flights: there is nothing to ask for.')
  const days = Array.from({ length: DAYS }, (_, i) => daysAfter(utcDay(now), i))
  const all = days.flatMap((date) => routes.map(({ from, to }) => ({ from: from.iata, to: to.iata, date })))
  const random = randomStream(seed, 'order')
  const searches = shuffled(all, random(0))
  const [flights, passengerIds, people, boards] = await Promise.all([
    bookableFlights(
      api,
      searches.filter(({ date }) => date > (days[0] ?? '')),
    ),
    frequentPassengers(api, keys),
    somePeople(api),
    api.get<{ data: { board: string }[] }>('/v1/leaderboards'),
  ])
  if (flights.length === 0 || passengerIds.length === 0) {
    throw new Error(
      'The service knows no flights that can be booked, or no passengers: its data has to be around today.',
    )
  }
  return {
    searches: searches.slice(0, keys),
    flights: flights.slice(0, keys),
    passengerIds: shuffled(passengerIds, random(1)),
    people,
    boards: boards.data.map(({ board }) => board),
  }
}

async function bookableFlights(api: Api, searches: readonly Search[]): Promise<BookableFlight[]> {
  const found: BookableFlight[] = []
  for (const { from, to, date } of searches.slice(0, LOOKED_AT)) {
    if (found.length >= FLIGHTS) break
    const { data } = await api.get<{ data: (BookableFlight & { status: string })[] }>(
      `/v1/flights/search?from=${from}&to=${to}&date=${date}`,
    )
    for (const { flightId, availableSeats, status } of data) {
      if (availableSeats > 0 && status === 'scheduled') found.push({ flightId, availableSeats })
    }
  }
  return found
}

/** By the leaderboard: it is the one place where anybody may see who there is. */
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
