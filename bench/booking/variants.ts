import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { book, lock } from '../../src/db/dialect/pg-booking.ts'
import { inTwoTrips } from '../../src/db/dialect/pg-pipeline.ts'
import { type BookableFlightRow, bookingQueries } from '../../src/db/queries/booking/bookings.ts'
import { flightSearch, tag } from '../../src/services/catalogue/entries.ts'
import type { Stack } from '../../test/booking/recovery/stack.ts'

/** One seat for one passenger. */
export interface SeatWish {
  flightId: number
  passengerId: number
  seat: string
}

export interface Variant {
  name: string
  book: (wanted: SeatWish) => Promise<void>
  /** Runs once a second during the bookings. */
  beside?: () => Promise<unknown>
}

const COUNT = `
  INSERT INTO flight_stats (flight_id, bookings, revenue, updated_at) VALUES ($1, 1, $2, now())
  ON CONFLICT (flight_id) DO UPDATE SET bookings = flight_stats.bookings + 1,
    revenue = flight_stats.revenue + excluded.revenue, updated_at = excluded.updated_at`

const price = '99.00'
const cents = 9_900
const search = flightSearch.key({ from: 'QAA', to: 'QBB', date: '2026-01-01' })
const staleAfter = (passengerId: number) => ({ keys: [search], tags: [tag.user(passengerId)] })

/** The compared ways to book and count. Each looks up flight and passenger first, and writes the same rows. */
export function variants(writeBehind: Stack, other: Stack, pool: pg.Pool): Variant[] {
  const queries = bookingQueries(other.database)

  async function lookUp({ flightId, passengerId }: SeatWish): Promise<BookableFlightRow> {
    const { flights, passengerExists } = await queries.bookable([flightId], passengerId)
    const [flight] = flights
    if (!flight || !passengerExists) throw new Error('The rows of the benchmark are missing.')
    return flight
  }

  /**
   * Booking and counter in one transaction, with the round trips of the service's own. The contended row comes last, together
   * with COMMIT, so that its lock is held briefly.
   */
  async function commit({ flightId, passengerId, seat }: SeatWish, reservationId: string, flight: BookableFlightRow) {
    const parts = [{ reservationId, flight, seats: [seat], price }]
    const announcement = { kind: 'invalidate', payload: staleAfter(passengerId) }
    await other.database.run('synchronous booking', () =>
      inTwoTrips(pool, [lock(parts), book(parts, passengerId, announcement)], ([, booked]) => {
        if (booked?.rowCount !== 1) throw new Error('the seat was not booked')
        return { statements: [{ name: 'count', text: COUNT, values: [flightId, price] }], result: undefined }
      }),
    )
  }

  return [
    {
      name: 'write-behind',
      book: async ({ flightId, passengerId, seat }) => {
        await writeBehind.bookings.book({ flightId, passengerId, wishes: [{ seat }] })
      },
      beside: writeBehind.writeBehind.flush,
    },
    {
      name: 'synchronous',
      book: async (wanted) => {
        await commit(wanted, randomUUID(), await lookUp(wanted))
      },
    },
    {
      name: 'synchronous, with seat map',
      book: async (wanted) => {
        const { flightId, passengerId, seat } = wanted
        const flight = await lookUp(wanted)
        const reservation = await other.seatMaps.reserve({
          flightId,
          holder: `p${passengerId}`,
          cents,
          wishes: [{ seat }],
        })
        await commit(wanted, reservation.reservationId, flight)
        await other.seatMaps.confirm(reservation)
        await other.cache.invalidate(staleAfter(passengerId))
      },
    },
  ]
}
