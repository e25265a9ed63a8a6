import { expect, test } from 'vitest'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { flightsOfScripts, type ScriptedFlight } from './flights-of-scripts.ts'

describeEachTopology('reserve', (urls) => {
  const { mapped, unmapped } = flightsOfScripts(() => urls().stateUrl)

  /** State in Valkey without the TTL of maps, because each use extends it. */
  const everything = (flight: ScriptedFlight) => flight.sound()

  test('takes a seat and stores the reservation', async () => {
    const flight = await mapped({ booked: [0] })
    expect(await flight.reserve({ id: 'r1', cents: 12_300, wants: [3] })).toEqual(['reserved', 3])
    const { map, taken, reservations } = await flight.sound()
    expect({ map, taken }).toMatchObject({ map: { booked: 2, held: 0 }, taken: [0, 3] })
    expect([...reservations]).toEqual([['r1', { kind: 'book', seats: [3], cents: 12_300 }]])
    expect(await flight.pending()).toEqual({})
  })

  test('takes several seats in the order of the wishes, at their total price', async () => {
    const flight = await mapped()
    expect(await flight.reserve({ id: 'r1', cents: 10_000, wants: [4, 1, 2] })).toEqual(['reserved', 4, 1, 2])
    expect((await flight.sound()).reservations.get('r1')).toMatchObject({ seats: [4, 1, 2], cents: 30_000 })
  })

  test('takes the first free seat for a wish for any seat', async () => {
    const flight = await mapped({ booked: [0, 2] })
    expect(await flight.reserve({ wants: ['?', '?'] })).toEqual(['reserved', 1, 3])
  })

  test('serves named seats before wishes for any seat', async () => {
    const flight = await mapped()
    expect(await flight.reserve({ wants: ['?', 0, '?', 1] })).toEqual(['reserved', 2, 0, 3, 1])
  })

  test('takes a seat of the holder, by the seat or by the hold', async () => {
    const flight = await mapped()
    await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
    await flight.hold({ id: 'h2', seat: 3, holder: 'ann' })
    expect(await flight.reserve({ holder: 'ann', wants: [2, '#h2'] })).toEqual(['reserved', 2, 3, 'h1', 'h2'])
    expect(await flight.sound()).toMatchObject({ map: { booked: 2, held: 0 }, holds: [] })
  })

  test('refuses a seat of another holder, by the seat or by the hold', async () => {
    const flight = await mapped()
    await flight.hold({ id: 'h1', seat: 2, holder: 'bob' })
    expect(await flight.reserve({ holder: 'ann', wants: [2] })).toEqual(['seat-held', 1])
    expect(await flight.reserve({ holder: 'ann', wants: ['#h1'] })).toEqual(['hold-expired', 1])
  })

  test('refuses an expired hold', async () => {
    const flight = await mapped()
    await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
    await flight.endHolds()
    expect(await flight.reserve({ holder: 'ann', wants: ['#h1'] })).toEqual(['hold-expired', 1])
    expect((await flight.sound()).taken).toEqual([])
  })

  test('refuses an unknown hold', async () => {
    const flight = await mapped()
    expect(await flight.reserve({ wants: ['#h1'] })).toEqual(['hold-expired', 1])
  })

  test.each([
    ['a seat that is booked', [0]],
    ['any seat', ['?']],
  ])('refuses %s on a full flight, whose last byte has bits to spare', async (_case, wants) => {
    const flight = await mapped({ total: 6, booked: [0, 1, 2, 3, 4, 5] })
    expect(await flight.reserve({ wants })).toEqual(['seat-taken', 1])
  })

  test('refuses any seat while all free seats are held, and takes one after the holds expire', async () => {
    const flight = await mapped({ booked: [0, 1, 2, 3, 4] })
    await flight.hold({ seat: 5, holder: 'bob' })
    expect(await flight.reserve({ wants: ['?'] })).toEqual(['seat-taken', 1])
    await flight.endHolds()
    expect(await flight.reserve({ wants: ['?'] })).toEqual(['reserved', 5])
  })

  test('refuses the same seat twice, in any spelling of the wish', async () => {
    const flight = await mapped()
    await flight.hold({ id: 'h1', seat: 2, holder: 'ann' })
    expect(await flight.reserve({ wants: [1, 1] })).toEqual(['seat-taken', 2])
    expect(await flight.reserve({ holder: 'ann', wants: [2, '#h1'] })).toEqual(['seat-taken', 2])
    expect(await flight.reserve({ holder: 'ann', wants: ['#h1', '#h1'] })).toEqual(['seat-taken', 2])
  })

  test.each([
    ['is booked', [3, '?', '#own', 0], ['seat-taken', 4]],
    ['is held by another holder', [3, '?', '#own', 1], ['seat-held', 4]],
    ['was held', [3, '?', '#own', '#gone'], ['hold-expired', 4]],
    ['is one too many', [3, '?', '?', '?', '#own'], ['seat-taken', 4]],
  ])('changes nothing when one of several seats %s, and names the seat', async (_what, wants, refusal) => {
    const flight = await mapped({ booked: [0] })
    await flight.hold({ seat: 1, holder: 'bob' })
    await flight.hold({ id: 'own', seat: 2, holder: 'ann' })
    const before = await everything(flight)
    expect(await flight.reserve({ holder: 'ann', wants })).toEqual(refusal)
    expect(await everything(flight)).toEqual(before)
  })

  test('counts bookings outside the layout against the capacity', async () => {
    const flight = await mapped({ booked: [0, 1, 2], outside: 2 })
    expect(await flight.reserve({ wants: [4, 5] })).toEqual(['seat-taken', 2])
    expect(await flight.reserve({ wants: ['?', '?'] })).toEqual(['seat-taken', 2])
    expect(await flight.reserve({ wants: [4] })).toEqual(['reserved', 4])
    expect(await flight.reserve({ wants: ['?'] })).toEqual(['seat-taken', 1])
  })

  test('takes the last seat of a full flight for its holder', async () => {
    const flight = await mapped({ booked: [0, 1, 2], outside: 2 })
    await flight.hold({ id: 'h1', seat: 4, holder: 'ann' })
    expect(await flight.reserve({ holder: 'ann', wants: ['#h1'] })).toEqual(['reserved', 4, 'h1'])
  })

  test('reports a missing map', async () => {
    expect(await unmapped().reserve({ wants: ['?'] })).toEqual(['no-map'])
  })

  test('extends the TTL of the map', async () => {
    const flight = await mapped()
    await flight.client.pexpire(flight.keys.counts(flight.flightId), 60_000)
    await flight.reserve({ wants: ['?'] })
    expect(await flight.client.pttl(flight.keys.counts(flight.flightId))).toBeGreaterThan(60_000)
  })
})
