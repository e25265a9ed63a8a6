import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { startTestValkey } from '../../support/servers.ts'
import { openService, type TestApp } from '../../support/service.ts'

const search = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'
const env = { WORKSHOP: 'false', LOG_REQUESTS: 'notable', CACHE_TIMEOUT_MS: '5000' }

let running: TestApp
let base: string
beforeAll(async () => {
  running = await openService({ env })
  base = await running.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => running?.close())

/** Reads all samples: name with labels, and value. */
async function samples(address = base): Promise<Map<string, number>> {
  const response = await fetch(`${address}/metrics`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)?.[0])]))
}

test('reads are counted by kind and outcome, requests by routes or fast path', async () => {
  for (let i = 0; i < 10; i++) await (await fetch(base + search)).text()
  await fetch(`${base}/v1/airports/QQQ`)
  const found = await samples()
  expect(found.get('cache_reads_total{kind="flight-search",outcome="miss"}')).toBe(1)
  expect(found.get('cache_reads_total{kind="flight-search",outcome="hit"}')).toBe(9)
  expect(found.get('cache_loads_total{kind="flight-search",result="ok"}')).toBe(1)
  expect(found.get('cache_loads_total{kind="flight-search",result="error"}')).toBe(0)
  expect(found.get('cache_absent_total{kind="airport"}')).toBe(1)
  expect(found.get('http_requests_total{status="2xx",answered_by="fast-path"}')).toBe(9)
  expect(found.get('http_requests_total{status="2xx",answered_by="routes"}')).toBe(1)
  expect(found.get('http_requests_total{status="4xx",answered_by="routes"}')).toBe(1)
  expect(found.get('http_request_seconds_count')).toBe(2)
  expect(found.get('valkey_up{server="state"}')).toBe(1)
  expect(found.get('breaker_open{server="cache",asks="reads"}')).toBe(0)
  expect(found.get('write_behind_lag_seconds')).toBe(0)
})

test('the buckets of a histogram increase up to its count', async () => {
  await (await fetch(base + search)).text()
  const found = await samples()
  const buckets = [...found].filter(([name]) => name.startsWith('cache_hit_seconds_bucket{kind="flight-search"'))
  const bounds = buckets.map(([name]) => Number(/le="([^"]+)"/.exec(name)?.[1]?.replace('+Inf', 'Infinity')))
  expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
  expect(bounds[0]).toBeCloseTo(0.000064, 9)
  const counts = buckets.map(([, count]) => count)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(counts.at(-1)).toBe(found.get('cache_hit_seconds_count{kind="flight-search"}'))
  expect(counts.at(-1)).toBe(found.get('cache_reads_total{kind="flight-search",outcome="hit"}'))
  expect(found.get('cache_hit_seconds_sum{kind="flight-search"}')).toBeGreaterThan(0)
})

/** Number of runs of each query, without the query of `/metrics` itself for write-behind. */
const asked = (found: Map<string, number>) =>
  Object.fromEntries(
    [...found].filter(([name]) => name.startsWith('database_queries_total') && !name.includes('"last batch"')),
  )

test('a search queries the database on a miss, and not on a hit', async () => {
  const onRoute = 'database_queries_total{query="flights on route",result="ok"}'
  const search = `${base}/v1/flights/search?from=JFK&to=LAX&date=2025-12-16`
  const before = await samples()
  await (await fetch(search)).text()
  const missed = await samples()
  expect(missed.get(onRoute)).toBe((before.get(onRoute) ?? 0) + 1)
  const count = 'database_query_seconds_count'
  expect(missed.get(count)).toBeGreaterThan(before.get(count) ?? 0)
  expect(missed.get('database_query_seconds_bucket{le="+Inf"}')).toBe(missed.get(count))
  expect(missed.get('database_query_seconds_sum')).toBeGreaterThan(before.get('database_query_seconds_sum') ?? 0)

  for (const url of [search, search, `${base}/health/ready`]) expect((await fetch(url)).status).toBe(200)
  expect(asked(await samples())).toEqual(asked(missed))
})

