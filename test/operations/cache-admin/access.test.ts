import { describe, expect, test } from 'vitest'
import { admin, adminService } from './service.ts'

const running = adminService()
const job = '0192d3a4-5b6c-4d7e-8f90-a1b2c3d4e5f6'

const operations = [
  ['POST', 'flush'],
  ['POST', 'invalidate'],
  ['POST', 'warm'],
  ['GET', `warm/${job}`],
  ['GET', 'eviction'],
  ['PUT', 'eviction'],
] as const

describe('cache administration', () => {
  test.each(operations)('%s %s is refused without the admin token, for any request', async (method, path) => {
    const { app } = running()
    const url = `/v1/admin/cache/${path}`
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic YWRtaW46' }]) {
      const response = await app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: { x: 1 } }) })
      expect([response.statusCode, response.json().code]).toEqual([401, 'unauthenticated'])
    }
  })
})

const many = <T>(count: number, item: T) => Array.from({ length: count }, () => item)

describe('an invalid request is refused and changes nothing', () => {
  test.each([
    ['an unknown kind of entry', 'POST flush', { entry: 'everything' }, 'body.entry'],
    ['a pattern for an entry', 'POST flush', { entry: '*' }, 'body.entry'],
    ['null for an entry', 'POST flush', { entry: null }, 'body.entry'],
    ['an unknown property', 'POST flush', { kind: 'airport' }, 'body.kind'],
    ['neither keys nor tags', 'POST invalidate', {}, 'body'],
    ['no keys', 'POST invalidate', { keys: [] }, 'body.keys'],
    ['no tags', 'POST invalidate', { tags: [] }, 'body.tags'],
    ['one key instead of a list', 'POST invalidate', { keys: 'airport:JFK' }, 'body.keys'],
    ['a number for a key', 'POST invalidate', { keys: [7] }, 'body.keys.0'],
    ['an empty key', 'POST invalidate', { keys: [''] }, 'body.keys.0'],
    ['an empty tag', 'POST invalidate', { tags: ['airports', ''] }, 'body.tags.1'],
    ['a key with a hash tag', 'POST invalidate', { keys: ['airport:{JFK}'] }, 'body.keys.0'],
    ['a key with a space', 'POST invalidate', { keys: ['airport:J FK'] }, 'body.keys.0'],
    ['a key with a null byte', 'POST invalidate', { keys: ['airport:\u0000'] }, 'body.keys.0'],
    ['a key that is too long', 'POST invalidate', { keys: ['airport:'.padEnd(4_097, 'A')] }, 'body.keys.0'],
    ['too many keys', 'POST invalidate', { keys: many(1_001, 'airport:JFK') }, 'body.keys'],
    ['too many tags', 'POST invalidate', { tags: many(101, 'airports') }, 'body.tags'],
    ['patterns', 'POST invalidate', { keys: ['airport:JFK'], patterns: ['*'] }, 'body.patterns'],
    ['no routes', 'POST warm', { routes: [] }, 'body.routes'],
    ['an incomplete route', 'POST warm', { routes: [{ from: 'JFK' }] }, 'body.routes.0.to'],
    ['a code that is too short', 'POST warm', { routes: [{ from: 'JF', to: 'LAX' }] }, 'body.routes.0.from'],
    ['a route with equal ends', 'POST warm', { routes: [{ from: 'JFK', to: 'JFK' }] }, 'body.routes.0.to'],
    ['a word for routes', 'POST warm', { routes: 'popular' }, 'body.routes'],
    ['too many routes', 'POST warm', { routes: many(101, { from: 'JFK', to: 'LAX' }) }, 'body.routes'],
    ['no day', 'POST warm', { days: 0 }, 'body.days'],
    ['too many days', 'POST warm', { days: 31 }, 'body.days'],
    ['a text for days', 'POST warm', { days: '7' }, 'body.days'],
    ['a negative number of users', 'POST warm', { users: -1 }, 'body.users'],
    ['too many users', 'POST warm', { users: 1_001 }, 'body.users'],
    ['a fraction of a user', 'POST warm', { users: 1.5 }, 'body.users'],
    ['a number for a job', 'GET warm/7', undefined, 'params.jobId'],
    ['an unknown parameter', 'GET eviction?server=state', undefined, 'query.server'],
    ['neither policy nor limit', 'PUT eviction', {}, 'body'],
    ['an unknown policy', 'PUT eviction', { policy: 'lru' }, 'body.policy'],
    ['a limit with a unit', 'PUT eviction', { maxmemory: '256mb' }, 'body.maxmemory'],
    ['a negative limit', 'PUT eviction', { maxmemory: -1 }, 'body.maxmemory'],
    ['another server', 'PUT eviction', { policy: 'allkeys-lfu', server: 'state' }, 'body.server'],
  ] as const)('%s: %s', async (_fault, request, body, path) => {
    const { send, keys, app, wired } = running()
    await app.inject('/v1/airports/JFK')
    const eviction = () => send('GET', 'eviction').then((response) => response.json().cache)
    const { policy, maxmemory } = await eviction()

    const [method, operation = ''] = request.split(' ') as ['GET' | 'POST' | 'PUT', string]
    const response = await send(method, operation, body)
    expect([response.statusCode, response.json().code]).toEqual([400, 'validation-failed'])
    const paths = response.json<{ errors: { path: string }[] }>().errors.map((fault) => fault.path)
    expect(new Set(paths)).toEqual(new Set([path]))
    expect(await keys('cache')).toEqual(['airport:JFK'])
    expect(await wired.services.operations.queues.warm.getJobCounts('waiting')).toEqual({ waiting: 0 })
    expect(await eviction()).toMatchObject({ policy, maxmemory })
  })

  test('a body that is not JSON is refused', async () => {
    const headers = { ...admin, 'content-type': 'application/json' }
    const response = await running().app.inject({
      method: 'POST',
      url: '/v1/admin/cache/flush',
      headers,
      payload: '{',
    })
    expect([response.statusCode, response.json().code]).toEqual([400, 'validation-failed'])
  })
})
