import { describe, expect, test } from 'vitest'
import { seatKeys } from '../../../src/services/booking/seat-map/keys.ts'
import { refusal, serviceOnFixtures } from '../../support/service-on-fixtures.ts'

const service = serviceOnFixtures()

describe('a booking', () => {
  test('of a named seat returns the booking and its location', async () => {
    const { fixtures, book, send, seats } = service()
    const flightId = fixtures.flight()
    const response = await book(flightId, { seat: '1D' })
    expect(response.statusCode).toBe(201)
    const booking = response.json()
    expect(booking).toEqual({
      bookingId: expect.any(Number),
      flightId,
      seat: '1D',
      passengerId: 1,
      currency: 'USD',
      price: expect.stringMatching(/^\d+\.\d\d$/),
    })
    expect(response.headers.location).toBe(`/v1/bookings/${booking.bookingId}`)
    expect(response.headers['idempotency-replayed']).toBeUndefined()
    const found = await send('GET', String(response.headers.location))
    expect(found.json()).toEqual(booking)
    expect(found.headers['cache-control']).toBe('private, no-cache')
    expect(await seats(flightId)).toMatchObject({ '1C': 'free', '1D': 'booked' })
    expect(await fixtures.booked(flightId)).toMatchObject([
      { bookingId: booking.bookingId, seat: '1D', passengerId: 1 },
    ])
  })

  test('costs the price of the search', async () => {
    const { fixtures, book, send } = service()
    const flightId = fixtures.flight()
    const { from, to, date } = await fixtures.route(flightId)
    const { data } = (await send('GET', `/v1/flights/search?from=${from}&to=${to}&date=${date}`)).json()
    const { price, currency } = data.find((flight: { flightId: number }) => flight.flightId === flightId)
    expect((await book(flightId)).json()).toMatchObject({ price, currency })
    expect((await fixtures.booked(flightId))[0]?.price).toBe(Number(price))
  })

  test('of any seat takes the first free seat, until the flight is full', async () => {
    const { fixtures, hold, book } = service()
    const flightId = fixtures.flight()
    await book(flightId, { seat: '1C' })
    await hold(flightId, { seat: '1D', passengerId: 2 })
    const seats = []
    for (const _ of [1, 2, 3, 4]) seats.push((await book(flightId)).json().seat)
    expect(seats).toEqual(['1A', '1F', '2A', '2C'])
    expect(refusal(await book(flightId))).toEqual([409, 'seat-taken'])
  })

  test('of a held seat consumes the hold, by its id or by the seat', async () => {
    const { fixtures, hold, book, seats } = service()
    const flightId = fixtures.flight()
    const { holdId } = (await hold(flightId, { seat: '1C' })).json()
    await hold(flightId, { seat: '1D' })
    expect((await book(flightId, { holdId })).json()).toMatchObject({ seat: '1C' })
    expect((await book(flightId, { seat: '1D' })).json()).toMatchObject({ seat: '1D' })
    expect(await seats(flightId)).toMatchObject({ '1C': 'booked', '1D': 'booked' })
    expect(refusal(await book(flightId, { holdId }))).toEqual([409, 'hold-expired'])
  })

  test('of a seat that another passenger booked or holds is refused', async () => {
    const { fixtures, hold, book } = service()
    const flightId = fixtures.flight()
    await book(flightId, { seat: '1A', passengerId: 2 })
    const { holdId } = (await hold(flightId, { seat: '1C', passengerId: 2 })).json()
    expect(refusal(await book(flightId, { seat: '1A' }))).toEqual([409, 'seat-taken'])
    expect(refusal(await book(flightId, { seat: '1C' }))).toEqual([409, 'seat-held'])
    expect(refusal(await book(flightId, { holdId }))).toEqual([409, 'hold-expired'])
    expect(await fixtures.booked(flightId)).toHaveLength(1)
  })
})