test('query counts include the pools of reports and leaderboards', async () => {
  for (const url of ['/v1/analytics/hubs', '/v1/leaderboards/airlines-most-flights'])
    expect((await fetch(base + url)).status).toBe(200)
  const found = await samples()
  const names = [...found.keys()].flatMap(
    (name) => /^database_queries_total\{query="(.+)",result="ok"/.exec(name)?.[1] ?? [],
  )
  expect(names).toEqual(expect.arrayContaining(['traffic', 'scores']))
  const totals = [...found].filter(([name]) => name.startsWith('database_queries_total'))
  expect(totals.reduce((sum, [, count]) => sum + count, 0)).toBe(found.get('database_query_seconds_count'))
})

test('a query without a reply counts as an error', async () => {
  // No server listens on this port.
  const lonely = await openService({ env, urls: { database: 'postgres://user@127.0.0.1:1/nothing' } })
  try {
    const address = await lonely.app.listen({ host: '127.0.0.1', port: 0 })
    expect((await fetch(address + search)).status).toBe(503)
    const found = await samples(address)
    expect(found.get('database_queries_total{query="airport position",result="error"}')).toBe(1)
    expect(found.get('database_queries_total{query="airport position",result="ok"}')).toBe(0)
    expect(found.get('database_query_seconds_count')).toBeGreaterThan(0)
  } finally {
    await lonely.close()
  }
})

test('metrics of an unavailable server are omitted, and the rest is shown', async () => {
  const [cache, state] = [await startTestValkey({ role: 'cache' }), await startTestValkey({ role: 'state' })]
  const lonely = await openService({ env, urls: { cache: cache.url, state: state.url } })
  try {
    const address = await lonely.app.listen({ host: '127.0.0.1', port: 0 })
    await Promise.all([cache.kill(), state.kill()])
    for (let i = 0; i < 6; i++) await fetch(`${address}/v1/airports/JFK`)
    const found = await samples(address)
    expect(found.get('valkey_up{server="cache"}')).toBe(0)
    expect(found.get('breaker_open{server="cache",asks="reads"}')).toBe(1)
    expect(found.get('cache_reads_total{kind="airport",outcome="bypass"}')).toBe(6)
    const names = [...found.keys()]
    expect(names.filter((name) => name.startsWith('valkey_memory_used_bytes'))).toEqual([])
    expect(names.filter((name) => name.startsWith('write_behind_lag_seconds'))).toEqual([])
  } finally {
    await lonely.close()
    await Promise.all([cache.close(), state.close()])
  }
})

test('metrics contain no key and no personal data', async () => {
  await (await fetch(base + search)).text()
  expect(await (await fetch(`${base}/metrics`)).text()).not.toMatch(/JFK|flight:search|user:/)
})

describe('the names', () => {
  const definitions = () => running.wired.services.operations.metrics.definitions()
  const text = (path: string) => readFileSync(path, 'utf8')

  test('equal docs/metrics.md in names and descriptions', () => {
    const rows = [...text('docs/metrics.md').matchAll(/^\| `(\w+)` \| (\w+) \| (.*) \|$/gm)]
    const documented = rows.map(([, name, type, help]) => ({ name, type, help }))
    expect(documented.length).toBeGreaterThan(20)
    type Named = { name: string | undefined }
    const byName = (a: Named, b: Named) => String(a.name).localeCompare(String(b.name))
    // Metrics of the process depend on the operating system.
    const isTold = ({ name }: Named) => process.platform === 'linux' || !name?.startsWith('process_')
    expect(documented.filter(isTold).sort(byName)).toEqual(
      definitions()
        .map(({ name, type, help }) => ({ name, type, help }))
        .filter(isTold)
        .sort(byName),
    )
  })

  test.each(['ops/grafana-dashboard.json', 'ops/prometheus-alerts.yaml'])('that %s uses exist', (path) => {
    expect(existsSync(path)).toBe(true)
    const expressions = path.endsWith('json') ? expressionsIn(JSON.parse(text(path))) : expressionsIn(parse(text(path)))
    expect(expressions.length).toBeGreaterThan(5)
    const known = new Set(
      definitions().flatMap(({ name, type }) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    )
    const used = expressions.flatMap((expression) => metricsIn(expression))
    expect(used.length).toBeGreaterThan(5)
    expect(used.filter((name) => !known.has(name))).toEqual([])
  })
})

/** Collects all values of `expr` properties at any depth. */
function expressionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'expr' && typeof inner === 'string' ? [inner] : expressionsIn(inner),
  )
}

/** Metrics of a PromQL expression: names that are neither in a label nor before a parenthesis. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replace(/\{[^}]*\}/g, '')
    .replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, '')
    .replace(/\[[^\]]*\]/g, '')
  return [...bare.matchAll(/\b([a-z_]+)\b(?!\s*\()/g)]
    .map(([, name = '']) => name)
    .filter((name) => !['and', 'or', 'unless', 'bool', 'group_left', 'group_right'].includes(name))
}
