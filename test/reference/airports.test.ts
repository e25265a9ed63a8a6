import { expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service(() => ({ data: 'small' }))
const get = async (url: string) => (await running().app.inject(url)).json()
const codes = async (query: string) =>
  (await get(`/v1/airports?${query}`)).data.map(({ iata }: { iata: string }) => iata)

test('an airport has all fields of the contract', async () => {
  expect(await get('/v1/airports/QCC')).toEqual({
    iata: 'QCC',
    icao: 'XQCC',
    name: 'Under_score!',
    city: 'Gießen',
    country: 'Germany',
    countryCode: 'DEU',
    latitude: -1.5,
    longitude: 2.25,
    timeZone: 'Africa/Malabo',
  })
})

test.each([
  ['country=DEU', ['QBB', 'QCC']],
  ['country=germany', ['QBB', 'QCC']],
  ['city=Gie%C3%9Fen', ['QBB', 'QCC']],
  ['city=S%C3%A3o+Paulo', ['QAA']],
  ['q=100%25', ['QBB']],
  ['q=under_', ['QCC']],
  ['q=under', ['QCC', 'QDD']],
  ['country=DEU&q=u', ['QCC']],
  ['q=nobody', []],
])('airports are found by %s', async (query, expected) => {
  expect(await codes(query)).toEqual(expected)
})

test('filters that differ in significant letters have separate entries', async () => {
  expect(await codes('q=Q&city=Gie%C3%9Fen')).toEqual(['QBB', 'QCC'])
  expect(await codes('q=Q%26city%3DGie%C3%9Fen')).toEqual([])
})

test('an unknown airport is 404, and an airport without a code is not listed', async () => {
  const response = await running().app.inject('/v1/airports/QZZ')
  expect(response.statusCode).toBe(404)
  expect(response.json()).toMatchObject({ code: 'not-found', detail: 'There is no airport QZZ.' })
  expect(await codes('q=alpha+glider')).toEqual([])
})
