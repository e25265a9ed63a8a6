import { expect, test } from 'vitest'
import { serviceOnFixtures } from '../../support/service-on-fixtures.ts'
import { until } from '../../support/until.ts'

const service = serviceOnFixtures()

test('the counters grow with bookings, and are zero after the flush', async () => {
  const { app, fixtures, book, cancel, wired } = service()
  const figures = async () => (await app.inject('/v1/stats/write-behind')).json()
  const nothing = { pendingBookings: 0, pendingFlights: 0, batches: 0, openReservations: 0, lagMs: 0 }
  expect(await figures()).toEqual({ ...nothing, lastFlushAt: null })

  const flights = [fixtures.flight(), fixtures.flight()] as const
  const made = [await book(flights[0]), await book(flights[0]), await book(flights[1])]
  const [first] = made.map((response) => response.json())
  await until(async () => (await figures()).lagMs > 0)
  expect(await figures()).toMatchObject({
    ...nothing,
    pendingBookings: 3,
    pendingFlights: 2,
    lagMs: expect.any(Number),
  })
  await cancel(first.bookingId)
  expect(await figures()).toMatchObject({ pendingBookings: 2, pendingFlights: 2 })
  expect(await fixtures.counted(flights[0])).toEqual({ bookings: 0, revenue: 0 })

  const worker = wired.startWorker()
  await until(async () => (await figures()).pendingFlights === 0 && (await figures()).batches === 0)
  await worker.close()
  expect(await figures()).toEqual({ ...nothing, lastFlushAt: expect.any(String) })
  for (const flightId of flights) {
    const rows = await fixtures.booked(flightId)
    const revenue = rows.reduce((sum, { price }) => sum + price, 0)
    expect(await fixtures.counted(flightId)).toEqual({ bookings: rows.length, revenue })
  }
})

test('the counters are public and never cached', async () => {
  const response = await service().app.inject('/v1/stats/write-behind')
  expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store'])
})

test('the lag is the age of the oldest pending booking, not of the last batch', async () => {
  const { fixtures, book, wired } = service()
  await book(fixtures.flight())
  await wired.services.booking.writeBehind.flush()
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)
  await fixtures.ask(`UPDATE flush_batch SET applied_at = '${anHourAgo}Z'`)
  await book(fixtures.flight())
  const { lagMs, lastFlushAt } = await wired.services.booking.writeBehind.stats()
  expect(Date.parse(lastFlushAt ?? '')).toBe(Date.parse(`${anHourAgo}Z`))
  expect(lagMs).toBeLessThan(1_800_000)
})
