import { expect, inject, test } from 'vitest'
import { flushKeys } from '../../src/cache/flush.ts'
import type { BookRequest } from '../../src/services/booking/book.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { createGates } from '../support/gates.ts'
import { type BookingServices, bookingServices, Crash } from './booking-services.ts'

describeEachEngine('an idempotency key', (_open, url) => {
  const here = fixtures(() => url)
  const start = () => bookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
  const request = (flightId: number, key: string, caller = 'admin'): BookRequest => ({
    flightId,
    passengerId: 1,
    wishes: ['any'],
    idempotency: { caller, route: 'book', key, request: { flightId } },
  })
  /** Expires the mark of a key in use. */
  const flushMarks = ({ client, prefix }: BookingServices) => flushKeys(client, `${prefix}idempotency:`)

  test('is case-sensitive', async () => {
    const { bookings } = await start()
    const flightId = here().flight()
    for (const key of ['Key', 'key', 'KEY']) {
      expect(await bookings.book(request(flightId, key))).toMatchObject({ replayed: false })
    }
    expect(await here().booked(flightId)).toHaveLength(3)
  })

  test('returns the booking of a process that died after the commit', async () => {
    const { bookings, crashAt, recover } = await start()
    const flightId = here().flight()
    crashAt('committed')
    await expect(bookings.book(request(flightId, 'a'))).rejects.toThrow(Crash)
    recover()
    const [row] = await here().booked(flightId)
    const again = await bookings.book(request(flightId, 'a'))
    expect(again).toMatchObject({ replayed: true, bookings: [{ bookingId: row?.bookingId, seat: '1A' }] })
    expect(await here().booked(flightId)).toHaveLength(1)
  })

  test('can be reused after a refused request', async () => {
    const { bookings } = await start()
    const flightId = here().flight()
    const others = await bookings.book({ flightId, passengerId: 2, wishes: Array(6).fill('any') })
    await expect(bookings.book(request(flightId, 'b'))).rejects.toMatchObject({ code: 'seat-taken' })
    await bookings.cancel(others.bookings[3]?.bookingId ?? 0)
    expect(await bookings.book(request(flightId, 'b'))).toMatchObject({ replayed: false, bookings: [{ seat: '1F' }] })
  })

  test.each([
    ['while the mark is there', false],
    ['when the mark has expired', true],
  ])('replays the booking of the last seat that was made after the lookup, %s', async (_when, isExpired) => {
    const services = await start()
    const { bookings, queries } = services
    const key = `d ${isExpired}`
    const flightId = here().flight()
    await bookings.book({ flightId, passengerId: 2, wishes: Array(5).fill('any') })
    const { kept } = queries
    let first: Awaited<ReturnType<typeof bookings.book>> | undefined
    queries.kept = async () => {
      queries.kept = kept
      first = await bookings.book(request(flightId, key))
      if (isExpired) await flushMarks(services)
      return undefined
    }
    const second = await bookings.book(request(flightId, key))
    expect(first).toMatchObject({ replayed: false, bookings: [{ seat: '2C' }] })
    expect(second).toEqual({ ...first, replayed: true })
  })

  test('books once when a slow first request overlaps a second one', async () => {
    const services = await start()
    const { bookings, at, sound, writeBehind } = services
    const flightId = here().flight()
    const gates = createGates<'reserved'>()
    gates.close('reserved')
    at.booking = async (point) => {
      if (point === 'reserved') await gates.pass(point)
    }
    const slow = bookings.book(request(flightId, 'c'))
    await gates.reached('reserved')
    await flushMarks(services)
    delete at.booking
    const quick = await bookings.book(request(flightId, 'c'))
    gates.open('reserved')
    expect(await slow).toEqual({ ...quick, replayed: true })
    expect(await here().booked(flightId)).toHaveLength(1)
    expect(await sound(flightId)).toMatchObject({ map: { booked: 1 }, taken: [1] })
    await writeBehind.flush()
    expect((await here().counted(flightId)).bookings).toBe(1)
  })
})
