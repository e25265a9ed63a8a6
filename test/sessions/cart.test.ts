import { afterEach, describe, expect, test } from 'vitest'
import { contractOf } from '../support/conforms.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { type SignedIn, signIn } from '../support/signed-in.ts'
import { until } from '../support/until.ts'

const service = serviceOnFixtures()
const flight = () => service().fixtures.flight()

// Holds of earlier tests would take the places of a passenger.
afterEach(async () => {
  const { servers, config } = service()
  const places = await servers.state.keys(`${config.KEY_PREFIX}holds:of:*`)
  if (places.length > 0) await servers.state.del(places)
})

const add = async ({ send }: SignedIn, flightId: number, seat: string) => {
  const response = await send('POST', '/sessions/current/cart/items', { flightId, seat })
  contractOf(service())(response)
  return response
}
const cartOf = async ({ send }: SignedIn) => {
  const response = await send('GET', '/sessions/current/cart')
  contractOf(service())(response)
  return response.json()
}
const seatsOf = async (flightId: number) => service().seats(flightId)

/** Ends the holds of a flight. */
const endHolds = async (flightId: number) => {
  const { servers, config } = service()
  const slot = `{s${String(flightId % 16).padStart(2, '0')}}`
  const holds = `${config.KEY_PREFIX}flight:${flightId}:holds:${slot}`
  for (const member of await servers.state.zrange(holds, 0, -1)) await servers.state.zadd(holds, 1, member)
}

describe('a seat in the cart', () => {
  test('is held, and has the price of its booking', async () => {
    const ann = await signIn(service())
    const flightId = flight()
    const response = await add(ann, flightId, '1A')
    expect(response.statusCode).toBe(201)
    expect(response.json()).toMatchObject({
      itemId: `${flightId}-1A`,
      flightId,
      departureLocal: `${(await service().fixtures.route(flightId)).date}T13:00:00+01:00`,
      seat: '1A',
      status: 'held',
      from: 'QAA',
    })
    expect(response.headers.location).toBe(`/v1/sessions/current/cart/items/${flightId}-1A`)
    expect(await seatsOf(flightId)).toMatchObject({ '1A': 'held', '1C': 'free' })
    const { items, total } = await cartOf(ann)
    expect(items).toEqual([response.json()])
    expect(total).toBe(items[0].price)
    expect((await service().book(flightId, { seat: '1C' })).json().price).toBe(total)
  })

  test('is one item after repeated additions', async () => {
    const ann = await signIn(service())
    const flightId = flight()
    const [first, second] = [await add(ann, flightId, '1A'), await add(ann, flightId, '1A')]
    expect(second.json()).toEqual(first.json())
    expect((await cartOf(ann)).items).toHaveLength(1)
  })

  test('is refused when another passenger has it, and the cart stays unchanged', async () => {
    const [ann, bob] = [await signIn(service()), await signIn(service(), { passengerId: 2 })]
    const flightId = flight()
    await add(ann, flightId, '1A')
    await service().book(flightId, { seat: '1C', passengerId: 3 })
    expect(refusal(await add(bob, flightId, '1A'))).toEqual([409, 'seat-held'])
    expect(refusal(await add(bob, flightId, '1C'))).toEqual([409, 'seat-taken'])
    expect(refusal(await add(bob, flightId, '9K'))).toEqual([400, 'validation-failed'])
    expect(refusal(await add(bob, 999_999, '1A'))).toEqual([404, 'not-found'])
    expect(await cartOf(bob)).toEqual({ items: [], total: '0.00', currency: 'USD' })
  })

  test('is free after its removal', async () => {
    const ann = await signIn(service())
    const flightId = flight()
    await add(ann, flightId, '1A')
    await add(ann, flightId, '1C')
    expect((await ann.send('DELETE', `/sessions/current/cart/items/${flightId}-1A`)).statusCode).toBe(204)
    expect(await seatsOf(flightId)).toMatchObject({ '1A': 'free', '1C': 'held' })
    expect((await cartOf(ann)).items).toMatchObject([{ seat: '1C' }])
    const again = await ann.send('DELETE', `/sessions/current/cart/items/${flightId}-1A`)
    expect(refusal(again)).toEqual([404, 'not-found'])
  })

  test('can be removed after its hold expired, and a new holder keeps it', async () => {
    const [ann, bob] = [await signIn(service()), await signIn(service(), { passengerId: 2 })]
    const flightId = flight()
    await add(ann, flightId, '1A')
    await endHolds(flightId)
    await add(bob, flightId, '1A')
    expect((await ann.send('DELETE', `/sessions/current/cart/items/${flightId}-1A`)).statusCode).toBe(204)
    expect(await seatsOf(flightId)).toMatchObject({ '1A': 'held' })
  })

  test('is one of nine at most', async () => {
    const ann = await signIn(service())
    const flightId = service().fixtures.flight(30)
    const seats = ['1', '2', '3'].flatMap((row) => ['A', 'C', 'D', 'F'].map((letter) => row + letter))
    const answers = []
    for (const seat of seats) answers.push(await add(ann, flightId, seat))
    const fits = answers.filter(({ statusCode }) => statusCode === 201)
    expect(fits).toHaveLength(9)
    expect(answers.slice(9).map(refusal)).toEqual(Array(3).fill([409, 'limit-reached']))
    const { items } = await cartOf(ann)
    expect(items).toHaveLength(9)
    for (const { itemId } of items) await ann.send('DELETE', `/sessions/current/cart/items/${itemId}`)
  })

  test.each(['one session', 'several sessions'])('is one of nine at most when many are added by %s', async (from) => {
    const passengerId = 36
    const ann = await signIn(service(), { passengerId })
    const bob = from === 'one session' ? ann : await signIn(service(), { passengerId })
    const flightId = service().fixtures.flight(30)
    const seats = ['1', '2', '3', '4', '5'].flatMap((row) => ['A', 'C', 'D', 'F'].map((letter) => row + letter))
    const answers = await Promise.all(seats.map((seat, i) => add(i % 2 === 0 ? ann : bob, flightId, seat)))
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(9)
    expect(Object.values(await seatsOf(flightId)).filter((status) => status === 'held')).toHaveLength(9)
    const carts = bob === ann ? [await cartOf(ann)] : [await cartOf(ann), await cartOf(bob)]
    const items = carts.flatMap((cart) => cart.items)
    expect(items.map(({ status }: { status: string }) => status)).toEqual(Array(9).fill('held'))
    for (const session of [ann, bob]) {
      for (const { itemId } of items) await session.send('DELETE', `/sessions/current/cart/items/${itemId}`)
    }
  })
})

