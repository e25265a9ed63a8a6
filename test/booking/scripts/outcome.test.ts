import { describe, expect, test } from 'vitest'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { flightsOfScripts } from './flights-of-scripts.ts'

describeEachTopology('the outcome of a reservation', (urls) => {
  const { mapped } = flightsOfScripts(() => urls().stateUrl)

  describe('confirm', () => {
    test('counts the bookings and their revenue, and keeps the seats taken', async () => {
      const flight = await mapped({ booked: [0] })
      await flight.reserve({ id: 'r1', cents: 10_000, wants: [2, 3] })
      expect(await flight.confirm('r1')).toBe(1)
      expect(await flight.counted()).toEqual({ bookings: 2, revenue: 20_000 })
      const { map, taken, reservations } = await flight.sound()
      expect({ map, taken }).toMatchObject({ map: { booked: 3 }, taken: [0, 2, 3] })
      expect(reservations.size).toBe(0)
    })

    test('counts once, even if it is called several times', async () => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', cents: 10_000, wants: [2] })
      await flight.confirm('r1')
      expect(await flight.confirm('r1')).toBe(0)
      expect(await flight.release('r1')).toBe(0)
      expect(await flight.counted()).toEqual({ bookings: 1, revenue: 10_000 })
      expect((await flight.sound()).taken).toEqual([2])
    })

    test('counts without a map', async () => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', cents: 10_000, wants: [2] })
      await flight.evict()
      expect(await flight.confirm('r1')).toBe(1)
      expect(await flight.counted()).toEqual({ bookings: 1, revenue: 10_000 })
      expect((await flight.sound()).map).toBeUndefined()
    })

    test('reports an unknown reservation', async () => {
      const flight = await mapped()
      expect(await flight.confirm('r1')).toBe(0)
      expect(await flight.pending()).toEqual({})
    })

    test('leaves other reservations open', async () => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', wants: [1] })
      await flight.reserve({ id: 'r2', wants: [2] })
      await flight.confirm('r1')
      expect([...(await flight.sound()).reservations.keys()]).toEqual(['r2'])
    })
  })

  describe('release', () => {
    test('frees the seats, and counts nothing', async () => {
      const flight = await mapped({ booked: [0] })
      await flight.reserve({ id: 'r1', wants: [2, 3] })
      expect(await flight.release('r1')).toBe(1)
      const { map, taken, reservations } = await flight.sound()
      expect({ map, taken }).toMatchObject({ map: { booked: 1 }, taken: [0] })
      expect(reservations.size).toBe(0)
      expect(await flight.pending()).toEqual({})
    })

    test('frees the seats once, even if it is called several times', async () => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', wants: [2] })
      await flight.release('r1')
      await flight.reserve({ id: 'r2', wants: [2] })
      expect(await flight.release('r1')).toBe(0)
      expect(await flight.confirm('r1')).toBe(0)
      expect((await flight.sound()).taken).toEqual([2])
    })

    test('restores a hold until its end', async () => {
      const flight = await mapped()
      const [, , ends] = await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
      await flight.reserve({ id: 'r1', holder: 'ann', wants: ['#h1', 3] })
      await flight.release('r1')
      expect(await flight.sound()).toMatchObject({
        map: { booked: 0, held: 1 },
        taken: [2],
        holds: [{ seat: 2, holdId: 'h1', holder: 'ann', ends }],
      })
    })

    test('frees the seat of an expired hold', async () => {
      const flight = await mapped()
      const [, , ends] = await flight.hold({ id: 'h1', seat: 2, holder: 'ann', forMs: 30 })
      await flight.reserve({ id: 'r1', holder: 'ann', wants: ['#h1'] })
      await flight.passes(Number(ends))
      await flight.release('r1')
      expect(await flight.sound()).toMatchObject({ map: { booked: 0, held: 0 }, taken: [], holds: [] })
    })

    test('restores a hold without a map, and the next map shows it', async () => {
      const flight = await mapped()
      await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
      await flight.reserve({ id: 'r1', holder: 'ann', wants: ['#h1', 3] })
      await flight.evict()
      expect(await flight.release('r1')).toBe(1)
      await flight.load()
      expect(await flight.sound()).toMatchObject({ map: { booked: 0, held: 1 }, taken: [2] })
    })

    test('frees a seat of a map that was loaded while the reservation was open', async () => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', wants: [2] })
      await flight.evict()
      await flight.load()
      await flight.release('r1')
      expect(await flight.sound()).toMatchObject({ map: { booked: 0 }, taken: [] })
    })
  })
})
