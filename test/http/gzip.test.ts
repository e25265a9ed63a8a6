import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'

const url = '/v1/airports?limit=100'

describe('an entry that is stored compressed', () => {
  const running = service(() => ({ env: { CACHE_GZIP_BYTES: '1000' } }))
  const get = (acceptEncoding?: string, more: Record<string, string> = {}) =>
    running().app.inject({
      url,
      headers: { ...(acceptEncoding ? { 'accept-encoding': acceptEncoding } : {}), ...more },
    })

  test('is sent as stored to a client that accepts gzip', async () => {
    const response = await get('gzip')
    const stored = await running().servers.cache.getBuffer(`${running().config.KEY_PREFIX}airports:list:limit=100`)
    expect(response.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(stored?.subarray(-response.rawPayload.length)).toEqual(response.rawPayload)
    expect(JSON.parse(gunzipSync(response.rawPayload).toString()).data.length).toBeGreaterThan(10)
  })

  test.each([undefined, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0, br'])(
    'is decompressed for a client with Accept-Encoding %j',
    async (accepted) => {
      const response = await get(accepted)
      expect(response.headers['content-encoding']).toBeUndefined()
      expect(response.headers.vary).toBe('accept-encoding')
      expect(response.body).toBe(gunzipSync((await get('gzip')).rawPayload).toString())
    },
  )

  test.each(['gzip', 'br, gzip;q=0.5', 'GZIP', 'deflate, gzip'])(
    'is compressed for a client with Accept-Encoding %j',
    async (accepted) => {
      expect((await get(accepted)).headers['content-encoding']).toBe('gzip')
    },
  )

  test('has an ETag per encoding, and each matches only its own', async () => {
    const packed = String((await get('gzip')).headers.etag)
    const plain = String((await get()).headers.etag)
    expect(packed).not.toBe(plain)
    const again = await get('gzip', { 'if-none-match': packed })
    expect(again.statusCode).toBe(304)
    expect(again.headers.vary).toBe('accept-encoding')
    expect((await get(undefined, { 'if-none-match': plain })).statusCode).toBe(304)
    expect((await get('gzip', { 'if-none-match': plain })).statusCode).toBe(200)
    expect((await get(undefined, { 'if-none-match': packed })).statusCode).toBe(200)
  })

  test('is the same on the miss that stored it', async () => {
    const miss = await get('gzip', { 'cache-control': 'no-cache' })
    expect(miss.headers['cache-status']).toMatch(/fwd=request; stored/)
    expect(miss.headers['content-encoding']).toBe('gzip')
    expect(miss.rawPayload).toEqual((await get('gzip')).rawPayload)
  })

  test('can be a part of a round trip, with the same JSON', async () => {
    const { app } = running()
    const { data } = (await app.inject('/v1/flights/search?from=JFK&to=LAX&date=2025-12-15')).json()
    const url = '/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-12-16'
    const trip = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    expect(trip.headers['content-encoding']).toBeUndefined()
    expect(trip.json().outbound).toEqual(data)
  })
})

describe('when nearly all entries are compressed', () => {
  const running = service(() => ({ env: { CACHE_GZIP_BYTES: '12' } }))

  test('a problem is still readable', async () => {
    const first = await running().app.inject('/v1/airports/QQQ')
    const second = await running().app.inject({ url: '/v1/airports/QQQ', headers: { 'accept-encoding': 'gzip' } })
    expect(first.json()).toMatchObject({ code: 'not-found', detail: 'There is no airport QQQ.' })
    expect(second.body).toBe(first.body)
    expect(second.headers['content-encoding']).toBeUndefined()
  })
})

describe('an entry that is too small to be compressed', () => {
  const running = service()

  test('is sent plain for any Accept-Encoding, without Vary', async () => {
    const response = await running().app.inject({ url: '/v1/airports/JFK', headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers['content-encoding']).toBeUndefined()
    expect(response.headers.vary).toBeUndefined()
    expect(response.json()).toMatchObject({ iata: 'JFK' })
  })
})
