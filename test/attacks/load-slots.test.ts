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
