import { describe, expect, test } from 'vitest'
import { encode, HEADER_LENGTH } from '../../src/cache/stored.ts'
import { service } from '../support/service.ts'

const running = service()
const url = '/v1/airports/BOS'
const key = () => `${running().config.KEY_PREFIX}airport:BOS`

describe('a hit', () => {
  test('sends the bytes in Valkey after the header line', async () => {
    await running().app.inject(url)
    const hit = await running().app.inject(url)
    const stored = await running().servers.cache.getBuffer(key())
    expect(hit.headers['cache-status']).toMatch(/^valkey; hit/)
    expect(stored?.subarray(HEADER_LENGTH)).toEqual(hit.rawPayload)
    expect(stored?.[HEADER_LENGTH - 1]).toBe('\n'.charCodeAt(0))
  })

  test('is neither parsed nor serialized: a body that is not JSON comes back unchanged', async () => {
    const options = { found: true, ttl: 60_000, cost: 1, gzipBytes: 1 << 20, now: Date.now() }
    const { bytes, etag } = await encode({ ...options, value: 'the marker' })
    const body = Buffer.from([...Buffer.from('}no JSON: '), 0xff, 0x00, 0x80, ...Buffer.from('\n{')])
    await running().servers.cache.set(key(), Buffer.concat([bytes.subarray(0, HEADER_LENGTH), body]), 'PX', 60_000)
    const hit = await running().app.inject(url)
    expect(hit.statusCode).toBe(200)
    expect(hit.rawPayload).toEqual(body)
    expect(hit.headers).toMatchObject({
      etag: `"${etag}"`,
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
    })
  })
})

test('a foreign value under a key is not served as an entry', async () => {
  const own = '/v1/airports/MIA'
  await running().servers.cache.set(`${running().config.KEY_PREFIX}airport:MIA`, '{"iata":"not ours"}')
  const response = await running().app.inject(own)
  expect(response.json()).toMatchObject({ iata: 'MIA' })
  expect((await running().app.inject(own)).headers['cache-status']).toMatch(/^valkey; hit/)
})
