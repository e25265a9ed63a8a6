import { afterAll, beforeAll, expect, test } from 'vitest'
import { contractOf } from '../support/conforms.ts'
import { describeEachEngine } from '../support/engines.ts'
import { type Fixtures, makeFixtures } from '../support/fixtures.ts'
import { openService, type TestApp } from '../support/service.ts'
import { admin } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'
import { lockTable, runningReports } from './locked-tables.ts'

/** Long enough to observe a running report on a busy machine. */
const REPORT_MS = 10_000

describeEachEngine('a report that does not end', (_seeded, url) => {
  let fixtures: Fixtures
  let running: TestApp
  beforeAll(async () => {
    fixtures = await makeFixtures(url)
    const env = {
      DB_REPORT_CONNECTIONS: '1',
      DB_REPORT_TIMEOUT_MS: String(REPORT_MS),
      CACHE_TIMEOUT_MS: '5000',
      DB_TIMEOUT_MS: '10000',
      CACHE_LEASE_MS: '70000',
      // Other requests have one connection and two loads. They would fail if a report could use these.
      DB_POOL_CONNECTIONS: '1',
      CACHE_MAX_CONCURRENT_LOADS: '2',
    }
    running = await openService({ env, urls: { database: fixtures.url } })
  })
  afterAll(async () => {
    await running?.close()
    await fixtures?.close()
  })

  const get = async (path: string) => {
    const response = await running.app.inject(`/v1/${path}`)
    contractOf(running)(response)
    return response
  }

  test('uses no connection of other requests, returns 503 in time, and is cancelled on the server', {
    timeout: 90_000,
  }, async () => {
    const { unlock } = await lockTable(fixtures)
    try {
      // The report waits for a locked table and holds every connection for reports.
      const slow = get('analytics/hubs')
      await until(async () => (await runningReports(fixtures)) === 1)
      // The lease of a report outlasts the time limit of its load.
      const { KEY_PREFIX } = running.config
      for (const key of ['raw:traffic', 'aggregated:hubs', 'report:hubs:20']) {
        const left = await running.servers.cache.pttl(`${KEY_PREFIX}lease:{${KEY_PREFIX}analytics:${key}}`)
        expect(left, key).toBeGreaterThan(REPORT_MS)
      }
      const others = ['frequent-flyers', 'airlines', 'countries', 'hubs?limit=1'].map((report) =>
        get(`analytics/${report}`),
      )

      const { from, to, date } = await fixtures.route(fixtures.flight())
      for (const path of [
        `flights/search?from=${from}&to=${to}&date=${date}`,
        `flights/${fixtures.flight()}/seats`,
        'airports',
        'airlines/top-routes',
      ]) {
        expect((await get(path)).statusCode, path).toBe(200)
      }
      const booked = await running.app.inject({
        method: 'POST',
        url: `/v1/flights/${fixtures.flight()}/bookings`,
        payload: { passengerId: 1 },
        headers: admin,
      })
      expect(booked.statusCode).toBe(201)
      expect(await runningReports(fixtures)).toBe(1)

      for (const response of await Promise.all([slow, ...others])) {
        expect(response.statusCode).toBe(503)
        expect(response.headers['retry-after']).toMatch(/^\d+$/)
        expect(response.json()).toMatchObject({
          code: 'unavailable',
          detail: expect.stringMatching(/too long|in time/),
        })
      }
      // The tables are still locked, so the query ended by its cancellation, not with a result.
      await until(async () => (await runningReports(fixtures)) === 0, 30_000)
    } finally {
      await unlock()
    }
    for (const report of ['hubs', 'frequent-flyers', 'airlines', 'countries']) {
      await until(async () => (await get(`analytics/${report}`)).statusCode === 200)
    }
  })
})
