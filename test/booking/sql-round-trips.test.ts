import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/db/open.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { startRoundTripCounter } from '../support/round-trips.ts'
import { type BookingServices, openBookingServices } from './booking-services.ts'

describeEachEngine('SQL round trips', (_open, url) => {
  const here = fixtures(() => url)
  const isPg = () => here().database.dialect === 'pg'
  let services: BookingServices
  let counter: Awaited<ReturnType<typeof startRoundTripCounter>>
  let close = async () => {}

  beforeAll(async () => {
    counter = await startRoundTripCounter(here().url)
    // One connection, so that the first round has prepared all statements.
    const options = { url: counter.url, poolSize: 1, statementTimeoutMs: 30_000, onConnectionError: () => {} }
    const database = openDatabase(options)
    services = await openBookingServices(
      { ...here(), database },
      { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') },
    )
    // The deletion of delivered rows serves a second of bookings and belongs to none of them.
    services.outboxQueries.done = async () => {}
    close = async () => {
      await services.close()
      await database.close()
      counter.close()
    }
  })
  afterAll(() => close())

  /** A flight whose seat map is loaded. */
  async function flight(): Promise<number> {
    const flightId = here().flight()
    await services.bookings.seats(flightId)
    return flightId
  }

  /** Runs the work twice on new flights, and counts the round trips of the second run. */
  async function tripsOf<T>(flights: number, work: (flightIds: number[]) => Promise<T>) {
    const again = async () => {
      const flightIds: number[] = []
      while (flightIds.length < flights) flightIds.push(await flight())
      return flightIds
    }
    const [first, second] = [await again(), await again()]
    await work(first)
    return counter.during(() => work(second))
  }

  const book = (flightIds: readonly number[], { seats = 1, key }: { seats?: number; key?: string } = {}) =>
    services.bookings.bookTrip({
      passengerId: 1,
      flights: flightIds.map((flightId) => ({ flightId, wishes: Array(seats).fill('any') })),
      ...(key === undefined ? {} : { idempotency: { caller: 'passenger:1', route: 'test', key, request: {} } }),
    })

  test('a booking takes three on PostgreSQL, and eight on MySQL and MariaDB', async () => {
    const { trips } = await tripsOf(1, book)
    expect(trips).toBe(isPg() ? 3 : 8)
  })

  test('a booking with an idempotency key takes one more for the lookup of the key, on MySQL another for its row', async () => {
    const { trips } = await tripsOf(1, (flightIds) => book(flightIds, { key: randomUUID() }))
    expect(trips).toBe(isPg() ? 4 : 10)
  })

  test('a booking of several seats on several flights takes no more, on MySQL one for the ids', async () => {
    const { trips, result } = await tripsOf(3, (flightIds) => book(flightIds, { seats: 2 }))
    expect(result.bookings).toHaveLength(6)
    expect(trips).toBe(isPg() ? 3 : 9)
  })

  test('a cancellation takes three on PostgreSQL, and seven on MySQL and MariaDB', async () => {
    const booked: number[] = []
    for (let i = 0; i < 2; i++) {
      const { bookings } = await book([await flight()])
      booked.push(bookings[0]?.bookingId ?? 0)
    }
    await services.bookings.cancel(booked[0] ?? 0)
    const { trips } = await counter.during(() => services.bookings.cancel(booked[1] ?? 0))
    expect(trips).toBe(isPg() ? 3 : 7)
  })
})
