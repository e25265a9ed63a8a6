import { randomUUID } from 'node:crypto'
import { afterEach, expect, inject, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { importsIn, partOf } from '../architecture/imports.ts'
import { runMain } from '../support/run-main.ts'
import { ADMIN_TOKEN, openService } from '../support/service.ts'
import { until } from '../support/until.ts'
import { startCollector } from './collector.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function collect() {
  const collector = await startCollector()
  closing.push(collector.close)
  return collector
}

test('each run of a job is a span, with its reads as children', async () => {
  const collector = await collect()
  const running = await openService({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint } })
  closing.push(running.close)
  // The flights of the seed depart around a fixed day. Only searches of the timetable are warmed.
  running.wired.services.flights.timetable.include(new Date(Date.now() + 86_400_000))
  const worker = running.wired.startWorker()
  closing.push(worker.close)
  await running.wired.services.operations.warmJobs.order({ routes: [{ from: 'JFK', to: 'LAX' }], days: 1, users: 0 })
  const spans = (name: string) => collector.spans.filter((span) => span.name === name)
  await until(() => spans('job flush').length > 1 && spans('job warm').some(({ spanId }) => below(spanId).length > 0))
  function below(parent: string) {
    return spans('read flight-search').filter((span) => span.parentSpanId === parent)
  }
  for (const { parentSpanId } of [...spans('job flush'), ...spans('job warm')]) expect(parentSpanId).toBeUndefined()
  const [read] = spans('read flight-search')
  expect(spans('load flight-search')).toMatchObject([{ parentSpanId: read?.spanId, traceId: read?.traceId }])
})

test('the service sends remaining spans when it ends', async () => {
  const collector = await collect()
  const running = await openService({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/` } })
  for (let i = 0; i < 3; i++) await running.app.inject('/v1/airports/JFK')
  await running.close()
  expect(collector.spans.filter((span) => span.name === 'GET /v1/airports/:iata')).toHaveLength(3)
})

test('a service in production continues the trace of its caller, and sends all of it before it ends', async () => {
  const collector = await collect()
  const { PostgreSQL } = inject('engines')
  if ('skipped' in PostgreSQL) throw new Error(PostgreSQL.skipped)
  const main = await runMain({
    NODE_ENV: 'production',
    PORT: '0',
    ADMIN_TOKEN,
    KEY_PREFIX: `${randomUUID()}:`,
    SEED_SCALE: 'none',
    DATABASE_URL: PostgreSQL.url,
    VALKEY_CACHE_URL: inject('cacheUrl'),
    VALKEY_STATE_URL: inject('stateUrl'),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_TRACES_SAMPLER_ARG: '0',
    OTEL_SERVICE_NAME: 'mine',
  })
  const address = await main.address()
  const traceId = randomUUID().replaceAll('-', '')
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`
  expect((await fetch(`${address}/v1/airports/JFK`, { headers: { traceparent } })).status).toBe(200)
  expect((await fetch(`${address}/v1/airports/LAX`)).status).toBe(200)
  main.signal('SIGTERM')
  expect(await main.ended).toBe(0)
  expect(new Set(collector.spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
  expect(collector.spans.find(({ kind }) => kind === 2)).toMatchObject({
    name: 'GET /v1/airports/:iata',
    parentSpanId: '00f067aa0ba902b7',
    resource: { 'service.name': 'mine' },
  })
}, 90_000)

test('an unavailable collector fails no request, and is logged once', async () => {
  const collector = await collect()
  await collector.close()
  const lines: string[] = []
  const log = createLog({ level: 'warn', pretty: false })
  log.warn = ((_fields: object, line: string) => void lines.push(line)) as typeof log.warn
  const running = await openService({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint }, log })
  const told = () => lines.filter((line) => line === 'spans could not be sent').length
  expect((await running.app.inject('/v1/airports/JFK')).statusCode).toBe(200)
  await until(() => told() === 1)
  expect((await running.app.inject('/v1/airports/JFK')).statusCode).toBe(200)
  await running.close()
  expect(told()).toBe(1)
})

test('a failed span carries the kind of the error and no message', async () => {
  const collector = await collect()
  const running = await openService({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, DB_TIMEOUT_MS: '100', CACHE_LEASE_MS: '200' },
    urls: { database: 'postgres://somebody:secret@127.0.0.1:1/flights' },
  })
  expect((await running.app.inject('/v1/airports/JFK')).statusCode).toBe(503)
  await running.close()
  const failed = collector.spans.filter(({ status }) => status === 2)
  expect(failed.map(({ name }) => name).sort()).toEqual(['GET /v1/airports/:iata', 'load airport', 'read airport'])
  expect(failed.find(({ name }) => name === 'load airport')?.attributes['error.type']).toBe('unavailable')
  expect(JSON.stringify(failed.map(({ attributes, events }) => ({ attributes, events })))).not.toMatch(/secret|127\.0/)
})

test('OpenTelemetry is not loaded unless the settings name a collector', () => {
  const imports = importsIn('src')
  const users = imports.filter(({ to, isType }) => !isType && to.startsWith('@opentelemetry/'))
  expect(new Set(users.map(({ from }) => partOf(from)))).toEqual(new Set(['telemetry']))
  const ways = imports.filter(
    ({ from, to, isType }) => !isType && partOf(to) === 'telemetry' && partOf(from) !== 'telemetry',
  )
  expect(ways.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['src/connections.ts -> src/telemetry/open.ts'])
  expect(ways.map(({ isDynamic }) => isDynamic)).toEqual([true])
})
