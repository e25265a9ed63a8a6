import { describe, expect, test } from 'vitest'
import type { PlaceRow, TrafficRow } from '../../src/db/queries/analytics.ts'
import { airlines, busiestRoutes, countries, hubs, routeRevenue } from '../../src/services/analytics/rankings.ts'

const place = (airportId: number, iata: string | null, country: string | null, countryCode: string | null = null) => ({
  airportId,
  iata,
  icao: `XQ${airportId}`,
  name: `Airport ${airportId}`,
  city: null,
  country,
  countryCode,
})
const places: PlaceRow[] = [
  place(1, 'QAA', 'Brazil', 'BRA'),
  place(2, 'QBB', 'Germany', 'DEU'),
  place(3, 'QCC', 'Germany', 'DEU'),
  place(4, 'QDD', 'Atlantis'),
  place(5, null, 'ATLANTIS'),
  place(6, 'QFF', null),
]
const end = (airportId: number, iata: string) => ({
  iata,
  icao: `XQ${airportId}`,
  name: `Airport ${airportId}`,
  city: null,
})

const traffic = (from: number, to: number, row: Partial<TrafficRow> = {}): TrafficRow => ({
  from,
  to,
  airlineId: 1,
  flights: 1,
  bookings: 0,
  revenue: '0',
  flownSeats: 0,
  flownBookings: 0,
  ...row,
})
const UNKNOWN = 999

describe('hubs', () => {
  test('count departures and arrivals, and rank equal hubs by code', () => {
    const found = hubs([traffic(1, 2, { flights: 2, bookings: 5 }), traffic(2, 1, { bookings: 7 })], places)
    expect(found).toEqual([
      { airport: end(1, 'QAA'), flights: 3, departures: 2, arrivals: 1, destinations: 1, passengers: 12 },
      { airport: end(2, 'QBB'), flights: 3, departures: 1, arrivals: 2, destinations: 1, passengers: 12 },
    ])
  })

  test('count flights to an unknown airport, without listing the airport', () => {
    expect(hubs([traffic(1, UNKNOWN), traffic(1, 2)], places)).toMatchObject([
      { airport: { iata: 'QAA' }, departures: 2, destinations: 2 },
      { airport: { iata: 'QBB' }, arrivals: 1, destinations: 0 },
    ])
  })

  test('include an airport without a code', () => {
    expect(hubs([traffic(5, UNKNOWN)], places)).toMatchObject([
      { airport: { iata: null, icao: 'XQ5', name: 'Airport 5' } },
    ])
  })
})

describe('routes', () => {
  const both = [
    traffic(1, 2, { airlineId: 1, flights: 2, bookings: 2, revenue: '0.10' }),
    traffic(1, 2, { airlineId: 2, flights: 3, bookings: 1, revenue: '0.20' }),
    traffic(2, 1, { flights: 5, bookings: 3, revenue: '1000000.00' }),
    traffic(1, 3, { flights: 5 }),
    traffic(1, UNKNOWN, { flights: 50, bookings: 50, revenue: '50.00' }),
  ]

  test('add up all airlines per direction, and rank by flights, then by passengers, then by code', () => {
    expect(busiestRoutes(both, places)).toEqual([
      { from: end(1, 'QAA'), to: end(2, 'QBB'), flights: 5, airlines: 2, passengers: 3 },
      { from: end(2, 'QBB'), to: end(1, 'QAA'), flights: 5, airlines: 1, passengers: 3 },
      { from: end(1, 'QAA'), to: end(3, 'QCC'), flights: 5, airlines: 1, passengers: 0 },
    ])
  })

  test('have their revenue to the cent, without routes that have no booking', () => {
    expect(routeRevenue(both, places)).toMatchObject([
      { from: { iata: 'QBB' }, bookings: 3, revenue: '1000000.00', averagePrice: '333333.33', currency: 'USD' },
      { from: { iata: 'QAA' }, bookings: 3, revenue: '0.30', averagePrice: '0.10', currency: 'USD' },
    ])
  })
})

describe('airlines', () => {
  const carriers = [
    { airlineId: 1, iata: 'ZA', name: 'Zulu Air' },
    { airlineId: 2, iata: 'ZB', name: null },
    { airlineId: 3, iata: 'ZC', name: 'Grounded' },
  ]

  test('have shares of departed flights to four decimal places, and null before the first departure', () => {
    const some = { flownSeats: 300, flownBookings: 200, revenue: '10.05' }
    expect(
      airlines(
        [
          traffic(1, 2, { ...some, flights: 2, bookings: 250 }),
          traffic(3, 2, { flights: 1 }),
          traffic(1, 2, { airlineId: 2, bookings: 1, revenue: '0.05' }),
          traffic(1, 2, { airlineId: UNKNOWN, flights: 9 }),
        ],
        carriers,
        new Map([['ZA', 85.71]]),
      ),
    ).toEqual([
      {
        airline: { iata: 'ZA', name: 'Zulu Air' },
        flights: 3,
        destinations: 1,
        bookings: 250,
        revenue: '10.05',
        currency: 'USD',
        loadFactor: 0.6667,
        onTimeShare: 0.8571,
      },
      {
        airline: { iata: 'ZB', name: 'ZB' },
        flights: 1,
        destinations: 1,
        bookings: 1,
        revenue: '0.05',
        currency: 'USD',
        loadFactor: null,
        onTimeShare: null,
      },
    ])
  })
})

describe('countries', () => {
  test('count a domestic flight once, and only other countries as destinations', () => {
    const found = countries(
      [traffic(2, 3, { flights: 4, bookings: 40 }), traffic(2, 1, { bookings: 1 }), traffic(1, 3, { bookings: 2 })],
      places,
    )
    expect(found).toEqual([
      { country: 'Germany', countryCode: 'DEU', airports: 2, flights: 6, destinationCountries: 1, passengers: 43 },
      { country: 'Brazil', countryCode: 'BRA', airports: 1, flights: 2, destinationCountries: 1, passengers: 3 },
    ])
  })

  test('outside the list are merged in any spelling, and an airport without a country counts for no country', () => {
    expect(countries([traffic(4, 5), traffic(4, 6), traffic(6, 6), traffic(4, UNKNOWN)], places)).toEqual([
      {
        country: 'Atlantis',
        countryCode: null,
        airports: 2,
        flights: 3,
        destinationCountries: 0,
        passengers: 0,
      },
    ])
  })
})
