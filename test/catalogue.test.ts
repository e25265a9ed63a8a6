import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Entry } from '../src/cache/entry.ts'
import { allKeys } from '../src/cache/scan.ts'
import { connectValkey, type Valkey, whenReady } from '../src/cache/valkey.ts'
import { seatKeys } from '../src/services/booking/seat-map/keys.ts'
import { bottomUp, catalogue } from '../src/services/catalogue/catalogue.ts'
import * as entries from '../src/services/catalogue/entries.ts'

/** Examples of the parameters of every declared entry. A missing example is a compile error. */
type Examples = {
  [Name in keyof typeof entries as (typeof entries)[Name] extends Entry<never, unknown>
    ? Name
    : never]: (typeof entries)[Name] extends Entry<infer Params, unknown> ? Params[] : never
}

const flight = { flightId: 1001 }
const examples: Examples = {
  airport: [{ iata: 'JFK' }],
  airportList: [{ query: { limit: 20 } }, { query: { limit: 20, after: 'JFK' } }],
  airportSearch: [{ query: { q: 'airport:*', limit: 20 } }, { query: { city: 'flight:1:status', limit: 1 } }],
  airline: [{ iata: 'AA' }],
  airlineList: [{ query: { limit: 20 } }, { query: { limit: 20, after: 'AA' } }],
  topRoutes: [{ limit: 10 }],
  flightSearch: [{ from: 'JFK', to: 'LAX', date: '2025-12-15' }],
  flightDetails: [flight],
  flightSchedule: [flight],
  flightAvailability: [flight],
  flightStatus: [flight],
  popularRoutes: [
    { prefix: '', limit: 5 },
    { prefix: 'JFK:L', limit: 5 },
  ],
  routeDistance: [{ from: 'JFK', to: 'LAX' }],
  analyticsRaw: [{ facts: 'traffic' }, { facts: 'places' }],
  analyticsAggregated: [{ report: 'hubs' }],
  analyticsReport: [{ report: 'hubs', limit: 20 }],
  passengerFlights: [
    { passengerId: 7, limit: 10 },
    { passengerId: 7, limit: 20 },
    { passengerId: 7, status: 'past', limit: 10, cursor: 'MTox' },
  ],
  passengerProfile: [{ passengerId: 7 }],
  passengerRoutes: [{ passengerId: 7, limit: 10 }],
  passengerLabel: [{ passengerId: 7 }],
  airfieldLabel: [{ icao: 'XQEE' }],
  leaderboards: [{}],
}

const prefix = `${randomUUID()}:`
const declared = new Map(Object.entries(entries))
const keysOf = Object.entries(examples).map(([name, params]) => {
  // The type above gives each entry examples with the type of its parameters.
  const { kind, pattern, key } = declared.get(name) as Entry<unknown, unknown>
  return { kind, pattern, keys: params.map(key) }
})

describe('the catalogue', () => {
  let server: Valkey
  beforeAll(async () => {
    server = connectValkey({ url: inject('cacheUrl'), name: 'test', onError: () => {} })
    await whenReady(server, 10_000)
    for (const { keys } of keysOf) for (const key of keys) await server.set(prefix + key, '1', 'EX', 60)
    // One server can be cache and state.
    const { bitmap, counts, holds, lease } = seatKeys(prefix)
    for (const key of [bitmap, counts, holds, lease]) await server.set(key(1001), '1', 'EX', 60)
  })
  afterAll(() => server?.disconnect())

  test('has an example for every kind', () => {
    expect(keysOf.map(({ kind }) => kind).sort()).toEqual(catalogue.map(({ kind }) => kind).sort())
  })

  test.each(keysOf)('finds the keys of $kind by their pattern, and no other', async ({ pattern, keys }) => {
    const found = await allKeys(server, { match: prefix + pattern })
    expect(found.map((key) => key.slice(prefix.length)).sort()).toEqual([...keys].sort())
  })

  test('lists composed entries after the entries that they are made of', () => {
    const kinds = bottomUp.map(({ kind }) => kind)
    expect([...kinds].sort()).toEqual(catalogue.map(({ kind }) => kind).sort())
    const levels = [entries.analyticsRaw, entries.analyticsAggregated, entries.analyticsReport].map(({ kind }) => kind)
    expect(kinds.filter((kind) => levels.includes(kind))).toEqual(levels)
  })

  test('has no two in-process kinds whose keys share a prefix', () => {
    const beginnings = catalogue.filter(({ local }) => local).map(({ pattern }) => pattern.replace(/[*?[].*/, ''))
    for (const one of beginnings) {
      expect(beginnings.filter((other) => other !== one && other.startsWith(one))).toEqual([])
    }
  })
})
