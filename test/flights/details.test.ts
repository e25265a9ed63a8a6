import { describe, expect, test } from 'vitest'
import { HEADER_LENGTH } from '../../src/cache/stored.ts'
import { ADMIN_TOKEN, service } from '../support/service.ts'

const layers = ['details', 'schedule', 'availability', 'status']

describe('one flight', () => {
  const running = service(() => ({ data: 'small' }))
  const get = (flightId: number, headers: Record<string, string> = {}) =>
    running().app.inject({ url: `/v1/flights/${flightId}`, headers })
  const key = (flightId: number, layer: string) => `${running().config.KEY_PREFIX}flight:${flightId}:${layer}`

  test('combines all four layers', async () => {
    const response = await get(3)
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(response.json()).toEqual({
      flightId: 3,
      flightNo: 'ZA103',
      airline: { iata: 'ZB', name: 'Zeta Blue' },
      aircraft: null,
      from: { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field', city: 'São Paulo', timeZone: 'Africa/Ndjamena' },
      to: { iata: 'QBB', icao: 'XQBB', name: '100% Bravo', city: 'Gießen', timeZone: 'Africa/Ndjamena' },
      schedule: {
        departure: '2026-03-10T12:00:00Z',
        departureLocal: '2026-03-10T13:00:00+01:00',
        arrival: '2026-03-10T13:30:00Z',
        arrivalLocal: '2026-03-10T14:30:00+01:00',
        durationMinutes: 90,
        price: expect.stringMatching(/^\d+\.00$/),
        currency: 'USD',
      },
      seats: { totalSeats: 180, bookedSeats: 0, availableSeats: 180 },
      status: { status: 'delayed', delayMinutes: 25, updatedAt: '2026-03-10T10:00:00Z' },
    })
  })

  test('has the same values as in a search', async () => {
    const { data } = (await running().app.inject('/v1/flights/search?from=QAA&to=QBB&date=2026-03-10')).json()
    expect(data).toHaveLength(4)
    for (const found of data) {
      const { schedule, seats, status, ...details } = (await get(found.flightId)).json()
      expect({ ...details, ...schedule, ...seats, status: status.status }).toEqual(found)
    }
  })

  test('without a change is on schedule', async () => {
    expect((await get(1)).json().status).toEqual({ status: 'scheduled', delayMinutes: 0, updatedAt: null })
  })

  test('has a member of Cache-Status for each layer, each with its own TTL', async () => {
    const missed = String((await get(7)).headers['cache-status'])
    expect(missed).toBe(layers.map((layer) => `valkey; fwd=miss; stored; key="${key(7, layer)}"`).join(', '))
    const hit = String((await get(7)).headers['cache-status']).split(', ')
    expect(hit.map((member) => /^valkey; hit; ttl=\d+; (key="[^"]+")$/.exec(member)?.[1])).toEqual(
      layers.map((layer) => `key="${key(7, layer)}"`),
    )
    const ttls = hit.map((member) => Number(/ttl=(\d+)/.exec(member)?.[1]))
    for (const [i, ttl] of [86_400, 21_600, 300, 30].entries()) {
      expect(Math.abs((ttls[i] ?? 0) - ttl)).toBeLessThanOrEqual(ttl * 0.1 + 10)
    }
  })

  test('loads only the missing layers', async () => {
    await get(5)
    await running().servers.cache.del(key(5, 'availability'))
    const members = String((await get(5)).headers['cache-status']).split(', ')
    expect(members.map((member) => /hit|fwd=\w+/.exec(member)?.[0])).toEqual(['hit', 'hit', 'fwd=miss', 'hit'])
  })

  test('is assembled from the stored bytes of its layers', async () => {
    const missed = await get(6)
    const hit = await get(6)
    const stored = await Promise.all(layers.map((layer) => running().servers.cache.getBuffer(key(6, layer))))
    const [details = '', schedule, seats, status] = stored.map((bytes) => bytes?.subarray(HEADER_LENGTH).toString())
    expect(hit.body).toBe(`${details.slice(0, -1)},"schedule":${schedule},"seats":${seats},"status":${status}}`)
    expect(missed.body).toBe(hit.body)
    expect(hit.headers['content-length']).toBe(String(hit.rawPayload.length))
  })

  test('has another ETag when one layer changes', async () => {
    const { etag } = (await get(7)).headers
    expect((await get(7, { 'if-none-match': String(etag) })).statusCode).toBe(304)
    const { app } = running()
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    await app.inject({ method: 'PATCH', url: '/v1/flights/7', headers, payload: { status: 'delayed' } })
    const changed = await get(7, { 'if-none-match': String(etag) })
    expect(changed.statusCode).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
    await app.inject({ method: 'PATCH', url: '/v1/flights/7', headers, payload: { status: 'scheduled' } })
  })

  test('is 404 when it is unknown, and each layer caches that', async () => {
    for (const how of ['fwd=miss; stored', 'hit']) {
      const response = await get(999)
      expect(response.statusCode).toBe(404)
      expect(response.json()).toMatchObject({ code: 'not-found', detail: 'There is no flight 999.' })
      expect(response.headers.etag).toBeUndefined()
      const members = String(response.headers['cache-status']).split(', ')
      expect(members).toHaveLength(4)
      for (const member of members) expect(member).toMatch(new RegExp(`^valkey; ${how};`))
    }
  })

  test('is not loaded for a request with only-if-cached', async () => {
    const headers = { 'cache-control': 'only-if-cached' }
    expect((await get(8, headers)).statusCode).toBe(504)
    await get(8)
    expect((await get(8, headers)).statusCode).toBe(200)
  })

  test.each(['abc', '0', '-1', '1.5', '2147483648'])('is not %s', async (flightId) => {
    const response = await running().app.inject(`/v1/flights/${flightId}`)
    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toEqual([{ path: 'params.flightId', message: expect.any(String) }])
  })
})

test('is the same flight from compressed layers', async () => {
  const { app } = packed()
  const plain = (await running().app.inject('/v1/flights/1001')).json()
  for (const how of ['miss', 'hit']) {
    const response = await app.inject({ url: '/v1/flights/1001', headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers['cache-status']).toContain(how)
    expect(response.headers['content-encoding']).toBeUndefined()
    expect(response.json()).toEqual(plain)
  }
  expect((await app.inject('/v1/flights/2147483647')).json()).toMatchObject({ code: 'not-found' })
})
const packed = service(() => ({ env: { CACHE_GZIP_BYTES: '12' } }))
const running = service()
