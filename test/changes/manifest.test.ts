import { describe, expect, test } from 'vitest'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'

const service = serviceOnFixtures()
const manifest = (flightId: number | string) => service().send('GET', `/v1/flights/${flightId}/manifest`)

describe('the manifest of a flight', () => {
  test('lists passengers by seat, front to back, and passengers without a seat last', async () => {
    const { fixtures, book } = service()
    const flightId = fixtures.flight(180)
    const seats = ['10A', '2C', '2A', '1F']
    for (const [i, seat] of seats.entries()) await book(flightId, { seat, passengerId: i + 1 })
    await fixtures.ask(`INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${flightId}, NULL, 9, 1.00)`)
    const response = await manifest(flightId)
    expect(response.headers['cache-control']).toBe('private, no-cache')
    expect(response.headers['cache-status']).toBeUndefined()
    const booked = new Map((await fixtures.booked(flightId)).map((row) => [row.seat, row]))
    expect(response.json()).toEqual({
      flightId,
      data: ['1F', '2A', '2C', '10A', null].map((seat) => {
        const { bookingId, passengerId } = booked.get(seat) ?? {}
        return { seat, passengerId, firstName: 'Pat', lastName: `Person ${passengerId}`, bookingId }
      }),
    })
  })

  test('contains no passport number', async () => {
    const flightId = service().fixtures.flight()
    await service().book(flightId)
    expect((await manifest(flightId)).body).not.toMatch(/P0000|passport/i)
  })

  test('shows a booking and a cancellation at once', async () => {
    const { fixtures, book, cancel } = service()
    const flightId = fixtures.flight()
    expect((await manifest(flightId)).json()).toEqual({ flightId, data: [] })
    const { bookingId } = (await book(flightId, { seat: '1A' })).json()
    expect((await manifest(flightId)).json().data).toMatchObject([{ seat: '1A', bookingId }])
    await cancel(bookingId)
    expect((await manifest(flightId)).json().data).toEqual([])
  })

  test('returns 404 for an unknown flight', async () => {
    expect(refusal(await manifest(999_999))).toEqual([404, 'not-found'])
    expect(refusal(await manifest('abc'))).toEqual([400, 'validation-failed'])
  })
})
