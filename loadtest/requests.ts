import { type Random, randomStream } from '../src/db/seed/random.ts'
import { daysAfter } from '../src/domain/day.ts'
import { BOARD_WINDOWS, type Inventory } from './inventory.ts'
import type { LoadRequest, Source } from './load-request.ts'
import type { Options } from './options.ts'
import { zipf } from './zipf.ts'

export type Requests = ReturnType<typeof createRequests>

/**
 * Requests of simulated clients. Routes, flights and passengers are drawn by Zipf's law, depending on seed, connection and
 * name.
 */
export function createRequests(options: { inventory: Inventory; options: Options; adminToken: string | undefined }) {
  const { inventory, options: chosen, adminToken } = options
  const { searches, flights, passengerIds, boards } = inventory
  const admin: Record<string, string> = adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }
  const draw = <T>(values: readonly T[], skew = chosen.skew) => {
    const index = zipf({ count: values.length, skew })
    return (random: Random): T => {
      const value = values[index(random)]
      if (value === undefined) throw new Error('There is nothing to draw from.')
      return value
    }
  }
  const [aSearch, aFlight, aPassenger, aBoard] = [draw(searches), draw(flights), draw(passengerIds), draw(boards)]
  const anyPassenger = draw(passengerIds, 0)
  const aReport = draw(reports)
  const aLimit = draw([10, 20, 5, 50, 100])

  const kinds = {
    search: (random: Random): LoadRequest => {
      const { from, to, date } = aSearch(random)
      return { path: `/v1/flights/search?from=${from}&to=${to}&date=${date}` }
    },
    roundTrip: (random: Random): LoadRequest => {
      const { from, to, date } = aSearch(random)
      return { path: `/v1/flights/round-trip?from=${from}&to=${to}&depart=${date}&return=${daysAfter(date, 7)}` }
    },
    flight: (random: Random): LoadRequest => ({ path: `/v1/flights/${aFlight(random).flightId}` }),
    seats: (random: Random): LoadRequest => ({ path: `/v1/flights/${aFlight(random).flightId}/seats` }),
    /** Sent as the admin, because a passenger would have to sign in. */
    history: (random: Random): LoadRequest => {
      const list = random.pick(['flights', 'flights', 'flights', 'profile', 'routes'])
      return { path: `/v1/users/${aPassenger(random)}/${list}`, headers: admin }
    },
    report: (random: Random): LoadRequest => {
      const report = aReport(random)
      const limit = aLimit(random)
      return {
        path:
          report === 'top-routes' ? `/v1/airlines/top-routes?limit=${limit}` : `/v1/analytics/${report}?limit=${limit}`,
      }
    },
    board: (random: Random): LoadRequest => {
      const window = random.pick(BOARD_WINDOWS)
      return { path: `/v1/leaderboards/${aBoard(random)}?window=${window}&limit=10` }
    },
    member: (random: Random): LoadRequest => ({
      path: `/v1/leaderboards/passengers-most-flights/members/${aPassenger(random)}?around=2`,
    }),
  } satisfies Record<string, (random: Random) => LoadRequest>

  return {
    ...kinds,
    /**
     * Books any free seat of a flight as the admin. All passengers book equally often. 409: the flight is sold out.
     */
    booking: (random: Random): LoadRequest => ({
      method: 'POST',
      path: `/v1/flights/${aFlight(random).flightId}/bookings`,
      headers: admin,
      body: { passengerId: anyPassenger(random) },
      expect: [201, 409],
    }),
    /** Each connection draws from its own stream. */
    source:
      (name: string, next: (random: Random) => LoadRequest): Source =>
      (connection) => {
        const random = randomStream(chosen.seed, name)(connection)
        return () => next(random)
      },
    /** All connections draw from one stream: the order of requests does not depend on the speed of the connections. */
    trace: (name: string, next: (random: Random) => LoadRequest): Source => {
      const random = randomStream(chosen.seed, name)(0)
      return () => () => next(random)
    },
  }
}

const reports = [
  ...['busiest-routes', 'hubs', 'airlines', 'top-routes', 'route-revenue', 'countries', 'frequent-flyers'],
] as const
