import { type Random, randomStream } from '../src/db/seed/random.ts'
import { daysAfter } from '../tools/days.ts'
import type { Ask, Source } from './load-request.ts'
import type { Options } from './options.ts'
import { boardWindows, type World } from './inventory.ts'
import { zipf } from './zipf.ts'

export type Requests = ReturnType<typeof createRequests>

/**
 * What people ask of the service. Routes, flights and passengers are drawn by Zipf's law; the same seed, connection and name
 * draw the same.
 */
export function createRequests(options: { world: World; options: Options; adminToken: string | undefined }) {
  const { world, options: chosen, adminToken } = options
  const { searches, flights, passengerIds, boards } = world
  const admin: Record<string, string> = adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }
  const draw = <T>(values: readonly T[], skew = chosen.skew) => {
    const index = zipf({ count: values.length, skew })
    return (random: Random): T => {
      const value = values[index(random)]
      if (value === undefined) throw new Error('there is nothing to draw from')
      return value
    }
  }
  const [aSearch, aFlight, aPassenger, aBoard] = [draw(searches), draw(flights), draw(passengerIds), draw(boards)]
  const anyPassenger = draw(passengerIds, 0)
  const aReport = draw(reports)
  const aLimit = draw([10, 20, 5, 50, 100])

  const kinds = {
    search: (random: Random): Ask => {
      const { from, to, date } = aSearch(random)
      return { path: `/v1/flights/search?from=${from}&to=${to}&date=${date}` }
    },
    roundTrip: (random: Random): Ask => {
      const { from, to, date } = aSearch(random)
      return { path: `/v1/flights/round-trip?from=${from}&to=${to}&depart=${date}&return=${daysAfter(date, 7)}` }
    },
    flight: (random: Random): Ask => ({ path: `/v1/flights/${aFlight(random).flightId}` }),
    seats: (random: Random): Ask => ({ path: `/v1/flights/${aFlight(random).flightId}/seats` }),
    /** As the admin: a passenger would have to sign in. */
    history: (random: Random): Ask => {
      const what = random.pick(['flights', 'flights', 'flights', 'profile', 'routes'])
      return { path: `/v1/users/${aPassenger(random)}/${what}`, headers: admin }
    },
    report: (random: Random): Ask => {
      const report = aReport(random)
      const limit = aLimit(random)
      return {
        path:
          report === 'top-routes' ? `/v1/airlines/top-routes?limit=${limit}` : `/v1/analytics/${report}?limit=${limit}`,
      }
    },
    board: (random: Random): Ask => {
      const window = random.pick(boardWindows)
      return { path: `/v1/leaderboards/${aBoard(random)}?window=${window}&limit=10` }
    },
    member: (random: Random): Ask => ({
      path: `/v1/leaderboards/passengers-most-flights/members/${aPassenger(random)}?around=2`,
    }),
  } satisfies Record<string, (random: Random) => Ask>

  return {
    ...kinds,
    /**
     * Any free seat of a flight, for any passenger, as the admin. Who looks much does not book more often than others. A flight may
     * have been sold out meanwhile.
     */
    booking: (random: Random): Ask => ({
      method: 'POST',
      path: `/v1/flights/${aFlight(random).flightId}/bookings`,
      headers: admin,
      body: { passengerId: anyPassenger(random) },
      expect: [201, 409],
    }),
    /** Each connection draws by itself. */
    source:
      (name: string, next: (random: Random) => Ask): Source =>
      (connection) => {
        const random = randomStream(chosen.seed, name)(connection)
        return () => next(random)
      },
    /** All connections draw from one stream: however fast they are, the same is asked in the same order. */
    trace: (name: string, next: (random: Random) => Ask): Source => {
      const random = randomStream(chosen.seed, name)(0)
      return () => () => next(random)
    },
  }
}

const reports = [
  ...['busiest-routes', 'hubs', 'airlines', 'top-routes', 'route-revenue', 'countries', 'frequent-flyers'],
] as const
