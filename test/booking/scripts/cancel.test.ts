import { expect, test } from 'vitest'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { flightsOfScripts } from './flights-of-scripts.ts'

describeEachTopology('cancelling', (urls) => {
  const { mapped, unmapped } = flightsOfScripts(() => urls().stateUrl)

  test('keeps the seat taken until it is confirmed', async () => {
    const flight = await mapped({ booked: [0, 1] })
    await flight.beginCancel({ id: 'c1', seat: 1 })
    expect(await flight.sound()).toMatchObject({ map: { booked: 2 }, taken: [0, 1] })
    expect(await flight.reserve({ wants: [1] })).toEqual(['seat-taken', 1])
  })

  test('frees the seat and subtracts the booking when it is confirmed', async () => {
    const flight = await mapped({ booked: [0, 1] })
    await flight.beginCancel({ id: 'c1', seat: 1, cents: 12_345 })
    expect(await flight.confirm('c1')).toBe(1)
    expect(await flight.sound()).toMatchObject({ map: { booked: 1 }, taken: [0] })
    expect(await flight.counted()).toEqual({ bookings: -1, revenue: -12_345 })
    expect(await flight.reserve({ wants: [1] })).toEqual(['reserved', 1])
  })

  test('frees the seat once, even if it is confirmed several times', async () => {
    const flight = await mapped({ booked: [1] })
    await flight.beginCancel({ id: 'c1', seat: 1, cents: 100 })
    await flight.confirm('c1')
    await flight.reserve({ id: 'r1', wants: [1] })
    expect(await flight.confirm('c1')).toBe(0)
    expect((await flight.sound()).taken).toEqual([1])
    expect(await flight.counted()).toEqual({ bookings: -1, revenue: -100 })
  })

  test('keeps the booking when it is released', async () => {
    const flight = await mapped({ booked: [1] })
    await flight.beginCancel({ id: 'c1', seat: 1 })
    expect(await flight.release('c1')).toBe(1)
    expect(await flight.release('c1')).toBe(0)
    await flight.load({ booked: [1] })
    expect((await flight.sound()).taken).toEqual([1])
    expect(await flight.pending()).toEqual({})
  })

  test('counts without a map', async () => {
    const flight = unmapped()
    await flight.beginCancel({ id: 'c1', seat: 1, cents: 100 })
    expect(await flight.confirm('c1')).toBe(1)
    expect(await flight.counted()).toEqual({ bookings: -1, revenue: -100 })
    expect((await flight.sound()).map).toBeUndefined()
  })

  test('of a seat outside the layout drops the map', async () => {
    const flight = await mapped({ booked: [0], outside: 1 })
    await flight.beginCancel({ id: 'c1', seat: '' })
    await flight.confirm('c1')
    expect((await flight.sound()).map).toBeUndefined()
    await flight.load({ booked: [0] })
    expect(await flight.sound()).toMatchObject({ map: { booked: 1, outside: 0 } })
  })

  test('frees a seat before its booking is confirmed, also in a map that is loaded in between', async () => {
    const flight = await mapped()
    await flight.reserve({ id: 'r1', cents: 100, wants: [1, 2] })
    await flight.beginCancel({ id: 'c1', seat: 1, cents: 100 })
    await flight.confirm('c1')
    await flight.evict()
    await flight.load({ booked: [2] })
    expect((await flight.sound()).taken).toEqual([2])
    await flight.confirm('r1')
    expect(await flight.sound()).toMatchObject({ map: { booked: 1 }, taken: [2] })
    expect(await flight.counted()).toEqual({ bookings: 1, revenue: 100 })
  })

  test('after another cancellation does not keep the seat taken', async () => {
    const flight = await mapped({ booked: [1] })
    await flight.beginCancel({ id: 'c1', seat: 1 })
    await flight.confirm('c1')
    await flight.beginCancel({ id: 'c2', seat: 1 })
    await flight.evict()
    await flight.load()
    await flight.release('c2')
    expect((await flight.sound()).taken).toEqual([])
  })
})
