import { describe, expect, test } from 'vitest'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { flightsOfScripts } from './flights-of-scripts.ts'

describeEachTopology('hold and unhold', (urls) => {
  const { mapped, unmapped } = flightsOfScripts(() => urls().stateUrl)

  describe('hold', () => {
    test('holds a free seat until an end on the server’s clock', async () => {
      const flight = await mapped()
      const [seconds = 0] = await flight.client.time()
      const [outcome, id, ends] = await flight.hold({ id: 'h1', seat: 2, holder: 'ann', forMs: 60_000 })
      expect([outcome, id]).toEqual(['held', 'h1'])
      expect(Number(ends)).toBeGreaterThanOrEqual(Number(seconds) * 1000 + 60_000)
      expect(Number(ends)).toBeLessThan(Number(seconds) * 1000 + 120_000)
      expect(await flight.sound()).toMatchObject({
        map: { booked: 0, held: 1 },
        taken: [2],
        holds: [{ seat: 2, holdId: 'h1', holder: 'ann', ends }],
      })
    })

    test('refuses a booked seat', async () => {
      const flight = await mapped({ booked: [2] })
      expect(await flight.hold({ seat: 2 })).toEqual(['seat-taken'])
    })

    test('refuses a reserved seat', async () => {
      const flight = await mapped()
      await flight.reserve({ wants: [2] })
      expect(await flight.hold({ seat: 2 })).toEqual(['seat-taken'])
    })

    test('refuses a seat of another holder', async () => {
      const flight = await mapped()
      await flight.hold({ seat: 2, holder: 'ann' })
      expect(await flight.hold({ seat: 2, holder: 'bob' })).toEqual(['seat-held'])
      expect((await flight.sound()).holds).toMatchObject([{ holder: 'ann' }])
    })

    test('returns the same hold to the same holder without extending it', async () => {
      const flight = await mapped()
      const first = await flight.hold({ id: 'h1', seat: 2, holder: 'ann', forMs: 60_000 })
      expect(await flight.hold({ id: 'h2', seat: 2, holder: 'ann', forMs: 90_000 })).toEqual(first)
    })

    test('refuses a seat when bookings outside the layout fill the flight', async () => {
      const flight = await mapped({ booked: [0, 1, 2], outside: 2 })
      expect(await flight.hold({ seat: 4 })).toMatchObject(['held', expect.anything(), expect.anything()])
      expect(await flight.hold({ seat: 5 })).toEqual(['seat-taken'])
    })

    test('reports a missing map', async () => {
      expect(await unmapped().hold({ seat: 2 })).toEqual(['no-map'])
    })

    test('holds the seat of an expired hold for the next holder', async () => {
      const flight = await mapped()
      await flight.hold({ seat: 2, holder: 'ann' })
      await flight.endHolds()
      expect(await flight.hold({ id: 'h2', seat: 2, holder: 'bob' })).toMatchObject(['held', 'h2', expect.anything()])
      expect(await flight.sound()).toMatchObject({ map: { held: 1 }, holds: [{ holder: 'bob' }] })
    })

    test('holds several seats, each with its own end', async () => {
      const flight = await mapped()
      await flight.hold({ seat: 2, holder: 'ann' })
      await flight.endHolds()
      await flight.hold({ seat: 3, holder: 'bob' })
      expect(await flight.sound()).toMatchObject({ map: { held: 1 }, taken: [3], holds: [{ seat: 3 }] })
    })

    test('exists without the map, and expires without requests', async () => {
      const flight = await mapped()
      const [, , ends] = await flight.hold({ seat: 2 })
      expect(await flight.client.pexpiretime(flight.keys.holds(flight.flightId))).toBe(Number(ends) + 60_000)
    })

    test('extends the TTL of the map', async () => {
      const flight = await mapped()
      await flight.client.pexpire(flight.keys.counts(flight.flightId), 60_000)
      await flight.hold({ seat: 2 })
      expect(await flight.client.pttl(flight.keys.counts(flight.flightId))).toBeGreaterThan(60_000)
      await flight.sound()
    })
  })

  describe('unhold', () => {
    test('releases a hold of the holder once', async () => {
      const flight = await mapped()
      await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
      await flight.hold({ id: 'h2', seat: 3, holder: 'ann' })
      expect(await flight.unhold({ id: 'h1', holder: 'ann' })).toBe('ann')
      expect(await flight.unhold({ id: 'h1', holder: 'ann' })).toBe(0)
      expect(await flight.sound()).toMatchObject({ map: { held: 1 }, taken: [3] })
    })

    test('refuses to release a hold of another holder', async () => {
      const flight = await mapped()
      await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
      expect(await flight.unhold({ id: 'h1', holder: 'bob' })).toBe(-1)
      expect((await flight.sound()).taken).toEqual([2])
    })

    test('releases any hold without a holder (the admin)', async () => {
      const flight = await mapped()
      await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
      expect(await flight.unhold({ id: 'h1', holder: '' })).toBe('ann')
      expect((await flight.sound()).taken).toEqual([])
    })

    test('finds no expired hold, and frees its seat', async () => {
      const flight = await mapped()
      await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
      await flight.endHolds()
      expect(await flight.unhold({ id: 'h1', holder: 'ann' })).toBe(0)
      expect((await flight.sound()).taken).toEqual([])
    })

    test('releases without a map, and the next map shows the seat as free', async () => {
      const flight = await mapped()
      await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
      await flight.evict()
      expect(await flight.unhold({ id: 'h1', holder: 'ann' })).toBe('ann')
      await flight.load()
      expect((await flight.sound()).taken).toEqual([])
    })
  })
})
