import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'

describe('X-Request-Id', () => {
  const running = service()
  const idFor = async (given?: string) => {
    const headers = given === undefined ? {} : { 'x-request-id': given }
    return (await running().app.inject({ url: '/health/live', headers })).headers['x-request-id']
  }

  test.each(['a', 'Req-1_2.3', 'x'.repeat(128)])('%s is kept', async (given) => {
    expect(await idFor(given)).toBe(given)
  })

  test.each(['', 'two words', 'semi;colon', 'ä', 'x'.repeat(129), '{"a":1}'])('%j is replaced', async (given) => {
    expect(await idFor(given)).toMatch(/^[\w-]{12}\.[\da-z]+$/)
  })

  test('is created when it is missing, a new one each time', async () => {
    const [one, other] = [await idFor(), await idFor()]
    expect(one).toMatch(/^[\w-]{12}\.[\da-z]+$/)
    expect(other).not.toBe(one)
  })

  test.each(['/v1/airports/JFK', '/v1/airports/QQQ', '/v1/airports?limit=0', '/docs', '/openapi.json', '/nothing'])(
    'is on the response of %s',
    async (url) => {
      const response = await running().app.inject({ url, headers: { 'x-request-id': 'mine' } })
      expect(response.headers['x-request-id']).toBe('mine')
    },
  )
})

describe('Server-Timing', () => {
  const workshop = service(() => ({ env: { WORKSHOP: 'true' } }))
  const plain = service(() => ({ env: { WORKSHOP: 'false' } }))
  const url = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'

  test('reports the time of cache and database in a workshop', async () => {
    const { app } = workshop()
    const form = (queries: string) =>
      new RegExp(`^cache;dur=\\d+\\.\\d\\d, db;dur=\\d+\\.\\d\\d;desc="${queries}", total;dur=\\d+\\.\\d\\d$`)
    expect((await app.inject(url)).headers['server-timing']).toMatch(form('1 query'))
    expect((await app.inject(url)).headers['server-timing']).toMatch(form('0 queries'))
    expect((await app.inject('/v1/airports/QQQ')).headers['server-timing']).toMatch(form('1 query'))
  })

  test('is absent outside a workshop', async () => {
    expect((await plain().app.inject(url)).headers['server-timing']).toBeUndefined()
  })
})
