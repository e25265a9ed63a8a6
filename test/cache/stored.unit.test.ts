import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decode, encode, HEADER_LENGTH, jsonBytes } from '../../src/cache/stored.ts'
import { jittered, longest } from '../../src/cache/ttl.ts'

const now = Date.parse('2025-12-15T08:00:00Z')
const options = { value: { city: 'Zürich' }, found: true, ttl: 300_000, cost: 12.4, gzipBytes: 1_000, now }

describe('the stored form', () => {
  test('is a line of plain JSON, and the body as it is sent', async () => {
    const { bytes } = await encode(options)
    const [header = '', body] = bytes.toString().split('\n')
    expect(JSON.parse(header)).toEqual({
      etag: expect.stringMatching(/^[\w-]{22}$/),
      found: 1,
      gzip: 0,
      stored: now,
      fresh: now + 300_000,
      until: 9_999_999_999_999,
      cost: 12,
      gen: 0,
    })
    expect(body).toBe('{"city":"Zürich"}')
  })

  test('is fresh until its next change at most', async () => {
    const changing = await encode({ ...options, until: now + 1_000 })
    expect(changing).toMatchObject({ freshUntil: now + 1_000, serveUntil: now + 1_000 })
    const later = await encode({ ...options, until: now + 600_000 })
    expect(later).toMatchObject({ freshUntil: now + 300_000, serveUntil: now + 600_000 })
  })

  test('survives a round trip', async () => {
    const stored = await encode(options)
    expect(decode(stored.bytes)).toEqual(stored)
    expect(stored.bytes.indexOf('\n')).toBe(HEADER_LENGTH - 1)
  })

  test('represents "not found"', async () => {
    const stored = await encode({ ...options, found: false, value: 'There is none.' })
    expect(decode(stored.bytes)).toMatchObject({ found: false })
  })

  test('compresses a large body, and keeps the validator of the plain one', async () => {
    const value = { text: 'a'.repeat(2_000) }
    const compressed = await encode({ ...options, value })
    const plain = await encode({ ...options, value, gzipBytes: 1 << 20 })
    expect(compressed).toMatchObject({ gzip: true, etag: plain.etag })
    expect(gunzipSync(compressed.body)).toEqual(plain.body)
    expect(await jsonBytes(compressed)).toEqual(plain.body)
  })

  test('has another validator for another body', async () => {
    const [one, two] = await Promise.all([encode(options), encode({ ...options, value: { city: 'Genève' } })])
    expect(one.etag).not.toBe(two.etag)
  })

  test.each(['\r\n', ' ', '"', '\u0000', 'é'])('a validator with %j is in another form', async (char) => {
    const { bytes } = await encode(options)
    bytes.write(char, '{"etag":"'.length + 5, 'latin1')
    expect(decode(bytes)).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['JSON of another program', '{"city":"Zürich"}'],
    ['a long line', 'x'.repeat(500)],
    ['a line of the right length', `${'x'.repeat(HEADER_LENGTH - 1)}\n{}`],
  ])('is not seen in %s', (_, text) => {
    expect(decode(Buffer.from(text))).toBeUndefined()
  })
})

describe('a lifetime', () => {
  test('varies within ten percent, and never exceeds the maximum', () => {
    const lifetimes = Array.from({ length: 1_000 }, () => jittered(300_000))
    expect(Math.min(...lifetimes)).toBeGreaterThanOrEqual(270_000)
    expect(Math.max(...lifetimes)).toBeLessThanOrEqual(longest(300_000))
    expect(longest(300_000)).toBe(330_000)
    expect(new Set(lifetimes).size).toBeGreaterThan(500)
  })
})
