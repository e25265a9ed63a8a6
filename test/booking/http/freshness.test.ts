import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherInstance, type Service, serviceOnFixtures } from '../../support/service-on-fixtures.ts'

const service = serviceOnFixtures()

describe.each(['this instance', 'another instance'])('the next read on %s', (where) => {
  let reader: Service
  beforeAll(async () => {
    reader = where === 'this instance' ? service() : await anotherInstance(service())
  })
  afterAll(async () => {
    if (reader !== service()) await reader.close()
  })

  /** Reads a value and its cache status. */
  async function read(url: string): Promise<[string, unknown]> {
    const response = await reader.send('GET', url)
    return [/hit|fwd=\w+/.exec(String(response.headers['cache-status']))?.[0] ?? '', response.json()]
  }

  async function search(flightId: number): Promise<[string, unknown]> {
    const { from, to, date } = await service().fixtures.route(flightId)
    const [how, found] = await read(`/v1/flights/search?from=${from}&to=${to}&date=${date}`)
    const { data } = found as { data: { flightId: number; bookedSeats: number; availableSeats: number }[] }
    return [how, data.find((flight) => flight.flightId === flightId)]
  }

  async function history(passengerId: number): Promise<[string, number[]]> {
    const [how, found] = await read(`/v1/users/${passengerId}/flights`)
    return [how, (found as { data: { bookingId: number }[] }).data.map(({ bookingId }) => bookingId)]
  }

  test('shows a booking and a cancellation in the history and in the search', async () => {
    const passengerId = where === 'this instance' ? 20 : 21
    const { fixtures, book, cancel } = service()
    const flightId = fixtures.flight()
    await Promise.all([search(flightId), history(passengerId)])
    expect(await search(flightId)).toMatchObject(['hit', { bookedSeats: 0, availableSeats: 6 }])
    expect(await history(passengerId)).toEqual(['hit', []])

    const { bookingId } = (await book(flightId, { passengerId })).json()
    expect(await search(flightId)).toMatchObject(['fwd=miss', { bookedSeats: 1, availableSeats: 5 }])
    expect(await history(passengerId)).toEqual(['fwd=miss', [bookingId]])
    expect(await search(flightId)).toMatchObject(['hit', { bookedSeats: 1, availableSeats: 5 }])
    expect(await history(passengerId)).toEqual(['hit', [bookingId]])

    await cancel(bookingId)
    expect(await search(flightId)).toMatchObject(['fwd=miss', { bookedSeats: 0, availableSeats: 6 }])
    expect(await history(passengerId)).toEqual(['fwd=miss', []])
  })

  test.each(['flights?limit=3', 'profile', 'routes', 'routes?limit=3'])(
    'of %s is fresh after a booking',
    async (resource) => {
      const url = `/v1/users/22/${resource}`
      await read(url)
      expect((await read(url))[0]).toBe('hit')
      await service().book(service().fixtures.flight(), { passengerId: 22 })
      expect((await read(url))[0]).toBe('fwd=miss')
    },
  )

  test('of unaffected data comes from the cache', async () => {
    const { fixtures, book } = service()
    const [booked, other] = [fixtures.flight(), fixtures.flight()]
    await Promise.all([search(other), history(23)])
    await book(booked, { passengerId: 24 })
    expect((await search(other))[0]).toBe('hit')
    expect((await history(23))[0]).toBe('hit')
  })

  test('of the seats shows the seat map, without the cache', async () => {
    const { fixtures, book } = service()
    const flightId = fixtures.flight()
    await reader.seats(flightId)
    await book(flightId, { seat: '1A' })
    expect(await reader.seats(flightId)).toMatchObject({ '1A': 'booked' })
  })
})