test('two concurrently added seats are both in the cart', async () => {
  const ann = await signIn(service())
  const flights = [flight(), flight(), flight(), flight()]
  await Promise.all(flights.map((flightId) => add(ann, flightId, '1A')))
  expect((await cartOf(ann)).items.map(({ flightId }: { flightId: number }) => flightId).sort()).toEqual(flights)
})

describe('a cart whose session has ended', () => {
  test.each([
    ['by signing out', (ann: SignedIn) => ann.send('DELETE', '/sessions/current')],
    ['everywhere', (ann: SignedIn) => ann.send('DELETE', '/sessions')],
    [
      'because it was not used',
      async ({ send }: SignedIn) => {
        const { sessionId } = (await send('GET', '/sessions/current')).json()
        await service().servers.state.del(`${service().config.KEY_PREFIX}session:${sessionId}`)
      },
    ],
  ])('%s comes back at the next sign-in, its seats still held', async (_how, end) => {
    const passengerId = 31
    const ann = await signIn(service(), { passengerId })
    const flightId = flight()
    const item = (await add(ann, flightId, '1A')).json()
    await end(ann)
    const again = await signIn(service(), { passengerId })
    expect((await cartOf(again)).items).toEqual([item])
    const third = await signIn(service(), { passengerId })
    expect((await cartOf(third)).items).toEqual([])
    await again.send('DELETE', `/sessions/current/cart/items/${item.itemId}`)
  })

  test('holds its seats again after their holds expired, and marks unavailable ones', async () => {
    const passengerId = 32
    const ann = await signIn(service(), { passengerId })
    const [still, gone] = [flight(), flight()]
    await add(ann, still, '1A')
    await add(ann, gone, '1A')
    await ann.send('DELETE', '/sessions/current')
    await endHolds(still)
    await endHolds(gone)
    await service().book(gone, { seat: '1A', passengerId: 2 })
    const again = await signIn(service(), { passengerId })
    const { items } = await cartOf(again)
    expect(items).toMatchObject([
      { flightId: still, status: 'held' },
      { flightId: gone, status: 'expired', heldUntil: null },
    ])
    expect(await seatsOf(still)).toMatchObject({ '1A': 'held' })
    for (const { itemId } of items) await again.send('DELETE', `/sessions/current/cart/items/${itemId}`)
  })

  test('is merged with others into one of nine items, and frees the other seats', async () => {
    const passengerId = 37
    const [ann, bob] = [await signIn(service(), { passengerId }), await signIn(service(), { passengerId })]
    const flights = [service().fixtures.flight(30), service().fixtures.flight(30)] as const
    for (const seat of ['1A', '1C', '1D', '1F', '2A']) await add(ann, flights[0], seat)
    await endHolds(flights[0])
    await service().servers.state.del(`${service().config.KEY_PREFIX}holds:of:${passengerId}`)
    for (const seat of ['1A', '1C', '1D', '1F', '2A', '2C', '2D']) await add(bob, flights[1], seat)
    await ann.send('DELETE', '/sessions')
    const again = await signIn(service(), { passengerId })
    const { items } = await cartOf(again)
    expect(items).toHaveLength(9)
    expect(items.filter(({ flightId }: { flightId: number }) => flightId === flights[1])).toHaveLength(7)
    expect(items.map(({ status }: { status: string }) => status)).toEqual(Array(9).fill('held'))
  })

  test('is not given to another passenger', async () => {
    const ann = await signIn(service(), { passengerId: 33 })
    await add(ann, flight(), '1A')
    await ann.send('DELETE', '/sessions/current')
    expect((await cartOf(await signIn(service(), { passengerId: 34 }))).items).toEqual([])
  })

  test('is kept longer while the session is used', async () => {
    const ann = await signIn(service(), { passengerId: 35 })
    await add(ann, flight(), '1A')
    const { servers, config } = service()
    const { sessionId } = (await ann.send('GET', '/sessions/current')).json()
    const carts = `${config.KEY_PREFIX}carts:of:35`
    await servers.state.pexpire(carts, 60_000)
    await servers.state.hset(`${config.KEY_PREFIX}session:${sessionId}`, 'lastSeenAt', Date.now() - 61_000)
    await ann.send('GET', '/sessions/current')
    await until(async () => (await servers.state.pttl(carts)) > 60_000)
  })
})

