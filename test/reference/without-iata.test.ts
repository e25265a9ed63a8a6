import { beforeAll, describe, expect, test } from 'vitest'
import { addRows } from '../support/scratch.ts'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'

/** 4,241 of the 9,854 airports of FlughafenDB have no IATA code. */
const airfield = { iata: null, icao: 'XQEE', name: 'Echo Gliders', city: 'Echoville' }
const otherField = { iata: null, icao: 'XQFF', name: 'Foxtrot Strip', city: null }
const alpha = { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field', city: 'Alphaville' }
const inAtlantis = { country: 'Atlantis', timeZone: 'Africa/Lagos' }
const [OUT, BACK, BETWEEN] = [501, 502, 503]
const PASSENGER = 50

const service = serviceOnFixtures()
const get = async (url: string) => (await service().send('GET', url)).json()

beforeAll(async () => {
  const { fixtures, book } = service()
  await addRows(fixtures.database, 'airport', [
    { airport_id: 5, iata: null, icao: 'XQEE', name: 'Echo Gliders' },
    // Some dumps have an empty text instead of NULL.
    { airport_id: 6, iata: '', icao: 'XQFF', name: 'Foxtrot Strip' },
  ])
  await addRows(fixtures.database, 'airport_geo', [
    { airport_id: 5, name: 'Echo Gliders', city: 'Echoville', country: 'Atlantis', latitude: 11, longitude: 11 },
  ])
  await addRows(fixtures.database, 'airline', [
    { airline_id: 2, iata: 'ZB', airlinename: 'Zeta Blue', base_airport: 5 },
  ])
  const departed = { departure: new Date('2026-01-01T12:00:00Z'), arrival: new Date('2026-01-01T13:00:00Z') }
  const later = { departure: new Date(Date.now() + 86_400_000), arrival: new Date(Date.now() + 90_000_000) }
  const flight = (id: number, from: number, to: number, times: typeof later) => ({
    flight_id: id,
    flightno: `ZB${id}`,
    from,
    to,
    airline_id: 2,
    airplane_id: 1,
    ...times,
  })
  await addRows(fixtures.database, 'flight', [
    flight(OUT, 1, 5, later),
    flight(BACK, 5, 1, departed),
    flight(BETWEEN, 6, 5, departed),
  ])
  await addRows(fixtures.database, 'booking', [
    { booking_id: 901, flight_id: BACK, seat: '1A', passenger_id: PASSENGER, price: '10.00' },
    { booking_id: 902, flight_id: BETWEEN, seat: '1A', passenger_id: PASSENGER, price: '20.00' },
  ])
  await addRows(fixtures.database, 'flight_stats', [
    { flight_id: BACK, bookings: 1, revenue: '10.00', updated_at: new Date() },
    { flight_id: BETWEEN, bookings: 1, revenue: '20.00', updated_at: new Date() },
  ])
  expect((await book(OUT, { passengerId: PASSENGER })).statusCode).toBe(201)
})

test('a report on airports names it by its ICAO code', async () => {
  const { data } = await get('/v1/analytics/hubs?limit=100')
  expect(data.map((line: { airport: object }) => line.airport)).toEqual(
    expect.arrayContaining([alpha, airfield, otherField]),
  )
})

test.each(['busiest-routes', 'route-revenue'])('the report %s names both ends', async (report) => {
  const { data } = await get(`/v1/analytics/${report}?limit=100`)
  expect(data).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ from: airfield, to: alpha }),
      expect.objectContaining({ from: otherField, to: airfield }),
    ]),
  )
})

test('a flight shows it', async () => {
  expect(await get(`/v1/flights/${OUT}`)).toMatchObject({ from: alpha, to: airfield })
})

test('the history of a passenger shows it', async () => {
  const { data } = await get(`/v1/users/${PASSENGER}/flights`)
  expect(data.find((flight: { flightId: number }) => flight.flightId === BACK)).toMatchObject({
    from: airfield,
    to: alpha,
  })
})

test('the routes of a passenger keep airports without a code apart', async () => {
  const { data } = await get(`/v1/users/${PASSENGER}/routes`)
  expect(data.map(({ from, to, flights }: Record<string, unknown>) => ({ from, to, flights }))).toEqual(
    expect.arrayContaining([
      { from: { ...airfield, ...inAtlantis }, to: { ...alpha, ...inAtlantis }, flights: 1 },
      { from: { ...otherField, country: null, timeZone: 'UTC' }, to: { ...airfield, ...inAtlantis }, flights: 1 },
    ]),
  )
})

test('an airline shows it as its main airport', async () => {
  const { iata, icao, name } = airfield
  const shown = { iata: 'ZB', name: 'Zeta Blue', baseAirport: { iata, icao, name } }
  expect(await get('/v1/airlines/ZB')).toEqual(shown)
  const { data } = await get('/v1/airlines/top-routes')
  expect(data).toContainEqual({ airline: shown, totalRoutes: 3, destinations: 2 })
})

describe('a leaderboard of airports', () => {
  const board = '/v1/leaderboards/airports-most-passengers'
  const scores = async () =>
    Object.fromEntries(
      (await get(board)).data.map(({ member, label, score }: Record<string, unknown>) => [member, [label, score]]),
    )

  test('names it by its ICAO code, and counts each booking', async () => {
    await until(async () => (await scores()).XQEE?.[1] === 3)
    expect(await scores()).toEqual({ XQEE: ['Echo Gliders', 3], QAA: ['Alpha Field', 2], XQFF: ['Foxtrot Strip', 1] })
    await service().book(OUT, { passengerId: PASSENGER })
    await until(async () => (await scores()).XQEE?.[1] === 4)
    const { data } = (await service().send('POST', `${board}/reconcile`)).json()
    expect(data.map(({ drifted }: { drifted: number }) => drifted)).not.toContain(1)
    expect(await scores()).toMatchObject({ XQEE: ['Echo Gliders', 4], QAA: ['Alpha Field', 3] })
  })

  test('has its standing', async () => {
    expect(await get(`${board}/members/XQEE`)).toMatchObject({ rank: 1, member: 'XQEE', label: 'Echo Gliders' })
  })
})
