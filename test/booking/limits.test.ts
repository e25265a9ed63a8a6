import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { type BookingServices, openBookingServices } from './booking-services.ts'

describeEachEngine('the limits of a passenger', (_open, url) => {
  const here = fixtures(() => url)
  const passengerId = 1
  let services: BookingServices
  let flightId: number
  beforeAll(async () => {
    services = await openBookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
  })
  afterAll(() => services.close())
  beforeEach(async () => {
    await services.client.del(`${services.prefix}holds:of:${passengerId}`)
    flightId = here().flight(30)
  })

  const seats = ['1', '2', '3', '4', '5'].flatMap((row) => ['A', 'C', 'D', 'F'].map((letter) => row + letter))
  const hold = (seat: string, flight = flightId) => services.bookings.hold({ flightId: flight, seat, passengerId })
  const book = (seat: string) => services.bookings.book({ flightId, passengerId, wishes: [{ seat }] })
  const bookAny = () => services.bookings.book({ flightId, passengerId, wishes: ['any'] })

  /** Counts the successes, and expects that each other attempt reached a limit. */
  async function successes(attempts: Promise<unknown>[]): Promise<number> {
    const outcomes = await Promise.allSettled(attempts)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    for (const error of refused) expect(error).toMatchObject({ code: 'limit-reached' })
    return outcomes.length - refused.length
  }

  test('allow nine of twenty concurrent holds', async () => {
    expect(await successes(seats.map((seat) => hold(seat)))).toBe(9)
    expect((await services.sound(flightId)).holds).toHaveLength(9)
  })

  test('allow nine of twenty concurrent bookings of one flight', async () => {
    expect(await successes(seats.map(bookAny))).toBe(9)
    expect(await here().booked(flightId)).toHaveLength(9)
    expect((await services.sound(flightId)).passengers).toEqual({ p1: 9 })
  })

  test('allow nine of concurrent holds and bookings of one flight', async () => {
    expect(await successes(seats.map((seat, i) => (i % 2 === 0 ? hold(seat) : book(seat))))).toBe(9)
    const { holds, passengers } = await services.sound(flightId)
    expect(holds.length + (passengers.p1 ?? 0)).toBe(9)
  })

  test('allow nine live holds on several flights', async () => {
    const flights = [flightId, here().flight(30), here().flight(30)]
    expect(await successes(seats.map((seat, i) => hold(seat, flights[i % flights.length])))).toBe(9)
    const states = await Promise.all(flights.map(services.sound))
    expect(states.flatMap(({ holds }) => holds)).toHaveLength(9)
  })

  test('count the seats of a map that was loaded again', async () => {
    for (let i = 0; i < 8; i++) await bookAny()
    await services.evict(flightId)
    expect(await successes([bookAny(), bookAny(), hold('5F')])).toBe(1)
  })

  test('allow another hold after a release, a booking, a cancellation or the end of a hold', async () => {
    const held = []
    for (const seat of seats.slice(0, 9)) held.push(await hold(seat))
    const [first, second, third] = held.map(({ holdId }) => holdId)
    expect(await successes([hold('5F')])).toBe(0)
    await services.bookings.unhold({ flightId, holdId: first ?? '', passengerId })
    expect(await successes([hold('5F')])).toBe(1)
    await services.bookings.unhold({ flightId, holdId: second ?? '', passengerId: undefined })
    expect(await successes([hold('5D')])).toBe(1)
    const { bookings } = await services.bookings.book({ flightId, passengerId, wishes: [{ holdId: third ?? '' }] })
    const other = here().flight(30)
    expect(await successes([hold('1A', other), hold('1C', other)])).toBe(1)
    expect(await successes([bookAny()])).toBe(0)
    await services.bookings.cancel(bookings[0]?.bookingId ?? 0)
    expect(await successes([bookAny()])).toBe(1)
    await services.endHolds(flightId)
    expect(await successes([bookAny(), bookAny()])).toBe(2)
  })

  test('return an existing hold, even at the limit', async () => {
    const first = await hold('1A')
    for (const seat of seats.slice(1, 9)) await hold(seat)
    expect(await hold('1A')).toEqual(first)
    expect(await successes([hold('5F')])).toBe(0)
  })

  test('give the place of a refused hold back', async () => {
    await services.bookings.book({ flightId, passengerId: 2, wishes: [{ seat: '5F' }] })
    const taken = await Promise.allSettled(Array.from({ length: 20 }, () => hold('5F')))
    const codes = taken.map((outcome) => outcome.status === 'rejected' && (outcome.reason as AppError).code)
    expect(new Set(codes)).toEqual(new Set(['seat-taken']))
    expect(await successes(seats.slice(0, 9).map((seat) => hold(seat)))).toBe(9)
  })

  test('keep the place of a hold whose booking is not settled', async () => {
    const { holdId } = await hold('1A')
    services.crashAt('reserved')
    await expect(services.bookings.book({ flightId, passengerId, wishes: [{ holdId }] })).rejects.toThrow('reserved')
    services.recover()
    expect(await successes(seats.slice(1, 9).map((seat) => hold(seat)))).toBe(8)
    expect(await successes([hold('5F', here().flight(30))])).toBe(0)
    await services.reap()
    expect((await services.sound(flightId)).holds).toHaveLength(9)
  })

  test('exempt the admin', async () => {
    const isExempt = true
    for (const seat of seats.slice(0, 10)) await services.bookings.hold({ flightId, seat, passengerId, isExempt })
    const request = { flightId, passengerId, isExempt, wishes: [{ seat: '5F' }] }
    expect((await services.bookings.book(request)).bookings).toHaveLength(1)
  })

  test('refuse with a sentence that says what to do', async () => {
    for (let i = 0; i < 9; i++) await bookAny()
    const error: AppError = await bookAny().then(
      () => expect.unreachable(),
      (refused) => refused,
    )
    expect(error).toBeInstanceOf(AppError)
    expect(error.detail).toBe('A passenger holds and books at most 9 seats of one flight. Release or cancel one first.')
  })
})
