import { describe, expect, test } from 'vitest'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { flightsOfScripts } from './flights-of-scripts.ts'

describeEachTopology('loading and reading a map', (urls) => {
  const { mapped, unmapped } = flightsOfScripts(() => urls().stateUrl)

  describe('load-map', () => {
    test('stores the seats from the database, also the last seat of an incomplete row', async () => {
      const flight = unmapped()
      expect(await flight.load({ total: 9, booked: [0, 8], outside: 2 })).toBe(1)
      const { map, taken } = await flight.sound()
      expect({ map, taken }).toEqual({ map: { total: 9, booked: 4, held: 0, outside: 2 }, taken: [0, 8] })
    })

    test('replaces keys of other types, which count as no map', async () => {
      const flight = await mapped()
      await flight.hold({ seat: 1 })
      await flight.reserve({ id: 'r1', wants: [2] })
      await flight.endHolds()
      await flight.evict()
      await flight.client.set(flight.keys.counts(flight.flightId), 'bits')
      await flight.client.hset(flight.keys.bitmap(flight.flightId), 'total', 6)
      expect(await flight.read()).toBeUndefined()
      expect(await flight.hold({ seat: 0 })).toEqual(['no-map'])
      expect(await flight.reserve({ wants: [0] })).toEqual(['no-map'])
      expect(await flight.release('r1')).toBe(1)
      await flight.load()
      expect(await flight.sound()).toMatchObject({ map: { booked: 0, held: 0 }, taken: [] })
    })

    test('adds live holds, and removes expired ones', async () => {
      const flight = await mapped()
      await flight.hold({ seat: 1 })
      await flight.endHolds()
      await flight.evict()
      await flight.load()
      expect(await flight.sound()).toMatchObject({ map: { booked: 0, held: 0 }, taken: [], holds: [] })
      await flight.hold({ seat: 2 })
      await flight.evict()
      await flight.load({ booked: [0] })
      expect(await flight.sound()).toMatchObject({ map: { booked: 1, held: 1 }, taken: [0, 2] })
    })

    test('removes the hold of a seat that is booked in the database', async () => {
      const flight = await mapped()
      await flight.hold({ seat: 1 })
      await flight.evict()
      await flight.load({ booked: [1] })
      expect(await flight.sound()).toMatchObject({ map: { booked: 1, held: 0 }, holds: [] })
    })

    test('adds open bookings, committed or not', async () => {
      const flight = await mapped()
      await flight.reserve({ wants: [1, 2] })
      await flight.evict()
      await flight.load({ booked: [0, 1] })
      expect(await flight.sound()).toMatchObject({ map: { booked: 3 }, taken: [0, 1, 2] })
    })

    test('adds open cancellations, committed or not', async () => {
      const flight = await mapped({ booked: [1, 2] })
      await flight.beginCancel({ id: 'c1', seat: 1 })
      await flight.beginCancel({ id: 'c2', seat: 2 })
      await flight.evict()
      await flight.load({ booked: [2] })
      expect(await flight.sound()).toMatchObject({ map: { booked: 2 }, taken: [1, 2] })
      await flight.confirm('c1')
      await flight.confirm('c2')
      expect(await flight.sound()).toMatchObject({ map: { booked: 0 }, taken: [] })
    })

    test('ignores open reservations of other flights in its shard', async () => {
      const flight = await mapped()
      const other = JSON.stringify({
        kind: 'book',
        flight: flight.flightId + 16,
        seats: [1],
        holds: [],
        cents: 1,
        at: 1,
      })
      await flight.client.hset(flight.keys.reservations(flight.shard), 'r1', other)
      await flight.evict()
      await flight.load()
      expect((await flight.sound()).taken).toEqual([])
    })

    test.each([
      ['a lease', async () => {}],
      ['the lease that it took', async (flight: ReturnType<typeof unmapped>) => void (await flight.lease('other'))],
    ])('is refused without %s', async (_what, prepare) => {
      const flight = unmapped()
      await prepare(flight)
      expect(await flight.load({ token: 'mine', booked: [1] })).toBe(0)
      expect((await flight.sound()).map).toBeUndefined()
    })

    test('deletes its lease', async () => {
      const flight = await mapped()
      expect(await flight.load({ token: 'mine' })).toBe(0)
    })

    test.each(['confirm', 'release'] as const)('is refused after a %s since the database query', async (how) => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', wants: [1] })
      await flight.evict()
      await flight.lease('mine')
      await flight[how]('r1')
      expect(await flight.load({ token: 'mine' })).toBe(0)
      expect((await flight.sound()).map).toBeUndefined()
    })

    test('is refused after a confirmed cancellation since the database query', async () => {
      const flight = await mapped({ booked: [1] })
      await flight.beginCancel({ id: 'c1', seat: 1 })
      await flight.evict()
      await flight.lease('mine')
      await flight.confirm('c1')
      expect(await flight.load({ token: 'mine', booked: [1] })).toBe(0)
    })

    test('is stored after a late confirmation, which had nothing to confirm', async () => {
      const flight = unmapped()
      await flight.lease('mine')
      await flight.confirm('r1')
      expect(await flight.load({ token: 'mine' })).toBe(1)
    })

    test('replaces an existing map', async () => {
      const flight = await mapped({ booked: [0, 1], outside: 1 })
      await flight.load({ booked: [2] })
      const { map, taken } = await flight.sound()
      expect({ map, taken }).toEqual({ map: { total: 6, booked: 1, held: 0, outside: 0 }, taken: [2] })
    })
  })

  describe('read-map', () => {
    test('returns counters and held seats', async () => {
      const flight = await mapped({ booked: [0, 1], outside: 1 })
      await flight.hold({ seat: 4 })
      expect(await flight.read()).toEqual({ total: 6, booked: 3, held: 1, heldSeats: [4] })
    })

    test('returns nil without a map', async () => {
      expect(await unmapped().read()).toBeUndefined()
    })

    test('removes expired holds', async () => {
      const flight = await mapped()
      await flight.hold({ seat: 4 })
      await flight.endHolds()
      expect(await flight.read()).toEqual({ total: 6, booked: 0, held: 0, heldSeats: [] })
      expect((await flight.sound()).taken).toEqual([])
    })

    test('extends the TTL of the map, except for a peek', async () => {
      const flight = await mapped()
      const key = flight.keys.counts(flight.flightId)
      const ends = Number(await flight.client.pexpiretime(key)) - 200_000
      await flight.client.pexpireat(key, ends)
      await flight.client.pexpireat(flight.keys.bitmap(flight.flightId), ends)
      await flight.read({ keepMs: 0 })
      expect(await flight.client.pexpiretime(key)).toBe(ends)
      await flight.read()
      expect(await flight.client.pexpiretime(key)).toBeGreaterThan(ends)
      await flight.sound()
    })
  })
})