describe('a cancellation', () => {
  test('frees the seat at once, and it can be booked again', async () => {
    const { fixtures, book, cancel, seats } = service()
    const flightId = fixtures.flight()
    const { bookingId } = (await book(flightId, { seat: '1D' })).json()
    expect((await cancel(bookingId)).statusCode).toBe(204)
    expect(await fixtures.booked(flightId)).toEqual([])
    expect(await seats(flightId)).toMatchObject({ '1D': 'free' })
    expect((await book(flightId, { seat: '1D', passengerId: 2 })).json()).toMatchObject({ seat: '1D', passengerId: 2 })
  })

  test('removes the booking', async () => {
    const { fixtures, book, cancel, send } = service()
    const { bookingId } = (await book(fixtures.flight())).json()
    await cancel(bookingId)
    expect(refusal(await send('GET', `/v1/bookings/${bookingId}`))).toEqual([404, 'not-found'])
    expect(refusal(await cancel(bookingId))).toEqual([404, 'not-found'])
  })

  test('by two concurrent requests frees the seat once', async () => {
    const { fixtures, book, cancel, send } = service()
    const flightId = fixtures.flight()
    await book(flightId)
    const { bookingId } = (await book(flightId)).json()
    const answers = await Promise.all([cancel(bookingId), cancel(bookingId)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404])
    expect((await send('GET', `/v1/flights/${flightId}/seats`)).json()).toMatchObject({
      bookedSeats: 1,
      availableSeats: 5,
    })
  })

  test('of a booking without a seat succeeds', async () => {
    const { fixtures, cancel, send } = service()
    const flightId = fixtures.flight()
    await fixtures.ask(
      `INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${flightId}, NULL, 1, 100.00)`,
    )
    const [booking] = await fixtures.booked(flightId)
    const seats = async () => (await send('GET', `/v1/flights/${flightId}/seats`)).json()
    expect(await seats()).toMatchObject({ bookedSeats: 1, availableSeats: 5 })
    expect((await send('GET', `/v1/bookings/${booking?.bookingId}`)).json()).toMatchObject({ seat: null })
    expect((await cancel(booking?.bookingId ?? 0)).statusCode).toBe(204)
    expect(await seats()).toMatchObject({ bookedSeats: 0, availableSeats: 6 })
  })
})

describe('one seat for many clients', () => {
  test('is booked by one of thirty concurrent requests', async () => {
    const { fixtures, book } = service()
    const flightId = fixtures.flight()
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => book(flightId, { seat: '1A', passengerId: i + 1 })),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(answers.filter((answer) => answer.statusCode === 409).every((a) => a.json().code === 'seat-taken')).toBe(
      true,
    )
    expect(await fixtures.booked(flightId)).toHaveLength(1)
  })

  /** Creates a flight with 1A booked and a map that shows 1A as free. */
  async function withWrongMap(): Promise<number> {
    const { fixtures, book, servers, config } = service()
    const flightId = fixtures.flight()
    await book(flightId, { seat: '1A', passengerId: 2 })
    await servers.state.setbit(seatKeys(config.KEY_PREFIX).bitmap(flightId), 0, 0)
    return flightId
  }

  test('is not booked twice when the map is wrong, and the map is corrected', async () => {
    const { fixtures, book, seats, send } = service()
    const flightId = await withWrongMap()
    expect(await seats(flightId)).toMatchObject({ '1A': 'free' })
    expect(refusal(await book(flightId, { seat: '1A' }))).toEqual([409, 'seat-taken'])
    expect(await seats(flightId)).toMatchObject({ '1A': 'booked', '1C': 'free' })
    expect((await send('GET', `/v1/flights/${flightId}/seats`)).json()).toMatchObject({ bookedSeats: 1 })
    expect(await fixtures.booked(flightId)).toMatchObject([{ passengerId: 2 }])
    expect((await book(flightId)).json()).toMatchObject({ seat: '1C' })
  })

  test('is not given to a request for any seat when the map is wrong: the request gets another', async () => {
    const { fixtures, book } = service()
    const flightId = await withWrongMap()
    expect((await book(flightId)).json()).toMatchObject({ seat: '1C' })
    expect(await fixtures.booked(flightId)).toHaveLength(2)
  })
})
