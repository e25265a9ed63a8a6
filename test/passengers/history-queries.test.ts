import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type HistoryPage, passengerQueries } from '../../src/db/queries/passengers.ts'
import { describeEachEngine } from '../support/engines.ts'

// In a seed, passenger 1 is one of the most frequent.
const PASSENGER = 1

describeEachEngine('the flights of a passenger', (open) => {
  let database: Database
  /** All bookings by departure and id. */
  let all: { bookingId: number; departure: number }[]
  beforeAll(async () => {
    database = open()
    const { booking, flight } = database.tables
    const rows = await database.builder
      .select({ bookingId: booking.bookingId, departure: flight.departure })
      .from(booking)
      .innerJoin(flight, eq(flight.flightId, booking.flightId))
      .where(eq(booking.passengerId, PASSENGER))
      .orderBy(asc(flight.departure), asc(booking.bookingId))
    all = rows.map(({ bookingId, departure }) => ({ bookingId, departure: departure.getTime() }))
  })
  afterAll(() => database?.close())

  /** Reads page after page of seven flights. */
  async function read(page: Pick<HistoryPage, 'time' | 'now'>): Promise<number[]> {
    const queries = passengerQueries(database)
    const ids: number[] = []
    let after: HistoryPage['after']
    for (;;) {
      const rows = await queries.history({ ...page, passengerId: PASSENGER, after, limit: 7 })
      ids.push(...rows.map(({ bookingId }) => bookingId))
      after = rows.at(-1)
      if (rows.length < 7) return ids
    }
  }

  const idsOf = (rows: typeof all) => rows.map(({ bookingId }) => bookingId)

  test('are read page by page, and divided by an instant', async () => {
    expect(all.length).toBeGreaterThan(20)
    const middle = all[Math.floor(all.length / 2)]?.departure ?? 0
    const now = new Date(middle)
    expect(await read({ now })).toEqual(idsOf(all).reverse())
    expect(await read({ time: 'upcoming', now })).toEqual(idsOf(all.filter(({ departure }) => departure > middle)))
    expect(await read({ time: 'past', now })).toEqual(
      idsOf(all.filter(({ departure }) => departure <= middle)).reverse(),
    )
  })
})
