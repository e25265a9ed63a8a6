import { expect, inject, test } from 'vitest'
import * as entries from '../../src/services/catalogue/entries.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { type BookingServices, bookingServices, Crash } from './booking-services.ts'

describeEachEngine('the outbox', (_open, url) => {
  const here = fixtures(() => url)
  const start = () => bookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })

  /** Reads a passenger's history, and the search and the seats of the flight, through the cache. */
  async function read({ passengers, cache }: BookingServices, flightId: number, passengerId: number) {
    const search = await here().route(flightId)
    const history = await passengers.flights({ passengerId, limit: 10 })
    const found = await cache.read(entries.flightSearch, search, async () => ({ data: [] }))
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
    expect(await services.drainOutbox()).toBe(1)
    expect(await read(services, flightId, 1)).toEqual({ flights: [flightId], how: ['miss', 'miss', 'miss'] })

    const [booking] = await here().booked(flightId)
    await expect(services.bookings.cancel(booking?.bookingId ?? 0)).rejects.toThrow(Crash)
    expect(await read(services, flightId, 1)).toEqual({ flights: [flightId], how: ['hit', 'hit', 'hit'] })
    expect(await services.drainOutbox()).toBe(1)
    expect(await read(services, flightId, 1)).toEqual({ flights: [], how: ['miss', 'miss', 'miss'] })
  })

  test('is empty after a drain', async () => {
    const services = await start()
    const flightId = here().flight()
    await services.bookings.book({ flightId, passengerId: 1, wishes: ['any', 'any'] })
    expect(await services.drainOutbox()).toBe(1)
    expect(await services.drainOutbox()).toBe(0)
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
      (await cache.read(entries.passengerFlights, { passengerId, limit: 10 }, async () => ({ data: [] }))).how
    const readAll = async () => [await readHistory(), await read(two), await read(three)]
    const note = async (stale: object) => {
      await here().ask(`INSERT INTO outbox (kind, payload) VALUES ('invalidate', '${JSON.stringify(stale)}')`)
      return services.drainOutbox()
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
    expect(await services.drainOutbox()).toBe(0)
  })

  test('keeps a row whose invalidation failed for the next drain', async () => {
    const services = await start()
    const flightId = here().flight()
    await services.bookings.book({ flightId, passengerId: 1, wishes: ['any'] })
    const { invalidate } = services.cache
    services.cache.invalidate = () => Promise.reject(new Error('the cache is unavailable'))
    await expect(services.drainOutbox()).rejects.toThrow('the cache is unavailable')
    services.cache.invalidate = invalidate
    expect(await services.drainOutbox()).toBe(1)
  })
})
