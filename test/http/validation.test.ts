import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service()

test.each([
  ['without its parameters', '/v1/flights/search', ['query.from']],
  ['on a day that is not in the calendar', '/v1/flights/search?from=JFK&to=LAX&date=2026-02-30', ['query.date']],
  ['on a day in another form', '/v1/flights/search?from=JFK&to=LAX&date=15.12.2025', ['query.date']],
  ['on an instant', '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15T00:00:00Z', ['query.date']],
  ['on two days', '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15&date=2025-12-16', ['query.date']],
  ['with equal origin and destination', '/v1/flights/search?from=JFK&to=JFK&date=2025-12-15', ['query.to']],
  ['from a code that is too long', '/v1/flights/search?from=JFKX&to=LAX&date=2025-12-15', ['query.from']],
  ['to a code that is too long', '/v1/flights/search?from=JFK&to=LAXX&date=2025-12-15', ['query.to']],
  ['with an unknown parameter', '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15&day=1', ['query.day']],
  [
    'with a return before the departure',
    '/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-12-14',
    ['query.return'],
  ],
  [
    'for a round trip with equal ends',
    '/v1/flights/round-trip?from=JFK&to=JFK&depart=2025-12-15&return=2025-12-16',
    ['query.to'],
  ],
  [
    'with a return on a day that is not in the calendar',
    '/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-13-01',
    ['query.return'],
  ],
  ['with a limit of 0', '/v1/airports?limit=0', ['query.limit']],
  ['with a limit of 101', '/v1/airports?limit=101', ['query.limit']],
  ['with a limit that is not a number', '/v1/airlines?limit=ten', ['query.limit']],
  ['with a fractional limit', '/v1/airlines/top-routes?limit=1.5', ['query.limit']],
  ['with a cursor of another form', '/v1/airports?cursor=%7B%7D', ['query.cursor']],
  ['with an unknown cursor', '/v1/airports?cursor=Zm9vYmFy', ['query.cursor']],
  [
    'with a cursor of another list',
    `/v1/airlines?cursor=${Buffer.from('JFK').toString('base64url')}`,
    ['query.cursor'],
  ],
  ['with an empty city', '/v1/airports?city=', ['query.city']],
  ['with a text that databases cannot store', '/v1/airports?q=%00', ['query.q']],
  ['for a code with an invalid character', '/v1/airports/J-K', ['params.iata']],
  ['for an airline code of three letters', '/v1/airlines/AAL', ['params.iata']],
  ['with a parameter that this endpoint does not have', '/v1/airports/JFK?verbose=1', ['query.verbose']],
  ['for the distance to a code that is too short', '/v1/routes/JFK/LA/distance', ['params.to']],
  ['for popular routes of a prefix that is no code', '/v1/routes/popular?prefix=J-K', ['query.prefix']],
  ['of health with an unknown parameter', '/health/ready?deep=1', ['query.deep']],
])('a request %s is refused with the path of the fault', async (_fault, url, paths) => {
  const response = await running().app.inject(url)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(response.headers['cache-control']).toBe('no-store')
  const problem = response.json()
  expect(problem).toEqual({
    type: '/problems/validation-failed',
    title: expect.any(String),
    status: 400,
    detail: expect.any(String),
    instance: url,
    code: 'validation-failed',
    errors: paths.map((path) => ({ path, message: expect.any(String) })),
  })
  expect(response.statusCode).toBe(400)
})

describe('only a decimal number is a number:', () => {
  const flight = (text: string) => [`/v1/flights/${text}`, 'params.flightId']
  const limit = (text: string) => [`/v1/airports?limit=${text}`, 'query.limit']
  const offset = (text: string) => [`/v1/leaderboards/passengers-most-flights?offset=${text}`, 'query.offset']
  const least = (text: string) => [`/v1/leaderboards/passengers-most-flights?min=${text}`, 'query.min']

  test.each(['0x10', '1e3', '%201', '1%20', '%2B1', '01', '1.', '.5', '0b1', '1_000', 'Infinity', '%EF%BC%91'])(
    '%s is none',
    async (text) => {
      for (const [url = '', path] of [flight(text), limit(text), offset(text), least(text)]) {
        const response = await running().app.inject(url)
        expect(response.json(), url).toMatchObject({ status: 400, errors: [{ path }] })
      }
    },
  )

  test('0 and -1.5 are numbers', async () => {
    for (const [url = ''] of [offset('0'), least('-1.5')]) {
      expect((await running().app.inject(url)).statusCode).toBe(200)
    }
  })
})

test('a response lists only the first fault', async () => {
  const response = await running().app.inject('/v1/flights/search?from=J-K&to=LAX&date=tomorrow&class=first')
  const paths = response.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)
  expect(paths).toEqual(['query.class'])
})
