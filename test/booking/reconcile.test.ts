import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { FlightDelta, FlightFigures } from '../../src/db/queries/booking/flight-stats.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { type BookingServices, Crash, openBookingServices } from './booking-services.ts'

const nothing = { repaired: [], busy: 0, maps: [] }

describeEachEngine('reconcile', (_open, url) => {
  const here = fixtures(() => url)
  let services: BookingServices
  beforeAll(async () => {
    services = await openBookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
  })
  afterAll(() => services.close())

  const book = async (flightId: number) =>
    (await services.bookings.book({ flightId, passengerId: 1, wishes: ['any'] })).bookings[0]
  const addBooking = (flightId: number, seat: string) =>
    here().ask(`INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${flightId}, '${seat}', 1, 100.00)`)

  test('repairs nothing when the counters are right, pending or flushed', async () => {
    const flightId = here().flight()
    await book(flightId)
    await services.writeBehind.flush()
    expect(await services.reconcile()).toMatchObject(nothing)
    await book(flightId)
    expect(await services.reconcile()).toMatchObject(nothing)
    await services.writeBehind.flush()
    expect((await here().counted(flightId)).bookings).toBe(2)
  })

  test('repairs counters that have drifted, by as much as it reports', async () => {
    const flightId = here().flight()
    const booking = await book(flightId)
    await services.writeBehind.flush()
    await here().ask(`UPDATE flight_stats SET bookings = 5, revenue = 1.50 WHERE flight_id = ${flightId}`)
    await book(flightId)
    const revenue = (Number(booking?.price) - 1.5).toFixed(2)
    expect(await services.reconcile()).toMatchObject({ ...nothing, repaired: [{ flightId, bookings: -4, revenue }] })
    await services.writeBehind.flush()
    expect(await here().counted(flightId)).toEqual({ bookings: 2, revenue: 2 * Number(booking?.price) })
    expect(await services.reconcile()).toMatchObject(nothing)
  })

  test('adds uncounted bookings, and subtracts deleted ones', async () => {
    const [uncounted, gone] = [here().flight(), here().flight()]
    await addBooking(uncounted, '1A')
    await here().ask(`INSERT INTO flight_stats (flight_id, bookings, revenue) VALUES (${gone}, 2, 50.00)`)
    const { repaired } = await services.reconcile()
    expect(repaired).toHaveLength(2)
    expect(repaired).toContainEqual({ flightId: uncounted, bookings: 1, revenue: '100.00' })
    expect(repaired).toContainEqual({ flightId: gone, bookings: -2, revenue: '-50.00' })
    expect(await here().counted(uncounted)).toEqual({ bookings: 1, revenue: 100 })
    expect(await here().counted(gone)).toEqual({ bookings: 0, revenue: 0 })
  })

  test('skips a flight with an open reservation', async () => {
    const flightId = here().flight()
    services.crashAt('committed')
    await expect(book(flightId)).rejects.toThrow(Crash)
    services.recover()
    expect(await services.reconcile()).toMatchObject({ ...nothing, busy: 1 })
    await services.reap()
    await services.writeBehind.flush()
    expect(await services.reconcile()).toMatchObject(nothing)
    expect((await here().counted(flightId)).bookings).toBe(1)
  })

  test.each(['taken', 'added'] as const)(
    'skips the flights of a batch whose writer died when it was %s',
    async (point) => {
      const flightId = here().flight()
      await book(flightId)
      services.crashAt(point)
      await expect(services.writeBehind.flush()).rejects.toThrow(Crash)
      services.recover()
      await book(flightId)
      expect(await services.reconcile()).toMatchObject({ ...nothing, busy: 1 })
      while ((await services.writeBehind.flush()) > 0);
      expect(await services.reconcile()).toMatchObject(nothing)
      expect((await here().counted(flightId)).bookings).toBe(2)
    },
  )

  test.each<[string, ('flush' | 'look' | 'book')[]]>([
    ['booked', ['book', 'look']],
    ['flushed', ['flush', 'look']],
    ['flushed and booked', ['flush', 'look', 'book']],
  ])('repairs nothing when a flight is %s while it is looked at', async (_what, events) => {
    const flightId = here().flight()
    await book(flightId)
    const { figures } = services.flightStats
    services.flightStats.figures = async (flightIds) => {
      let found: FlightFigures[] = []
      for (const event of events) {
        if (event === 'flush') await services.writeBehind.flush()
        else if (event === 'book') await book(flightId)
        else found = await figures(flightIds)
      }
      return found
    }
    expect(await services.reconcile()).toMatchObject({ ...nothing, busy: 1 })
    services.flightStats.figures = figures
    await services.writeBehind.flush()
    expect(await here().counted(flightId)).toMatchObject({ bookings: events.includes('book') ? 2 : 1 })
  })

  test('drops a wrong map, and reports it', async () => {
    const { client, keys, bookings } = services
    const [missing, surplus, miscounted, unlimited] = [
      here().flight(),
      here().flight(),
      here().flight(),
      here().flight(),
    ]
    for (const flightId of [missing, surplus, miscounted, unlimited]) await book(flightId)
    await services.writeBehind.flush()
    await client.setbit(keys.bitmap(missing), 0, 0)
    await client.setbit(keys.bitmap(surplus), 3, 1)
    await client.hincrby(keys.counts(miscounted), 'booked', 1)
    await client.hincrby(keys.passengers(unlimited), 'p1', -1)
    const { maps, repaired } = await services.reconcile()
    expect(maps.sort()).toEqual([missing, surplus, miscounted, unlimited])
    expect(repaired).toEqual([])
    for (const flightId of maps) {
      expect(await bookings.seats(flightId)).toMatchObject({ bookedSeats: 1, availableSeats: 5 })
    }
    expect(await services.reconcile()).toMatchObject(nothing)
  })

  test('keeps a map with holds, and with bookings that are spelt differently or outside the layout', async () => {
    const flightId = here().flight()
    await addBooking(flightId, '99K')
    await addBooking(flightId, '1a')
    await services.bookings.hold({ flightId, seat: '1C', passengerId: 1 })
    await services.reconcile()
    expect(await services.reconcile()).toMatchObject(nothing)
    expect((await services.sound(flightId)).map).toEqual({ total: 6, booked: 2, held: 1, outside: 1 })
  })

  test('repairs once with two concurrent workers', async () => {
    const flightId = here().flight()
    await addBooking(flightId, '1A')
    await Promise.all([services.reconcile(), services.reconcile()])
    expect(await here().counted(flightId)).toEqual({ bookings: 1, revenue: 100 })
  })

  test('does not extend the TTL of a map', async () => {
    const flightId = here().flight()
    await book(flightId)
    const ends = await services.client.pexpiretime(services.keys.counts(flightId))
    await services.client.pexpireat(services.keys.counts(flightId), ends - 1_000)
    await services.client.pexpireat(services.keys.bitmap(flightId), ends - 1_000)
    await services.reconcile()
    expect(await services.client.pexpiretime(services.keys.counts(flightId))).toBe(ends - 1_000)
  })

  test('repairs nothing during many bookings, cancellations and flushes', async () => {
    const flights = Array.from({ length: 8 }, () => here().flight())
    let going = true
    const flushing = (async () => {
      while (going) await services.writeBehind.flush()
    })()
    const booking = Promise.all(
      flights.map(async (flightId) => {
        for (let i = 0; i < 12; i++) {
          const made = await book(flightId)
          if (made && i % 2 === 1) await services.bookings.cancel(made.bookingId)
          if (made && i % 4 === 0) await services.evict(flightId)
          if (made && i >= 5 && i % 2 === 0) await services.bookings.cancel(made.bookingId)
        }
      }),
    )
    const repaired: FlightDelta[] = []
    let looks = 0
    const reconciling = (async () => {
      while (going) {
        repaired.push(...(await services.reconcile()).repaired)
        looks++
      }
    })()
    await booking
    going = false
    await Promise.all([flushing, reconciling])
    expect(looks).toBeGreaterThan(0)
    expect(repaired).toEqual([])
    await services.writeBehind.flush()
    expect(await services.reconcile()).toMatchObject(nothing)
    for (const flightId of flights) expect((await here().counted(flightId)).bookings).toBe(3)
  })
})
