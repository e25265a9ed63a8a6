import { expect, test } from 'vitest'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { flightsOfScripts } from './flights-of-scripts.ts'

describeEachTopology('seats of a holder', (urls) => {
  const { mapped } = flightsOfScripts(() => urls().stateUrl)

  test('are limited, held and reserved together', async () => {
    const flight = await mapped()
    await flight.hold({ id: 'h1', seat: 0, holder: 'ann', atMost: 2 })
    expect(await flight.reserve({ holder: 'ann', wants: [1, 2], atMost: 2 })).toEqual(['too-many-seats'])
    expect(await flight.reserve({ holder: 'ann', wants: [1], atMost: 2 })).toEqual(['reserved', 1])
    expect(await flight.hold({ seat: 2, holder: 'ann', atMost: 2 })).toEqual(['too-many-seats'])
    expect(await flight.reserve({ holder: 'ann', wants: ['?'], atMost: 2 })).toEqual(['too-many-seats'])
    expect(await flight.sound()).toMatchObject({ map: { booked: 1, held: 1 }, taken: [0, 1], passengers: { ann: 1 } })
  })

  test('are not limited for other holders, nor for the admin', async () => {
    const flight = await mapped()
    await flight.reserve({ holder: 'ann', wants: [0, 1], atMost: 2 })
    expect(await flight.reserve({ holder: 'bob', wants: [2], atMost: 2 })).toEqual(['reserved', 2])
    expect(await flight.reserve({ holder: 'ann', wants: [3] })).toEqual(['reserved', 3])
    expect((await flight.sound()).passengers).toEqual({ ann: 3, bob: 1 })
  })

  test('stay the same when a held seat is booked, also above the limit', async () => {
    const flight = await mapped()
    await flight.hold({ id: 'h1', seat: 0, holder: 'ann' })
    await flight.hold({ id: 'h2', seat: 1, holder: 'ann' })
    await flight.reserve({ holder: 'ann', wants: [2] })
    expect(await flight.reserve({ holder: 'ann', wants: ['#h1', '#h2'], atMost: 2 })).toEqual([
      ...['reserved', 0, 1],
      ...['h1', 'h2'],
    ])
    expect((await flight.sound()).passengers).toEqual({ ann: 3 })
  })

  test('are fewer after a release and after a confirmed cancellation', async () => {
    const flight = await mapped()
    await flight.reserve({ id: 'r1', holder: 'ann', wants: [0] })
    await flight.reserve({ id: 'r2', holder: 'ann', wants: [1] })
    await flight.release('r1')
    expect((await flight.sound()).passengers).toEqual({ ann: 1 })
    await flight.confirm('r2')
    await flight.beginCancel({ id: 'c1', seat: 1, holder: 'ann' })
    expect((await flight.sound()).passengers).toEqual({ ann: 1 })
    await flight.confirm('c1')
    expect((await flight.sound()).passengers).toEqual({})
  })

  test('are counted again by a new map, with open reservations and without a cancelled booking', async () => {
    const flight = await mapped()
    await flight.reserve({ id: 'r1', holder: 'ann', wants: [0, 1] })
    await flight.beginCancel({ id: 'c1', seat: 3, holder: 'bob' })
    await flight.evict()
    await flight.load({ booked: [2] })
    expect((await flight.sound()).passengers).toEqual({ someone: 1, ann: 2, bob: 1 })
    await flight.confirm('c1')
    await flight.confirm('r1')
    expect((await flight.sound()).passengers).toEqual({ someone: 1, ann: 2 })
  })

  test('end with the place of their hold, at the latest', async () => {
    const flight = await mapped()
    const [seconds = 0] = await flight.client.time()
    const latest = Number(seconds) * 1000 + 30_000
    expect(await flight.hold({ id: 'h1', seat: 0, latest })).toEqual(['held', 'h1', latest])
  })

  test('are only found, not held, without a place', async () => {
    const flight = await mapped()
    const first = await flight.hold({ id: 'h1', seat: 0, holder: 'ann' })
    expect(await flight.hold({ seat: 0, holder: 'ann', latest: 0 })).toEqual(first)
    expect(await flight.hold({ seat: 1, holder: 'ann', latest: 0 })).toEqual(['too-many-holds'])
    expect((await flight.sound()).taken).toEqual([0])
  })
})