describe('remembered data', () => {
  test('includes each preference and the last search', async () => {
    const { send } = await signIn(service())
    const search = { from: 'QAA', to: 'QAB', date: '2030-01-01' }
    await send('PATCH', '/sessions/current', { preferences: { theme: 'dark', seats: 2, quiet: true }, search })
    const response = await send('PATCH', '/sessions/current', { preferences: { theme: null, seats: 3 } })
    contractOf(service())(response)
    expect(response.json()).toMatchObject({ preferences: { seats: 3, quiet: true }, search })
    const forgotten = await send('PATCH', '/sessions/current', { search: null })
    expect(forgotten.json()).toMatchObject({ preferences: { seats: 3, quiet: true }, search: null })
    expect((await send('GET', '/sessions/current')).json()).toMatchObject({ search: null })
  })

  test('of concurrent requests is complete', async () => {
    const { send } = await signIn(service())
    const names = Array.from({ length: 20 }, (_, i) => `p${i}`)
    await Promise.all(names.map((name) => send('PATCH', '/sessions/current', { preferences: { [name]: name } })))
    const { preferences } = (await send('GET', '/sessions/current')).json()
    expect(preferences).toEqual(Object.fromEntries(names.map((name) => [name, name])))
  })

  test('has at most 50 preferences, also of concurrent requests', async () => {
    const { send } = await signIn(service())
    const names = Array.from({ length: 60 }, (_, i) => `p${i}`)
    const answers = await Promise.all(
      names.map((name) => send('PATCH', '/sessions/current', { preferences: { [name]: name } })),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(50)
    const refused = answers.filter(({ statusCode }) => statusCode !== 200).map(refusal)
    expect(refused).toEqual(Array(10).fill([409, 'limit-reached']))
    const { preferences } = (await send('GET', '/sessions/current')).json()
    expect(Object.keys(preferences)).toHaveLength(50)
    const exchange = { [Object.keys(preferences)[0] ?? '']: null, other: true }
    expect((await send('PATCH', '/sessions/current', { preferences: exchange })).statusCode).toBe(200)
    expect(refusal(await send('PATCH', '/sessions/current', { preferences: { more: true } }))).toEqual([
      409,
      'limit-reached',
    ])
  })

  test.each([
    ['an object', { preferences: { theme: {} } }],
    ['a name with a meaning in JavaScript', { preferences: { ['__proto__']: 'x' } }],
    ['a name in capitals', { preferences: { Theme: 'dark' } }],
    ['a novel', { preferences: { theme: 'x'.repeat(201) } }],
    ['a search without a day', { search: { from: 'QAA', to: 'QAB' } }],
    ['a passenger', { passengerId: 2 }],
  ])('is not %s', async (_what, body) => {
    const { send } = await signIn(service())
    const payload = JSON.parse(JSON.stringify(body).replace('{"theme":null}', '{}'))
    expect(refusal(await send('PATCH', '/sessions/current', payload))).toEqual([400, 'validation-failed'])
    expect((await send('GET', '/sessions/current')).json()).toMatchObject({ preferences: {}, passengerId: 1 })
  })
})
