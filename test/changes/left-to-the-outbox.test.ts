import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whileFrozen } from '../support/freeze.ts'
import { runMain } from '../support/run-main.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { ADMIN_TOKEN } from '../support/service.ts'
import { admin, type Service, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'

let servers: Record<'cache' | 'state', TestServer>
beforeAll(async () => {
  const [cache, state] = await Promise.all([startTestValkey({ role: 'cache' }), startTestValkey({ role: 'state' })])
  servers = { cache, state }
})
afterAll(() => Promise.all(Object.values(servers ?? {}).map((server) => server.close())))
const service = serviceOnFixtures(() => ({ cache: servers.cache.url, state: servers.state.url }))
// The days to which the flight moves belong to the timetable, so that their searches are cached before.
beforeAll(() => service().wired.services.flights.timetable.include(new Date('2041-12-31')))

interface Change {
  url: (service: Service) => string
  body: object
  /** Expected result of every fresh read. */
  says: string
  /** Query that returns a row once the change is committed. */
  committed: string
  /** Other entries that show the change. */
  shown: (service: Service) => string[]
  /** Server that is frozen during the change. */
  frozen: 'cache' | 'state'
  /** Entries that cannot be found without that server, by a pattern or by a tag. */
  left: string[]
}

let flightId: number
const changes: [string, Change][] = [
  [
    'a name of an airport',
    {
      url: () => '/v1/airports/QAA',
      body: { name: 'Heard of late' },
      says: 'Heard of late',
      committed: "SELECT 1 FROM airport WHERE name = 'Heard of late'",
      shown: () => [
        '/v1/airports',
        '/v1/routes/QAA/QBB/distance',
        '/v1/airlines/ZA',
        `/v1/flights/${flightId}`,
        '/v1/analytics/hubs',
      ],
      frozen: 'cache',
      left: ['/v1/airports'],
    },
  ],
  [
    'a name of an airline',
    {
      url: () => '/v1/airlines/ZA',
      body: { name: 'Late Air' },
      says: 'Late Air',
      committed: "SELECT 1 FROM airline WHERE airlinename = 'Late Air'",
      shown: () => ['/v1/airlines', `/v1/flights/${flightId}`, '/v1/users/1/flights', '/v1/analytics/airlines'],
      frozen: 'cache',
      left: ['/v1/airlines'],
    },
  ],
  [
    'a change of a flight',
    {
      url: () => `/v1/flights/${flightId}`,
      body: { departure: '2041-07-01T10:00:00Z', arrival: '2041-07-01T12:00:00Z', status: 'delayed' },
      says: '2041-07-01T10:00:00Z',
      committed: "SELECT 1 FROM flight_log WHERE departure_new >= '2041-07-01'",
      shown: () => ['/v1/flights/search?from=QAA&to=QBB&date=2041-07-01', '/v1/users/1/flights'],
      frozen: 'state',
      left: ['/v1/users/1/flights'],
    },
  ],
]

describe.each(changes)('%s', { timeout: 90_000 }, (_name, change) => {
  const read = async (url: string) => {
    const response = await service().send('GET', url)
    return { how: String(response.headers['cache-status']), body: response.body }
  }

  /** Reads again after a timeout, as on a busy machine: a bypass shows nothing of the cache. */
  async function readCache(url: string) {
    let found = await read(url)
    await until(async () => {
      if (found.how.includes('fwd=bypass')) found = await read(url)
      return !found.how.includes('fwd=bypass')
    })
    return found
  }

  /** Caches all reads that show the old value. */
  async function cacheAll(): Promise<string[]> {
    const { fixtures, book } = service()
    flightId = fixtures.flight()
    await book(flightId)
    const urls = [change.url(service()), ...change.shown(service())]
    for (const url of urls) {
      await read(url)
      expect((await read(url)).how, url).not.toContain('fwd')
    }
    // Drains the rows of the booking, so that the outbox holds only the change.
    await drain()
    for (const url of urls) await read(url)
    return urls
  }

  /** Resolves when both servers are in use again. */
  const isUpAgain = () => until(async () => (await service().send('GET', '/health/ready')).json().degraded === false)

  /** Drains the outbox like the worker, for rows that are old enough. */
  async function drain(): Promise<number> {
    await isUpAgain()
    await service().fixtures.ask("UPDATE outbox SET created_at = '2020-01-01 00:00:00'")
    let told: number | undefined
    await until(async () => {
      told = await service()
        .wired.services.booking.drainOutbox()
        .catch(() => undefined)
      return told !== undefined
    })
    return told ?? 0
  }

  async function theRestIsStale(): Promise<void> {
    await isUpAgain()
    for (const url of change.left) {
      const { how, body } = await readCache(url)
      expect([how.includes('fwd'), body.includes(change.says)], url).toEqual([false, false])
    }
  }

  async function everythingIsFresh(urls: string[]): Promise<void> {
    for (const url of urls) expect((await read(url)).body, url).toContain(change.says)
  }

  test('whose invalidation fails succeeds, and the outbox invalidates later', async () => {
    const urls = await cacheAll()
    await whileFrozen(servers[change.frozen], async () => {
      const response = await service().send('PATCH', change.url(service()), { body: change.body })
      expect(response.statusCode).toBe(200)
      expect(response.body).toContain(change.says)
    })
    await theRestIsStale()
    expect(await drain()).toBe(1)
    await everythingIsFresh(urls)
    await service().fixtures.ask('DELETE FROM flight_log')
  })

  test('whose process was killed before its invalidation: the outbox invalidates later', async () => {
    const { fixtures, config, send } = service()
    // Differs in name and day from the test before.
    await send('PATCH', change.url(service()), { body: undo(change) })
    await fixtures.ask('DELETE FROM flight_log')
    const urls = await cacheAll()
    const victim = await runMain({
      NODE_ENV: 'production',
      ROLE: 'api',
      HOST: '127.0.0.1',
      PORT: '0',
      SEED_SCALE: 'none',
      ADMIN_TOKEN,
      DATABASE_URL: fixtures.url,
      VALKEY_CACHE_URL: servers.cache.url,
      VALKEY_STATE_URL: servers.state.url,
      KEY_PREFIX: config.KEY_PREFIX,
      STATE_TIMEOUT_MS: '60000',
    })
    const address = await victim.address()
    await whileFrozen(servers[change.frozen], async () => {
      const request = fetch(new URL(change.url(service()), address), {
        method: 'PATCH',
        headers: { ...admin, 'content-type': 'application/json' },
        body: JSON.stringify(change.body),
      })
      const lost = expect(request).rejects.toThrow()
      await until(async () => (await fixtures.ask(change.committed)).length > 0)
      victim.signal('SIGKILL')
      await victim.ended
      await lost
    })
    await theRestIsStale()
    expect(await drain()).toBe(1)
    await everythingIsFresh(urls)
  })
})

/** Request body that reverts the change. */
const undo = ({ body }: Change): object =>
  'name' in body ? { name: 'As before' } : { departure: '2040-07-01T10:00:00Z', arrival: '2040-07-01T12:00:00Z' }
