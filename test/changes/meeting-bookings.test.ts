import { eq } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import type { QueryBuilder } from '../../src/db/database.ts'
import { type FlightBefore, flightChangeQueries } from '../../src/db/queries/flights/changes.ts'
import { flightDetailQueries } from '../../src/db/queries/flights/details.ts'
import type { BookingPoint } from '../../src/services/booking/commit.ts'
import { createFlightChanges } from '../../src/services/flights/changes.ts'
import { createFlightDetails } from '../../src/services/flights/details.ts'
import { openBookingServices } from '../booking/booking-services.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { createGates } from '../support/gates.ts'
import { until } from '../support/until.ts'

const HOUR_MS = 3_600_000

describeEachEngine('a change of a flight concurrent with a booking', (_open, url) => {
  const here = fixtures(() => url)

  /** Creates a flight with one booking, and the services to change and book it. */
  async function start() {
    const services = await openBookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
    onTestFinished(services.close)
    // Keeps the rows of delivered changes.
    services.outboxQueries.done = async () => {}
    const { database } = here()
    const { change } = createFlightChanges({
      queries: flightChangeQueries(database),
      flightDetails: createFlightDetails({ cache: services.cache, queries: flightDetailQueries(database) }),
      outbox: services.outbox,
      onChanged: () => {},
      onLeft: (step) => void services.left.push(step),
    })
    const flightId = here().flight()
    const { bookings } = await services.bookings.book({ flightId, passengerId: 1, wishes: [{ seat: '1A' }] })
    const gates = createGates<BookingPoint>()
    services.at.booking = gates.pass
    return { ...services, change, flightId, booking: bookings[0]?.bookingId ?? 0, gates, database }
  }

  /** Tags of each outbox row, oldest first. */
  const notes = async () =>
    (await here().ask('SELECT payload FROM outbox ORDER BY outbox_id')).map(({ payload }) => {
      const stale = typeof payload === 'string' ? JSON.parse(payload) : payload
      return (stale as { keys: string[] }).keys
    })

  test.each(['a booking', 'a cancellation'])(
    '%s from before a move of the flight invalidates the new day',
    async (operation) => {
      const { bookings, change, flightId, booking, gates } = await start()
      const { from, to, date } = await here().route(flightId)
      const moved = new Date(Date.parse(`${date}T12:00:00Z`) + 24 * HOUR_MS)
      gates.close('reserved')
      const done =
        operation === 'a booking'
          ? bookings.book({ flightId, passengerId: 2, wishes: [{ seat: '1C' }] })
          : bookings.cancel(booking)
      await gates.reached('reserved')
      await change(flightId, { departure: moved, arrival: new Date(moved.getTime() + HOUR_MS) })
      gates.open('reserved')
      await done
      expect((await here().booked(flightId)).map(({ seat }) => seat)).toEqual(
        operation === 'a booking' ? ['1A', '1C'] : [],
      )
      expect((await notes()).at(-1)).toContain(`flight:search:${from}:${to}:${moved.toISOString().slice(0, 10)}`)
    },
  )

  test('a booking is refused when the flight is cancelled before its commit, and its hold stays', async () => {
    const { bookings, change, flightId, gates, sound } = await start()
    const { holdId } = await bookings.hold({ flightId, seat: '1C', passengerId: 2 })
    gates.close('reserved')
    const booking = bookings.book({ flightId, passengerId: 2, wishes: [{ holdId }] })
    booking.catch(() => {})
    await gates.reached('reserved')
    await change(flightId, { status: 'cancelled' })
    gates.open('reserved')
    await expect(booking).rejects.toMatchObject({ code: 'flight-not-bookable' })
    expect((await here().booked(flightId)).map(({ seat }) => seat)).toEqual(['1A'])
    expect((await sound(flightId)).holds).toHaveLength(1)
  })

  test('a booking waits for a concurrent change, and then retries', async () => {
    const { bookings, flightId, database } = await start()
    const { flight, flightStatus } = database.tables
    let settled = false
    const booking = database.transaction(async (tx) => {
      await tx.select().from(flight).where(eq(flight.flightId, flightId)).for('update')
      await tx.insert(flightStatus).values({ flightId, status: 'cancelled' })
      const begun = bookings.book({ flightId, passengerId: 2, wishes: [{ seat: '1C' }] }).finally(() => {
        settled = true
      })
      begun.catch(() => {})
      await until(async () => settled || (await someoneWaits()))
      // Wrapped in an object, because the transaction would await a bare promise.
      return { begun }
    })
    await expect((await booking).begun).rejects.toMatchObject({ code: 'flight-not-bookable' })
    expect((await here().booked(flightId)).map(({ seat }) => seat)).toEqual(['1A'])
  })

  test('a change waits for a concurrent booking, and then includes its passenger', async () => {
    const { flightId, database } = await start()
    const { booking, flight } = database.tables
    const seen: FlightBefore[] = []
    const look = (before: FlightBefore) => {
      seen.push(before)
      const { departure, arrival } = before
      return { departure, arrival, status: 'scheduled', delayMinutes: 0, user: 'admin', comment: null, stale: {} }
    }
    let settled = false
    const hold = (tx: QueryBuilder) =>
      tx
        .select()
        .from(flight)
        .where(database.unchanging(eq(flight.flightId, flightId)))
    const changed = await database.transaction(async (tx) => {
      // Two concurrent bookings may lock the flight, because bookings do not wait for each other.
      await database.transaction(hold)
      await hold(tx)
      await database.transaction(hold)
      await tx.insert(booking).values({ flightId, seat: '1C', passengerId: 2, price: '1.00' })
      const begun = flightChangeQueries(database)
        .change(flightId, look)
        .finally(() => {
          settled = true
        })
      await until(async () => settled || (await someoneWaits()))
      return { begun }
    })
    await changed.begun
    expect(seen.map(({ passengerIds }) => passengerIds.sort())).toEqual([[1, 2]])
  })

  /** Returns whether a statement of these fixtures waits for a lock. */
  async function someoneWaits(): Promise<boolean> {
    const waiting =
      here().database.dialect === 'pg'
        ? "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        : // MariaDB caches its lock tables, so frequent polls read old data. A slow statement of this kind is a waiting one.
          `SELECT 1 FROM information_schema.processlist
           WHERE db = database() AND (info LIKE '%for update' OR info LIKE '%lock in share mode')`
    return (await here().ask(waiting)).length > 0
  }
})
