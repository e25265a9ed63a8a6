import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'
import { admin } from '../support/service-on-fixtures.ts'

/** Largest response to an invalid request, whatever its size. Bytes. */
const SMALL = 2_048

const running = service()

/** Sends a request, and returns its problem. The response must be small and have at most one error. */
async function refused(method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, payload?: object | string) {
  const headers = payload === undefined ? {} : { 'content-type': 'application/json' }
  const sent = { method, url, headers: { ...admin, ...headers }, ...(payload === undefined ? {} : { payload }) }
  const response = await running().app.inject(sent)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(response.rawPayload.length).toBeLessThan(SMALL)
  const problem = response.json<{ status: number; code: string; errors?: { path: string; message: string }[] }>()
  expect(problem.status).toBe(response.statusCode)
  return { ...problem, faults: problem.errors?.length ?? 0 }
}

/** An object with many properties that no schema knows. */
const properties = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]))

describe('the response to an invalid request does not grow with', () => {
  test.each([
    ['/v1/sessions', 'POST'],
    ['/v1/flights/1/bookings', 'POST'],
    ['/v1/airports/JFK', 'PATCH'],
    ['/v1/leaderboards/made-up', 'PUT'],
    ['/v1/admin/cache/invalidate', 'POST'],
  ] as const)('unknown properties of a body: %s', async (url, method) => {
    expect(await refused(method, url, properties(5_000))).toMatchObject({ code: 'validation-failed', faults: 1 })
  })

  test('elements of a list', async () => {
    const keys = Array.from({ length: 900 }, () => 'no key')
    expect(await refused('POST', '/v1/admin/cache/invalidate', { keys })).toMatchObject({ status: 400, faults: 1 })
  })

  test('the depth of a body', async () => {
    const body = '['.repeat(30_000) + ']'.repeat(30_000)
    expect(await refused('POST', '/v1/sessions', body)).toMatchObject({ status: 400, faults: 1 })
  })

  test('the name of an unknown property', async () => {
    const body = { ['x'.repeat(60_000)]: 1 }
    expect(await refused('POST', '/v1/sessions', body)).toMatchObject({ status: 400, faults: 1 })
  })

  test.each([
    ['unknown parameters', `/v1/airports?${new URLSearchParams(toText(properties(300)))}`],
    ['the name of a parameter', `/v1/airports?${'x'.repeat(4_000)}=1`],
    ['the value of a parameter', `/v1/airports?q=${'x'.repeat(4_000)}`],
    ['repetitions of a parameter', `/v1/airports?${'limit=1&'.repeat(500)}`],
  ])('%s', async (_what, url) => {
    expect(await refused('GET', url)).toMatchObject({ status: 400, faults: 1 })
  })

  test.each([
    ['a query of 15 KB', `/v1/airports?${'limit=1&'.repeat(1_900)}`, 400],
    ['a path of 15 KB', `/v1/${'x/'.repeat(7_500)}`, 400],
    ['an unknown path', `/v1/${'x/'.repeat(2_000)}`, 404],
    ['a long part of a path', `/v1/airports/${'x'.repeat(4_000)}`, 400],
    ['broken percent-encoding', `/v1/airports/${'%E0%A4%A'.repeat(400)}`, 400],
  ])('an address: %s', async (_what, url, status) => {
    expect(await refused('GET', url)).toMatchObject({ status })
  })
})

test('a body of more than 64 KiB is refused on every route, known or not', async () => {
  const body = `{"name":"${'x'.repeat(65_536)}"}`
  for (const [method, url] of [
    ['POST', '/v1/sessions'],
    ['PATCH', '/v1/airports/JFK'],
    ['POST', '/v1/admin/cache/invalidate'],
    ['POST', '/v1/nothing'],
  ] as const) {
    expect(await refused(method, url, body), url).toMatchObject({ status: 413, code: 'payload-too-large' })
  }
})

function toText(values: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
