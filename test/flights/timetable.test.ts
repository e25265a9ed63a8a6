import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'

const service = serviceOnFixtures()

const search = async ({ from, to, date }: { from: string; to: string; date: string }) => {
  const response = await service().send('GET', `/v1/flights/search?from=${from}&to=${to}&date=${date}`)
  const flights: { flightId: number }[] = response.json().data
  return { flightIds: flights.map(({ flightId }) => flightId), status: String(response.headers['cache-status']) }
}

test('a flight that moves beyond the timetable is found on its new day, and the search is cached from then on', async () => {
  const { fixtures, send } = service()
  const flightId = fixtures.flight(30)
  const route = await fixtures.route(flightId)
  const departure = DateTime.fromISO(`${route.date}T12:00:00Z`, { zone: 'utc' }).plus({ years: 30 })
  const moved = { ...route, date: departure.toISODate() ?? '' }

  const before = await search(moved)
  expect(before.flightIds).toEqual([])
  expect(before.status).toContain('fwd=bypass')
  const { cache } = service().servers
  expect(
    await cache.exists(`${service().config.KEY_PREFIX}flight:search:${route.from}:${route.to}:${moved.date}`),
  ).toBe(0)

  const iso = (at: DateTime) => at.toISO({ suppressMilliseconds: true })
  const body = { departure: iso(departure), arrival: iso(departure.plus({ hours: 2 })) }
  expect((await send('PATCH', `/v1/flights/${flightId}`, { body })).statusCode).toBe(200)
  expect(await search(moved)).toMatchObject({ flightIds: [flightId], status: expect.stringContaining('; stored') })
  expect((await search(moved)).status).toContain('; hit')
  expect((await search(route)).flightIds).not.toContain(flightId)
})
