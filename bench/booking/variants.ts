import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { bookingQueries } from '../../src/db/queries/booking/bookings.ts'
import { passengerQueries } from '../../src/db/queries/passengers.ts'
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

const price = '99.00'
const cents = 9_900
const search = flightSearch.key({ from: 'QAA', to: 'QBB', date: '2026-01-01' })
const staleAfter = (passengerId: number) => ({ keys: [search], tags: [tag.user(passengerId)] })

/** The compared ways to book and count. Each looks up flight and passenger first, and writes the same rows. */
export function variants(writeBehind: Stack, other: Stack): Variant[] {
  const queries = bookingQueries(other.database)
  const passengers = passengerQueries(other.database)

  async function lookUp({ flightId, passengerId }: SeatWish): Promise<void> {
    const flight = await queries.bookable(flightId)
    if (!flight || !(await passengers.exists(passengerId))) throw new Error('The rows of the benchmark are missing.')
  }

  /** Booking and counter in one transaction. The contended row comes last, so that its lock is held briefly. */
  async function commit({ flightId, passengerId, seat }: SeatWish, reservationId: string): Promise<void> {
    const { transaction, tables, run, insertId, insertOrAdd, unchanging } = other.database
    const { booking, bookingReservation, flight, flightStats, flightStatus, outbox } = tables
    await run('synchronous booking', () =>
      transaction(async (tx) => {
        await tx
          .select()
          .from(flight)
          .where(unchanging(eq(flight.flightId, flightId)))
        await tx.select().from(flightStatus).where(eq(flightStatus.flightId, flightId))
        await tx.insert(bookingReservation).values({ reservationId, flightId, outcome: 'booked' })
        await insertId(tx, booking, booking.bookingId, { flightId, seat, passengerId, price })
        await tx.insert(outbox).values({ kind: 'invalidate', payload: staleAfter(passengerId) })
        await insertOrAdd(tx, {
          table: flightStats,
          key: flightStats.flightId,
          add: ['bookings', 'revenue'],
          replace: ['updatedAt'],
          rows: [{ flightId, bookings: 1, revenue: price, updatedAt: new Date() }],
        })
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
        await lookUp(wanted)
        await commit(wanted, randomUUID())
      },
    },
    {
      name: 'synchronous, with seat map',
      book: async (wanted) => {
        const { flightId, passengerId, seat } = wanted
        await lookUp(wanted)
        const reservation = await other.seatMaps.reserve({
          flightId,
          holder: `p${passengerId}`,
          cents,
          wishes: [{ seat }],
        })
        await commit(wanted, reservation.reservationId)
        await other.seatMaps.confirm(reservation)
        await other.cache.invalidate(staleAfter(passengerId))
      },
    },
  ]
}
