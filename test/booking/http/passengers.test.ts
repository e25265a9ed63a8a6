import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { DEPARTED } from '../../support/fixtures.ts'
import { addRows } from '../../support/scratch.ts'
import { refusal, type Service, serviceOnFixtures } from '../../support/service-on-fixtures.ts'

const service = serviceOnFixtures()
const HOUR_MS = 3_600_000

const country = 'Atlantis'
const QAA = { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field', city: 'Alphaville', country, timeZone: 'Africa/Lagos' }
const QBB = { iata: 'QBB', icao: 'XQBB', name: 'Bravo', city: 'Bravo City', country, timeZone: 'Africa/Ndjamena' }

/** Departed flights of a passenger from QAA to an airport, each at its own time. */
async function flown(passengerId: number, flights: { id: number; to: number; hoursAgo: number }[]): Promise<void> {
  const { database } = service().fixtures
  await addRows(
    database,
    'flight',
    flights.map(({ id, to, hoursAgo }) => ({
      flight_id: id,
      flightno: `ZA${id}`,
      from: 1,
      to,
      airline_id: 1,
      airplane_id: 1,
      departure: new Date(Date.now() - hoursAgo * HOUR_MS),
      arrival: new Date(Date.now() - (hoursAgo - 2) * HOUR_MS),
    })),
  )
  await addRows(
    database,
    'booking',
    flights.map(({ id }) => ({ flight_id: id, seat: '1A', passenger_id: passengerId, price: '99.50' })),
  )
}

const read = ({ send }: Service, passengerId: number, resource: string) =>
  send('GET', `/v1/users/${passengerId}/${resource}`)

test("a passenger's last flights are complete, newest first", async () => {
  const { fixtures, book } = service()
  const flightId = fixtures.flight()
  const booking = (await book(flightId, { seat: '1C', passengerId: 10 })).json()
  await flown(10, [
    { id: 500, to: 2, hoursAgo: 30 },
    { id: 501, to: 4, hoursAgo: 1 },
  ])
  const response = await read(service(), 10, 'flights')
  expect(response.headers['cache-control']).toBe('private, no-cache')
  const { data } = response.json()
  expect(data.map((flight: { flightId: number; status: string }) => [flight.flightId, flight.status])).toEqual([
    [flightId, 'upcoming'],
    [501, 'in_progress'],
    [500, 'completed'],
  ])
  const { date } = await fixtures.route(flightId)
  expect(data[0]).toEqual({
    bookingId: booking.bookingId,
    flightId,
    flightNo: `ZA${flightId}`,
    airline: { iata: 'ZA', name: 'Zulu Air' },
    from: QAA,
    to: QBB,
    departure: `${date}T12:00:00Z`,
    departureLocal: `${date}T13:00:00+01:00`,
    arrival: `${date}T13:30:00Z`,
    arrivalLocal: `${date}T14:30:00+01:00`,
    seat: '1C',
    price: booking.price,
    currency: 'USD',
    status: 'upcoming',
    bookedAt: expect.any(String),
  })
  expect(data[1].to).toMatchObject({ iata: 'QDD', icao: 'XQDD', name: 'Delta', city: null, country: 'Atlantis' })
})

test('the history has at most `limit` flights', async () => {
  const { fixtures, book, send } = service()
  const flights = [fixtures.flight(), fixtures.flight(), fixtures.flight()]
  for (const flightId of flights) await book(flightId, { passengerId: 11 })
  const ids = (await send('GET', '/v1/users/11/flights?limit=2'))
    .json()
    .data.map((f: { flightId: number }) => f.flightId)
  expect(ids).toEqual(flights.reverse().slice(0, 2))
  expect(refusal(await send('GET', '/v1/users/11/flights?limit=0'))).toEqual([400, 'validation-failed'])
  expect(refusal(await send('GET', '/v1/users/11/flights?limit=101'))).toEqual([400, 'validation-failed'])
})

describe('the profile of a passenger', () => {
  test('counts departed flights only', async () => {
    const { fixtures, book } = service()
    await flown(12, [
      { id: 510, to: 2, hoursAgo: 60 },
      { id: 511, to: 2, hoursAgo: 30 },
    ])
    await book(fixtures.flight(), { passengerId: 12 })
    const day = DateTime.now().minus({ hours: 60 }).setZone(QAA.timeZone).toISODate()
    const profile = (await read(service(), 12, 'profile')).json()
    expect(profile).toEqual({
      passengerId: 12,
      flightsFlown: 2,
      milesFlown: expect.any(Number),
      tier: 'bronze',
      favoriteAirline: { iata: 'ZA', name: 'Zulu Air' },
      memberSince: day,
    })
    const { miles } = (await service().send('GET', '/v1/routes/QAA/QBB/distance')).json()
    expect(profile.milesFlown).toBe(2 * miles)
  })

  test('has a tier by miles flown', async () => {
    await flown(
      13,
      Array.from({ length: 40 }, (_, i) => ({ id: 600 + i, to: 2, hoursAgo: 24 * (i + 1) })),
    )
    expect((await read(service(), 13, 'profile')).json()).toMatchObject({ flightsFlown: 40, tier: 'silver' })
  })

  test('is empty without departed flights', async () => {
    expect((await read(service(), 14, 'profile')).json()).toEqual({
      passengerId: 14,
      flightsFlown: 0,
      milesFlown: 0,
      favoriteAirline: null,
      tier: 'bronze',
      memberSince: null,
    })
    expect((await read(service(), 14, 'flights')).json()).toEqual({ data: [], nextCursor: null })
    expect((await read(service(), 14, 'routes')).json()).toEqual({ data: [] })
  })
})

test("a passenger's routes are ranked by flights", async () => {
  await flown(15, [
    { id: 520, to: 2, hoursAgo: 10 },
    { id: 521, to: 4, hoursAgo: 20 },
    { id: 522, to: 4, hoursAgo: 40 },
  ])
  const { data } = (await read(service(), 15, 'routes')).json()
  expect(data.map((route: { to: { iata: string }; flights: number }) => [route.to.iata, route.flights])).toEqual([
    ['QDD', 2],
    ['QBB', 1],
  ])
  expect(data[1]).toEqual({
    from: QAA,
    to: QBB,
    flights: 1,
  })
  expect((await read(service(), 15, 'routes?limit=1')).json().data).toEqual(data.slice(0, 1))
})

test.each(['flights', 'profile', 'routes'])('the %s of an unknown passenger return 404', async (resource) => {
  expect(refusal(await read(service(), 999_999, resource))).toEqual([404, 'not-found'])
  expect(refusal(await read(service(), 999_999, resource))).toEqual([404, 'not-found'])
  expect(refusal(await service().send('GET', `/v1/users/abc/${resource}`))).toEqual([400, 'validation-failed'])
})

test('a booking on a departed flight appears in the history', async () => {
  const { fixtures } = service()
  await fixtures.ask(`INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${DEPARTED}, NULL, 16, 80.00)`)
  const { data } = (await read(service(), 16, 'flights')).json()
  expect(data).toMatchObject([{ flightId: DEPARTED, seat: null, price: '80.00', status: 'completed' }])
})
