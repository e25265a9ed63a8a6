import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { lockTable } from '../analytics/locked-tables.ts'
import { service } from '../support/service.ts'

const running = service(() => ({
  data: 'small',
  env: {
    CACHE_MAX_CONCURRENT_LOADS: '2',
    TRUST_PROXY: '127.0.0.1',
    // Settings of production, with which hits are served before routing.
    WORKSHOP: 'false',
    LOG_REQUESTS: 'notable',
    // Long timeouts, so that a busy machine does not turn a miss into a bypass.
    CACHE_TIMEOUT_MS: '5000',
  },
}))

test('a client with all loads is refused first, and others still load', async () => {
  const { app, servers, config, urls } = running()
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const get = async (airline: string, client: string) =>
    (await fetch(`${base}/v1/airlines/${airline}`, { headers: { 'x-forwarded-for': client } })).status
  const greedy = '203.0.113.12'
  // From its second request on, this address is served before routing.
  expect([await get('ZA', greedy), await get('ZA', greedy)]).toEqual([200, 200])
  await servers.cache.del(`${config.KEY_PREFIX}airline:ZA`)

  const { unlock } = await lockTable({ url: urls.database }, 'airline')
  const taken = [get('ZA', greedy), get('ZB', greedy)]
  // It gets 503 once both have begun to load.
  await expect.poll(() => get('XX', greedy)).toBe(503)
  const other = get('ZC', '203.0.113.13')
  const third = await get('XY', '203.0.113.14')
  await unlock()
  expect(await Promise.all([...taken, other, third])).toEqual([200, 200, 200, 503])
})

test('searches of days outside the timetable count for their client, too', async () => {
  const { app, urls } = running()
  const { port } = app.server.address() as AddressInfo
  const get = async (date: string, client: string) => {
    const url = `http://127.0.0.1:${port}/v1/flights/search?from=QAA&to=QBB&date=${date}`
    return (await fetch(url, { headers: { 'x-forwarded-for': client } })).status
  }
  const greedy = '203.0.113.22'
  expect(await get('1999-01-01', greedy)).toBe(200)

  const { unlock } = await lockTable({ url: urls.database }, 'flight')
  const taken = [get('1999-01-02', greedy), get('1999-01-03', greedy)]
  await expect.poll(() => get('1999-01-04', greedy)).toBe(503)
  const other = get('1999-01-05', '203.0.113.23')
  await expect.poll(() => get('1999-01-06', '203.0.113.24')).toBe(503)
  await unlock()
  expect(await Promise.all([...taken, other])).toEqual([200, 200, 200])
})
