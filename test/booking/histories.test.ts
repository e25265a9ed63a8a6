import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { seatAt } from '../../src/domain/seat-layout.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { type BookingServices, openBookingServices } from './booking-services.ts'
import { follow } from './follow.ts'
import { FlightModel } from './model.ts'
import { rush } from './rush.ts'
import { mapOf } from './seat-state.ts'
import { history, SEATS, turmoil } from './steps.ts'

/** Seed of the histories. Set it to repeat another run. */
const seed = Number(process.env.HISTORIES_SEED ?? Date.now() % 2 ** 31)
console.info(`histories: HISTORIES_SEED=${seed}`)

describeEachEngine('histories', (_open, url) => {
  const here = fixtures(() => url)
  let services: BookingServices
  beforeAll(async () => {
    services = await openBookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
  })
  afterAll(() => services.close())

  // MariaDB runs the same statements in another dialect, so fewer histories suffice.
  const numRuns = url.startsWith('postgres') ? 100 : 30
  // Leaves time to shrink a failing history.
  const timeout = 120_000

  test('end like the model when any process dies', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const flight = follow(here(), services)
        for (const step of steps) {
          await flight.take(step)
          await services.sound(flight.flightId)
          await services.tidyPlaces(flight.flightId)
        }
        services.recover()
        await flight.take({ do: 'reap' })
        await settled(flight.flightId, flight.model)
      }),
      { numRuns, seed },
    )
  })

  test('of many concurrent steps end with every seat booked once', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(turmoil, async (rounds) => {
        const flight = rush(here(), services)
        for (const steps of rounds) {
          await Promise.all(steps.map(flight.take))
          await services.sound(flight.flightId)
          await services.tidyPlaces(flight.flightId)
        }
        await services.reap()
        const model = new FlightModel(SEATS)
        for (const [seat, passengerId] of flight.acknowledged()) model.booked.set(seat, passengerId)
        for (const hold of (await services.sound(flight.flightId)).holds) {
          if (hold.ends > 1) model.holds.push({ ...hold, passengerId: Number(hold.holder.slice(1)) })
        }
        await settled(flight.flightId, model)
      }),
      { numRuns, seed },
    )
  })

  /** Compares database, counters and seat map with the model, without open reservations. */
  async function settled(flightId: number, model: FlightModel): Promise<void> {
    while ((await services.writeBehind.flush()) > 0);
    const rows = await here().booked(flightId)
    expect(rows.map(({ seat, passengerId }) => [seat, passengerId]).sort()).toEqual(
      [...model.booked].map(([seat, passengerId]) => [seatAt(SEATS, seat), passengerId]).sort(),
    )
    const revenue = rows.reduce((sum, { price }) => sum + price, 0)
    expect(await here().counted(flightId)).toEqual({ bookings: rows.length, revenue })
    const figures = { openReservations: 0, batches: 0, pendingBookings: 0, pendingFlights: 0 }
    expect(await services.writeBehind.stats()).toMatchObject(figures)
    // The updated map and a newly loaded map are equal.
    expect(mapOf(await services.bookings.seats(flightId))).toEqual(model.map())
    await services.evict(flightId)
    expect(mapOf(await services.bookings.seats(flightId))).toEqual(model.map())
    await services.sound(flightId)
  }
})
