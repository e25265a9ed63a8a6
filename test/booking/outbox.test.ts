import { expect, inject, test, vi } from 'vitest'
import * as entries from '../../src/services/catalogue/entries.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { until } from '../support/until.ts'
import { type BookingServices, bookingServices, Crash } from './booking-services.ts'

describeEachEngine('the outbox', (_open, url) => {
  const here = fixtures(() => url)
  const start = () => bookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })

  /** Reads a passenger's history, and the search and the seats of the flight, through the cache. */
  async function read({ passengers, cache }: BookingServices, flightId: number, passengerId: number) {
    const search = await here().route(flightId)
    const history = await passengers.flights({ passengerId, limit: 10 })
    const found = await cache.read(entries.flightSearch, search, async () => ({ data: [], nextCursor: null }))
    const none = { totalSeats: 0, bookedSeats: 0, availableSeats: 0 }
    const seats = await cache.read(entries.flightAvailability, { flightId }, async () => none)
    const { data } = JSON.parse(history.value.body.toString())
    const flights = data.map((flight: { flightId: number }) => flight.flightId)
    return { flights, how: [history.how, found.how, seats.how] }
  }

  test('invalidates the entries of a booking and a cancellation whose process died after the commit', async () => {
    const services = await start()
    const flightId = here().flight()
    await read(services, flightId, 1)

    services.crashAt('committed')
    await expect(services.bookings.book({ flightId, passengerId: 1, wishes: ['any'] })).rejects.toThrow(Crash)
    expect(await read(services, flightId, 1)).toEqual({ flights: [], how: ['hit', 'hit', 'hit'] })
    expect(await services.outbox.drain()).toBe(1)
    expect(await read(services, flightId, 1)).toEqual({ flights: [flightId], how: ['miss', 'miss', 'miss'] })

    const [booking] = await here().booked(flightId)
    await expect(services.bookings.cancel(booking?.bookingId ?? 0)).rejects.toThrow(Crash)
    expect(await read(services, flightId, 1)).toEqual({ flights: [flightId], how: ['hit', 'hit', 'hit'] })
    expect(await services.outbox.drain()).toBe(1)
    expect(await read(services, flightId, 1)).toEqual({ flights: [], how: ['miss', 'miss', 'miss'] })
  })

  /** Books a seat in a process that dies after the commit. */
  async function bookUndelivered({ bookings, crashAt, recover }: BookingServices, flightId: number) {
    crashAt('committed')
    await expect(bookings.book({ flightId, passengerId: 1, wishes: ['any', 'any'] })).rejects.toThrow(Crash)
    recover()
  }

  test('does not invalidate a delivered change again', async () => {
    const services = await start()
    const [first, second] = [here().flight(), here().flight()]
    const { bookings } = await services.bookings.book({ flightId: first, passengerId: 1, wishes: ['any'] })
    await services.bookings.book({ flightId: second, passengerId: 1, wishes: ['any'] })
    await services.bookings.cancel(bookings[0]?.bookingId ?? 0)
    await read(services, first, 1)

    await until(async () => (await here().ask('SELECT * FROM outbox')).length === 0)
    expect(await services.outbox.drain()).toBe(0)
    expect((await read(services, first, 1)).how).toEqual(['hit', 'hit', 'hit'])
  })

  test('loses the rows of a second by one statement', async () => {
    const services = await start()
    for (let i = 0; i < 3; i++) await bookUndelivered(services, here().flight())
    const rows = await here().ask('SELECT outbox_id FROM outbox')
    const done = vi.spyOn(services.outboxQueries, 'done')
    await Promise.all(rows.map((row) => services.outbox.deliver(Number(row.outbox_id), async () => {})))
    await until(async () => (await here().ask('SELECT * FROM outbox')).length === 0)
    expect(done).toHaveBeenCalledTimes(1)
  })

  test('keeps the row of a change whose own invalidation failed', async () => {
    const services = await start()
    const flightId = here().flight()
    await read(services, flightId, 1)
    services.cache.beginInvalidation = () => () => Promise.reject(new Error('the cache is unavailable'))
    await services.bookings.book({ flightId, passengerId: 1, wishes: ['any'] })
    expect(services.left).toEqual(['invalidation'])
    await services.outbox.close()
    expect((await read(services, flightId, 1)).how).toEqual(['hit', 'hit', 'hit'])
    expect(await services.outbox.drain()).toBe(1)
    expect((await read(services, flightId, 1)).how).toEqual(['miss', 'miss', 'miss'])
  })

  test('deletes a delivered row later when the database fails', async () => {
    const services = await start()
    const { done } = services.outboxQueries
    services.outboxQueries.done = () => Promise.reject(new Error('the database is unavailable'))
    await services.bookings.book({ flightId: here().flight(), passengerId: 1, wishes: ['any'] })
    await services.outbox.close()
    expect(services.left).toEqual(['deletion of outbox rows'])
    services.outboxQueries.done = done
    await services.outbox.close()
    expect(await services.outbox.drain()).toBe(0)
  })

  test('is empty after a drain', async () => {
    const services = await start()
    await bookUndelivered(services, here().flight())
    expect(await services.outbox.drain()).toBe(1)
    expect(await services.outbox.drain()).toBe(0)
    expect(await here().ask('SELECT * FROM outbox')).toEqual([])
  })

  test('invalidates by key, tag and pattern, also for rows with tags only', async () => {
    const services = await start()
    const { cache } = services
    const [two, three] = [here().flight(), here().flight()] as const
    const passengerId = 999
    const read = async (flightId: number) => {
      const seats = { totalSeats: 6, bookedSeats: 0, availableSeats: 6 }
      return (await cache.read(entries.flightAvailability, { flightId }, async () => seats)).how
    }
    const readHistory = async () =>
      (
        await cache.read(entries.passengerFlights, { passengerId, limit: 10 }, async () => ({
          data: [],
          nextCursor: null,
        }))
      ).how
    const readAll = async () => [await readHistory(), await read(two), await read(three)]
    const note = async (stale: object) => {
      await here().ask(`INSERT INTO outbox (kind, payload) VALUES ('invalidate', '${JSON.stringify(stale)}')`)
      return services.outbox.drain()
    }
    await readAll()
    expect(await note({ tags: [entries.tag.user(passengerId)] })).toBe(1)
    expect(await readAll()).toEqual(['miss', 'hit', 'hit'])
    expect(await note({ keys: [entries.flightAvailability.key({ flightId: two })] })).toBe(1)
    expect(await readAll()).toEqual(['hit', 'miss', 'hit'])
    expect(await note({ patterns: [entries.flightAvailability.pattern] })).toBe(1)
    expect(await readAll()).toEqual(['hit', 'miss', 'miss'])
    // The `first` parts of several changes together.
    const madeOf = (flightId: number) => ({ first: { keys: [entries.flightAvailability.key({ flightId })] } })
    const nested = { first: madeOf(three), tags: [entries.tag.user(passengerId)] }
    await here().ask(`INSERT INTO outbox (kind, payload) VALUES ('invalidate', '${JSON.stringify(madeOf(two))}')`)
    expect(await note(nested)).toBe(2)
    expect(await readAll()).toEqual(['miss', 'miss', 'miss'])
  })

  test('has no row for an aborted transaction', async () => {
    const services = await start()
    const flightId = here().flight()
    services.crashAt('reserved')
    await expect(services.bookings.book({ flightId, passengerId: 1, wishes: ['any'] })).rejects.toThrow(Crash)
    expect(await services.outbox.drain()).toBe(0)
  })

  test('keeps a row whose invalidation failed for the next drain', async () => {
    const services = await start()
    await bookUndelivered(services, here().flight())
    const { invalidate } = services.cache
    services.cache.invalidate = () => Promise.reject(new Error('the cache is unavailable'))
    await expect(services.outbox.drain()).rejects.toThrow('the cache is unavailable')
    services.cache.invalidate = invalidate
    expect(await services.outbox.drain()).toBe(1)
  })
})
