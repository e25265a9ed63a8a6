import { afterAll, beforeAll, expect, test } from 'vitest'
import { queriesOf, traced } from '../http/traced.ts'
import { fixtures } from '../support/fixtures.ts'
import { openService, type TestApp } from '../support/service.ts'
import { until } from '../support/until.ts'
import { lockTable, runningReports } from './locked-tables.ts'

const here = fixtures()
const instances: TestApp[] = []
beforeAll(async () => {
  // Any other entry would immediately be loaded a second time.
  const env = { CACHE_WAIT_MS: '0', CACHE_TIMEOUT_MS: '5000' }
  const urls = { database: here().url }
  const first = await openService({ env, urls })
  const { KEY_PREFIX } = first.config
  instances.push(first, await openService({ env: { ...env, KEY_PREFIX }, urls }))
})
afterAll(() => Promise.all(instances.map((instance) => instance.close())))

test('one process loads the facts for any report, and the others wait for them', async () => {
  const [one, other] = instances as [TestApp, TestApp]
  const { unlock } = await lockTable(here())
  let asked = 0
  const { cache } = other.servers
  const sendCommand = cache.sendCommand.bind(cache) as (...command: unknown[]) => unknown
  cache.sendCommand = ((...command: unknown[]) => {
    asked++
    return sendCommand(...command)
  }) as typeof cache.sendCommand

  const making = traced(one, '/v1/analytics/hubs')
  await until(async () => (await runningReports(here())) === 1)
  // The same report, and another report from the same facts.
  const waiting = [traced(other, '/v1/analytics/hubs'), traced(other, '/v1/analytics/countries')]
  // Each process polls for the facts.
  await until(() => asked > 30)
  expect(await runningReports(here())).toBe(1)
  await unlock()

  const traces = await Promise.all([making, ...waiting])
  expect(traces.map(({ status }) => status)).toEqual([200, 200, 200])
  const queries = traces.flatMap((trace) => queriesOf(trace).map(({ query }) => query))
  expect(queries.sort()).toEqual(['places', 'traffic'])
})
