import { describe, expect, test } from 'vitest'
import { sentence } from '../../web/api.js'
import { countdown, localArrival } from '../../web/format.js'
import { parseCacheStatus, parseServerTiming } from '../../web/headers.js'
import { createKeys } from '../../web/keys.js'
import { cabinOf, moveIn } from '../../web/panels/cabin.js'
import { median, quantile } from '../../web/statistics.js'
import { kindOf } from '../../web/steps.js'

describe('Cache-Status', () => {
  test('is read for one entry', () => {
    expect(parseCacheStatus('valkey; hit; ttl=287; key="flight:search:JFK:LAX:2025-12-15"')).toEqual([
      { cache: 'valkey', hit: true, stored: false, ttl: 287, key: 'flight:search:JFK:LAX:2025-12-15' },
    ])
  })

  test('is read for several entries, with separators in their keys', () => {
    expect(
      parseCacheStatus('valkey; fwd=stale; detail=fail-safe; key="a,b;c", valkey; fwd=miss; stored; key="d"'),
    ).toEqual([
      { cache: 'valkey', hit: false, stored: false, fwd: 'stale', detail: 'fail-safe', key: 'a,b;c' },
      { cache: 'valkey', hit: false, stored: true, fwd: 'miss', key: 'd' },
    ])
  })

  test('is an empty list when it is missing', () => expect(parseCacheStatus(null)).toEqual([]))

  test('keeps a TTL of 0', () => {
    expect(parseCacheStatus('local; hit; ttl=0; key="k"')[0]?.ttl).toBe(0)
  })
})

test('Server-Timing is read in milliseconds', () => {
  expect(parseServerTiming('cache;dur=0.31, db;dur=12.80;desc="3 queries", total;dur=13.40')).toEqual({
    cache: 0.31,
    db: 12.8,
    total: 13.4,
    queries: '3 queries',
  })
  expect(parseServerTiming(null)).toBeUndefined()
})

test('each step is a read, a write, a drop, a decision or a database query', () => {
  const command = (name: string) => kindOf({ at: 0, ms: 1, server: 'cache', command: name, keys: [] })
  expect(['MGET', 'read-map', 'DEL', 'unhold', 'SET', 'fill', 'some-new-script'].map(command)).toEqual([
    ...['read', 'read', 'dropped', 'dropped', 'written', 'written', 'script'],
  ])
  expect(kindOf({ at: 0, key: 'k', decision: 'hit' })).toBe('decided')
  expect(kindOf({ at: 0, ms: 1, query: 'q', statements: [] })).toBe('database')
})

describe('descriptions of keys', () => {
  const member = (key: string) => ({ cache: 'valkey', hit: true, stored: false, key, freshUntil: Date.now() + 60_000 })
  const del = (keys: string[]) => ({ at: 0, ms: 1, server: 'cache', command: 'DEL', keys })

  test('ends when they are dropped, with or without a namespace, and begins again', () => {
    const keys = createKeys()
    keys.note([member('user:7:flights'), member('user:17:flights'), member('airport:JFK')])
    keys.drop([del(['prod:v2:user:7:flights', 'lease:{user:7:flights}']), del(['airport:JFK'])])
    expect([...keys.known].map(([key, { state }]) => [key, state])).toEqual([
      ['user:7:flights', 'dropped'],
      ['user:17:flights', 'fresh'],
      ['airport:JFK', 'dropped'],
    ])
    keys.note([member('airport:JFK')])
    expect(keys.known.get('airport:JFK')?.state).toBe('fresh')
  })

  test('keeps only the latest keys', () => {
    const keys = createKeys()
    for (let i = 0; i < 30; i++) keys.note([member(`k${i}`)])
    expect([...keys.known.keys()]).toEqual(Array.from({ length: 12 }, (_, i) => `k${i + 18}`))
  })
})

test('arrow keys move within the cabin', () => {
  const seats = ['1A', '1C', '1D', '1F', '2A', '2C'].map((seat) => ({ seat, status: 'free' as const }))
  const cabin = cabinOf(seats)
  expect(cabin.letters).toEqual(['A', 'C', 'D', 'F'])
  expect(cabin.aisles).toEqual(['D'])
  const from = (seat: string, ...keys: string[]) => keys.map((key) => moveIn(cabin, seat, key))
  expect(from('1C', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End')).toEqual([
    ...['1A', '1D', undefined, '2C', '1A', '1F'],
  ])
  expect(from('1F', 'ArrowDown', 'PageDown', 'Enter')).toEqual([undefined, undefined, undefined])
  expect(from('2A', 'End', 'PageUp')).toEqual(['2C', '1A'])
})

test('a median is one of the values, and undefined without values', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(quantile([1, 2, 3, 4], 0.95)).toBe(4)
  expect(median([])).toBeUndefined()
})

test('a remaining time counts down in full seconds to zero', () => {
  expect([59_001, 60_000, 3_599_900, 3_725_000, -1].map(countdown)).toEqual([
    '1:00',
    '1:00',
    '1:00:00',
    '1:02:05',
    '0:00',
  ])
})

describe('a problem as a sentence', () => {
  const problem = { title: 'The request is not valid', status: 400, detail: '`from` is required.' }

  test('does not repeat the error of an invalid request', () => {
    const errors = [{ path: 'query.from', message: 'is required' }]
    expect(sentence({ ...problem, code: 'validation-failed', errors })).toBe('`from` is required.')
  })

  test('names the items that could not be booked', () => {
    const errors = [{ path: 'cart.items.1-1A', message: 'The seat is taken.' }]
    expect(sentence({ ...problem, code: 'seat-taken', detail: 'Nothing is booked.', errors })).toBe(
      'Nothing is booked. items.1-1A The seat is taken.',
    )
  })
})

describe('the arrival by the clock of its airport', () => {
  test.each([
    ['2026-06-01T08:00:00-04:00', '2026-06-01T11:15:00-07:00', '11:15'],
    ['2026-06-01T22:00:00-04:00', '2026-06-02T10:00:00+01:00', '10:00 +1'],
    ['2026-06-01T09:00:00+13:00', '2026-05-31T15:30:00-10:00', '15:30 −1'],
    ['2026-03-07T23:00:00-05:00', '2026-03-09T07:05:00+13:00', '07:05 +2'],
  ])('after a departure at %s is %s, shown as %s', (departureLocal, arrivalLocal, shown) => {
    expect(localArrival({ departureLocal, arrivalLocal })).toBe(shown)
  })
})
