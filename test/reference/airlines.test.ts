import { expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service(() => ({ data: 'small' }))
const get = async (url: string) => (await running().app.inject(url)).json()

const zulu = { iata: 'ZA', name: 'Zulu Air', baseAirport: { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field' } }
const zeta = { iata: 'ZB', name: 'Zeta Blue', baseAirport: { iata: 'QBB', icao: 'XQBB', name: '100% Bravo' } }

test('an airline has its base', async () => {
  expect(await get('/v1/airlines/ZA')).toEqual(zulu)
})

test('an airline without a name has its code as name, and an unknown base is null', async () => {
  expect(await get('/v1/airlines/ZC')).toEqual({ iata: 'ZC', name: 'ZC', baseAirport: null })
})

test('airlines are listed by code', async () => {
  expect(await get('/v1/airlines?limit=2')).toEqual({ data: [zulu, zeta], nextCursor: expect.any(String) })
})

test('airlines are ranked by routes', async () => {
  expect(await get('/v1/airlines/top-routes')).toEqual({
    data: [
      { airline: zulu, totalRoutes: 3, destinations: 3 },
      { airline: zeta, totalRoutes: 1, destinations: 1 },
    ],
  })
  expect(await get('/v1/airlines/top-routes?limit=1')).toEqual({
    data: [{ airline: zulu, totalRoutes: 3, destinations: 3 }],
  })
})

test('an unknown airline is 404', async () => {
  const response = await running().app.inject('/v1/airlines/ZZ')
  expect(response.statusCode).toBe(404)
  expect(response.json()).toMatchObject({ code: 'not-found', detail: 'There is no airline ZZ.' })
})
