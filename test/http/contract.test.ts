import { describe, expect, inject, test } from 'vitest'
import { contractOf } from '../support/conforms.ts'
import { service } from '../support/service.ts'
import { until } from '../support/until.ts'
import { prefilledUrl, publicReadsOf } from './examples.ts'

for (const [engine, server] of Object.entries(inject('engines'))) {
  const reason = 'skipped' in server ? `: skipped, ${server.skipped}` : ''
  describe.skipIf(reason)(`every public read of the document, on ${engine}${reason}`, () => {
    const running = service(() => ('url' in server ? { urls: { database: server.url } } : {}))
    const reads = () => publicReadsOf(running().app.swagger())

    test('has an example or a default for each parameter that it needs', () => {
      const without = reads().flatMap(({ operationId, parameters }) =>
        parameters
          .filter(({ required, example, schema }) => required && example === undefined && schema.default === undefined)
          .map(({ name }) => `${operationId}: ${name}`),
      )
      expect(without).toEqual([])
    })

    test('returns data of the documented schema for its examples', async () => {
      const { app, servers, config } = running()
      const conforms = contractOf(running())
      const url = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'
      const { 'x-trace-id': traceId } = (await app.inject({ url, headers: { 'x-trace': '1' } })).headers
      // Ids are random, so the trace of the example does not exist yet.
      const keyOf = (id: unknown) => `${config.KEY_PREFIX}trace:${id}`
      await servers.cache.rename(keyOf(traceId), keyOf('0af7651916cd43dd8448eb211c80319c'))
      // Searches are counted within a second.
      await until(async () => (await servers.state.zcard(`${config.KEY_PREFIX}routes:searches`)) > 0)
      expect(reads().length).toBeGreaterThan(10)
      for (const operation of reads()) {
        const response = await app.inject(prefilledUrl(operation))
        expect(response.statusCode, operation.operationId).toBe(200)
        conforms(response)
        const { causes: _, ...body } = response.json()
        for (const value of Object.values(body)) expect(value, operation.operationId).not.toEqual([])
      }
    })

    test('has a documented schema for each refusal', async () => {
      const { app } = running()
      const conforms = contractOf(running())
      for (const operation of reads()) {
        const url = prefilledUrl(operation)
        conforms(await app.inject(`${url}${url.includes('?') ? '&' : '?'}unknown=1`))
      }
      for (const url of [
        '/v1/airports/QQQ',
        '/v1/airlines/QQ',
        '/v1/flights/search?from=JFK&to=QQQ&date=2025-12-15',
        '/v1/flights/round-trip?from=JFK&to=QQQ&depart=2025-12-15&return=2025-12-16',
        '/v1/routes/JFK/QQQ/distance',
        '/v1/flights/2147483647',
      ]) {
        const response = await app.inject(url)
        expect(response.statusCode, url).toBe(404)
        conforms(response)
      }
      const headers = { 'cache-control': 'only-if-cached' }
      const response = await app.inject({ url: '/v1/airports?q=nobody+asked+before', headers })
      expect(response.statusCode).toBe(504)
      conforms(response)
    })
  })
}
