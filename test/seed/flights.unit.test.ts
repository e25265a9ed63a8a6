import { describe, expect, it } from 'vitest'
import { records, seeded } from './seeded.ts'

const tables = seeded()
const flights = records(tables, 'flight').map((row) => ({
  id: Number(row.flight_id),
  flightno: String(row.flightno),
  from: Number(row.from),
  to: Number(row.to),
  airline: Number(row.airline_id),
  airplane: Number(row.airplane_id),
  departure: row.departure as Date,
  arrival: row.arrival as Date,
}))
const schedules = new Map(records(tables, 'flightschedule').map((row) => [String(row.flightno), row]))
const airplanes = new Map(records(tables, 'airplane').map((row) => [Number(row.airplane_id), row]))
const idOf = (iata: string) => records(tables, 'airport').find((airport) => airport.iata === iata)?.airport_id
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10)
const timeOf = (instant: Date) => instant.toISOString().slice(11, 19)
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Days with flights for the anchor 2025-12-15. */
const [firstDay, lastDay, daysInWindow] = ['2025-10-16', '2026-02-13', 121]

function departuresByDay(from: string, to: string): Map<string, number> {
  const days = new Map<string, number>()
  for (const flight of flights) {
    if (flight.from !== idOf(from) || flight.to !== idOf(to)) continue
    const day = dayOf(flight.departure)
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return days
}

describe('the flights of the seed', () => {
  it('depart on every day from 60 days before the anchor to 60 days after it, and on no other', () => {
    const days = [...new Set(flights.map(({ departure }) => dayOf(departure)))].sort()
    expect([days.at(0), days.at(-1), days.length]).toEqual([firstDay, lastDay, daysInWindow])
  })

  it.each([
    ['JFK', 'LAX'],
    ['LAX', 'JFK'],
  ])('go from %s to %s at least five times on every day', (from, to) => {
    const days = departuresByDay(from, to)
    expect(days.size).toBe(daysInWindow)
    expect(Math.min(...days.values())).toBeGreaterThanOrEqual(5)
  })

  it('are numbered by departure', () => {
    expect(flights.map(({ id }) => id)).toEqual(flights.map((_, i) => i + 1))
    const late = flights.filter(({ departure }, i) => departure < (flights[i - 1]?.departure ?? departure))
    expect(late).toEqual([])
  })

  it('follow their schedule', () => {
    const astray = flights.filter((flight) => {
      const schedule = schedules.get(flight.flightno)
      return (
        schedule === undefined ||
        schedule.from !== flight.from ||
        schedule.to !== flight.to ||
        schedule.airline_id !== flight.airline ||
        schedule.departure !== timeOf(flight.departure) ||
        schedule.arrival !== timeOf(flight.arrival) ||
        schedule[weekdays[flight.departure.getUTCDay()] ?? ''] !== true ||
        flight.arrival <= flight.departure
      )
    })
    expect(astray).toEqual([])
  })

  it('are flown by an airplane of their airline, which is never in two places at once', () => {
    const last = new Map<unknown, (typeof flights)[number]>()
    const impossible = flights.filter((flight) => {
      const before = last.get(flight.airplane)
      last.set(flight.airplane, flight)
      const isThere = before === undefined || (before.to === flight.from && before.arrival < flight.departure)
      return airplanes.get(flight.airplane)?.airline_id !== flight.airline || !isThere
    })
    expect(impossible).toEqual([])
  })

  it('are sometimes late or cancelled, in the future only cancelled', () => {
    const statuses = records(tables, 'flight_status')
    const departureOf = new Map(flights.map(({ id, departure }) => [id, departure]))
    const isPast = (id: unknown) => dayOf(departureOf.get(Number(id)) ?? new Date(Number.NaN)) < '2025-12-15'
    const past = flights.filter(({ id }) => isPast(id)).length
    const share = (status: string) =>
      statuses.filter((row) => row.status === status && isPast(row.flight_id)).length / past

    expect(share('delayed')).toBeGreaterThan(0.08)
    expect(share('delayed')).toBeLessThan(0.16)
    expect(share('cancelled')).toBeGreaterThan(0.005)
    expect(share('cancelled')).toBeLessThan(0.02)
    expect(statuses.filter((row) => !isPast(row.flight_id) && row.status !== 'cancelled')).toEqual([])
    expect(statuses.filter((row) => (row.status === 'delayed') !== Number(row.delay_minutes) > 0)).toEqual([])
  })
})

describe('JFK-LAX at scale small', () => {
  it('has at least five airlines and twelve flights a day each way', () => {
    const small = seeded({ scale: 'small' })
    const iata = new Map(records(small, 'airport').map((airport) => [airport.airport_id, airport.iata]))
    const lines = records(small, 'flightschedule').filter((row) => weekdays.every((day) => row[day] === true))
    for (const pair of ['JFK LAX', 'LAX JFK']) {
      const daily = lines.filter(({ from, to }) => pair === `${iata.get(from ?? null)} ${iata.get(to ?? null)}`)
      expect(daily.length).toBeGreaterThanOrEqual(12)
      expect(new Set(daily.map(({ airline_id }) => airline_id)).size).toBeGreaterThanOrEqual(5)
    }
  })
})
