import { describe, expect, it } from 'vitest'
import { seatIndex } from '../../src/domain/seat-layout.ts'
import { records, seeded } from './seeded.ts'

describe.each(['tiny', 'small'] as const)('the bookings at scale %s', (scale) => {
  const tables = seeded({ scale })
  const bookings = records(tables, 'booking')
  const passengers = records(tables, 'passenger')
  const capacityOf = new Map(records(tables, 'airplane').map((row) => [row.airplane_id, Number(row.capacity)]))
  const capacities = new Map(
    records(tables, 'flight').map((row) => [row.flight_id, capacityOf.get(row.airplane_id ?? null) ?? 0]),
  )

  it('are numbered from 1', () => {
    expect(bookings.findIndex((row, i) => row.booking_id !== i + 1)).toBe(-1)
  })

  it('have seats that exist in the airplane of the flight', () => {
    const seatless = bookings.filter(
      ({ flight_id, seat }) => seatIndex(capacities.get(flight_id ?? null) ?? 0, String(seat)) === undefined,
    )
    expect(seatless).toEqual([])
  })

  it('book each seat of a flight once', () => {
    expect(new Set(bookings.map(({ flight_id, seat }) => `${flight_id} ${seat}`)).size).toBe(bookings.length)
  })

  it('have no passenger twice on one flight, and no unknown passenger', () => {
    const pairs = new Set(bookings.map(({ flight_id, passenger_id }) => `${flight_id} ${passenger_id}`))
    expect(pairs.size).toBe(bookings.length)
    const known = new Set(passengers.map(({ passenger_id }) => passenger_id))
    expect(bookings.filter(({ passenger_id }) => !known.has(passenger_id ?? null))).toEqual([])
  })

  it('cost whole cents', () => {
    expect(bookings.filter(({ price }) => !/^[1-9]\d{1,4}\.\d\d$/.test(String(price)))).toEqual([])
  })

  it('add up to the counters exactly', () => {
    const sums = new Map<number, { bookings: number; cents: number }>()
    for (const { flight_id, price } of bookings) {
      const sum = sums.get(Number(flight_id)) ?? { bookings: 0, cents: 0 }
      sum.bookings++
      sum.cents += Number(String(price).replace('.', ''))
      sums.set(Number(flight_id), sum)
    }
    const stats = records(tables, 'flight_stats').map((row) => [
      Number(row.flight_id),
      { bookings: Number(row.bookings), cents: Number(String(row.revenue).replace('.', '')) },
    ])
    expect(stats).toEqual([...sums])
  })

  it('are spread unevenly: some passengers fly often, and all fly sometimes', () => {
    const flown = new Map<unknown, number>()
    for (const { passenger_id } of bookings) flown.set(passenger_id, (flown.get(passenger_id) ?? 0) + 1)
    const average = bookings.length / passengers.length
    expect(Math.max(...flown.values())).toBeGreaterThan(3 * average)
    expect(Math.max(...flown.values())).toBeLessThan(9 * average)
    expect(flown.size).toBeGreaterThan(0.95 * passengers.length)
  })
})
