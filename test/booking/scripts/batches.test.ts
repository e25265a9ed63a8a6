import { describe, expect, test } from 'vitest'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { flightsOfScripts, type ScriptedFlight } from './flights-of-scripts.ts'

describeEachTopology('batches and open reservations', (urls) => {
  const { mapped, unmapped } = flightsOfScripts(() => urls().stateUrl)

  async function book(flight: ScriptedFlight, id: string): Promise<void> {
    await flight.reserve({ id, cents: 100, wants: ['?'] })
    await flight.confirm(id)
  }

  describe('take-batch', () => {
    test('takes all pending counts, under an id', async () => {
      const flight = await mapped()
      await book(flight, 'r1')
      await book(flight, 'r2')
      expect(await flight.takeBatch('b1')).toMatchObject({ id: 'b1', '1001:bookings': '2', '1001:revenue': '200' })
      expect(await flight.pending()).toEqual({})
    })

    test('takes nothing when nothing is pending', async () => {
      expect(await unmapped().takeBatch('b1')).toEqual({})
    })

    test('returns the outstanding batch, and leaves newer counts for the next', async () => {
      const flight = await mapped()
      await book(flight, 'r1')
      const first = await flight.takeBatch('b1')
      await book(flight, 'r2')
      expect(await flight.takeBatch('b2')).toEqual(first)
      expect(await flight.counted()).toEqual({ bookings: 1, revenue: 100 })
    })
  })

  describe('drop-batch', () => {
    test('deletes the batch that was written, and the next can be taken', async () => {
      const flight = await mapped()
      await book(flight, 'r1')
      await flight.takeBatch('b1')
      await book(flight, 'r2')
      expect(await flight.dropBatch('b1')).toBe(1)
      expect(await flight.takeBatch('b2')).toMatchObject({ id: 'b2', '1001:bookings': '1' })
    })

    test('keeps a batch that has replaced it', async () => {
      const flight = await mapped()
      await book(flight, 'r1')
      await flight.takeBatch('b2')
      expect(await flight.dropBatch('b1')).toBe(0)
      expect(await flight.takeBatch('b3')).toMatchObject({ id: 'b2' })
    })

    test('reports a missing batch', async () => {
      expect(await unmapped().dropBatch('b1')).toBe(0)
    })
  })

  describe('open-reservations', () => {
    test('lists reservations of bookings and cancellations, with their flight', async () => {
      const flight = await mapped({ booked: [0] })
      await flight.reserve({ id: 'r1', wants: [1] })
      await flight.beginCancel({ id: 'c1', seat: 0 })
      expect(await flight.open()).toEqual(expect.arrayContaining(['r1', 'c1']))
      expect((await flight.open()).filter((part) => part === flight.flightId)).toHaveLength(2)
    })

    test('lists no reservation below the minimum age', async () => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', wants: [1] })
      expect(await flight.open({ forMs: 60_000 })).toEqual([])
    })

    test('lists no confirmed or released reservation', async () => {
      const flight = await mapped()
      await flight.reserve({ id: 'r1', wants: [1] })
      await flight.reserve({ id: 'r2', wants: [2] })
      await flight.confirm('r1')
      await flight.release('r2')
      expect(await flight.open()).toEqual([])
    })
  })
})
