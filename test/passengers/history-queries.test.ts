import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type HistoryPage, passengerQueries } from '../../src/db/queries/passengers.ts'
import { describeEachEngine } from '../support/engines.ts'
import { ask } from '../support/scratch.ts'

// In a seed, passenger 1 is one of the most frequent.
const PASSENGER = 1

describeEachEngine('the flights of a passenger', (open) => {
  let database: Database
  /** All bookings by departure and id. */
  let all: { bookingId: number; departure: number }[]
  beforeAll(async () => {
    database = open()
    const rows = await ask(
      database,
      `SELECT booking_id, departure FROM booking JOIN flight ON flight.flight_id = booking.flight_id
       WHERE passenger_id = ${PASSENGER} ORDER BY departure, booking_id`,
    )
    all = rows.map(({ booking_id, departure }) => ({
      bookingId: Number(booking_id),
      departure: (departure as Date).getTime(),
    }))
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
