import { afterEach, describe, expect, test } from 'vitest'
import { seatKeys } from '../../src/services/booking/seat-map/keys.ts'
import { endHolds as endHoldsOf } from '../booking/seat-state.ts'
import { contractOf } from '../support/conforms.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { type SignedIn, signIn } from '../support/signed-in.ts'

const service = serviceOnFixtures()
const flight = () => service().fixtures.flight()

// Holds of earlier tests would take the places of a passenger.
afterEach(async () => {
  const { servers, config } = service()
  const places = await servers.state.keys(`${config.KEY_PREFIX}holds:of:*`)
  if (places.length > 0) await servers.state.del(places)
})

const details = { step: 'passenger_details', email: 'ann@example.org', phone: '+1 202 555 0100' }
const card = {
  cardNumber: '4111 1111 1111 1111',
  cardHolder: 'Ann Person',
  expires: `12/${(new Date().getFullYear() + 2) % 100}`,
  cvc: '123',
}
const payment = { step: 'payment', ...card }
const confirmation = { step: 'confirmation' }

const step = async ({ send }: SignedIn, body: object) => {
  const response = await send('POST', '/sessions/current/checkout', body)
  contractOf(service())(response)
  return response
}
const add = async ({ send }: SignedIn, flightId: number, seat: string) => {
  const response = await send('POST', '/sessions/current/cart/items', { flightId, seat })
  expect(response.statusCode, response.body).toBe(201)
  return response.json()
}
const itemsOf = async ({ send }: SignedIn) => (await send('GET', '/sessions/current/cart')).json().items
const endHolds = (flightId: number) =>
  endHoldsOf(service().servers.state, seatKeys(service().config.KEY_PREFIX), flightId)

/** Signs in a passenger and pays for a cart with these seats. */
async function paid(passengerId: number, ...seats: [number, string][]): Promise<SignedIn> {
  const ann = await signIn(service(), { passengerId })
  for (const [flightId, seat] of seats) await add(ann, flightId, seat)
  await step(ann, details)
  expect((await step(ann, payment)).statusCode).toBe(200)
  return ann
}

describe('a checkout', () => {
  test('turns the cart into bookings, step by step', async () => {
    const ann = await signIn(service(), { passengerId: 1 })
    const [out, back] = [flight(), flight()]
    const items = [await add(ann, out, '1A'), await add(ann, out, '1C'), await add(ann, back, '1D')]
    const total = items.reduce((sum, { price }) => sum + Number(price), 0).toFixed(2)

    const first = (await step(ann, details)).json()
    expect(first).toMatchObject({ done: ['passenger_details'], next: 'payment', cardLast4: null, total })
    const second = (await step(ann, payment)).json()
    expect(second).toEqual({
      ...first,
      done: ['passenger_details', 'payment'],
      next: 'confirmation',
      cardLast4: '1111',
    })
    const response = await step(ann, confirmation)
    expect(response.statusCode).toBe(201)
    const booked = response.json()
    expect(booked).toMatchObject({ total, currency: 'USD', cardLast4: '1111' })
    expect(booked.bookingReference).toMatch(/^[0-9A-Z]{6,}$/)
    expect(await service().fixtures.booked(out)).toMatchObject([{ seat: '1A', passengerId: 1 }, { seat: '1C' }])
    expect(await service().fixtures.booked(back)).toMatchObject([{ seat: '1D', passengerId: 1 }])
    expect(await itemsOf(ann)).toEqual([])
    const history = (await ann.send('GET', '/users/1/flights')).json().data
    expect(history.map(({ bookingId }: { bookingId: number }) => bookingId)).toEqual(
      expect.arrayContaining(booked.bookings.map(({ bookingId }: { bookingId: number }) => bookingId)),
    )
  })

  test.each([
    ['payment', payment],
    ['confirmation', confirmation],
  ])('does not begin with %s', async (_step, body) => {
    const ann = await signIn(service())
    await add(ann, flight(), '1A')
    const response = await step(ann, body)
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(response.json().errors).toEqual([{ path: 'body.step', message: 'must be passenger_details' }])
  })

  test('is not confirmed before payment', async () => {
    const ann = await signIn(service())
    const flightId = flight()
    await add(ann, flightId, '1A')
    await step(ann, details)
    expect((await step(ann, confirmation)).json().errors).toEqual([{ path: 'body.step', message: 'must be payment' }])
    expect(await service().fixtures.booked(flightId)).toEqual([])
  })

  test('rejects an empty cart', async () => {
    const ann = await signIn(service(), { passengerId: 8 })
    for (const body of [details, payment, confirmation]) {
      expect((await step(ann, body)).json()).toMatchObject({ status: 400, errors: [{ path: 'cart' }] })
    }
  })

  test('restarts when the cart changes', async () => {
    const flightId = flight()
    const ann = await paid(1, [flightId, '1A'])
    await add(ann, flightId, '1C')
    const refused = await step(ann, confirmation)
    expect(refused.json().errors).toEqual([{ path: 'body.step', message: 'must be passenger_details' }])
    await step(ann, details)
    await step(ann, payment)
    expect((await step(ann, confirmation)).json().bookings).toHaveLength(2)
  })

  test('books seats again after a booking and its cancellation', async () => {
    const flightId = flight()
    const ann = await paid(1, [flightId, '1A'])
    const [{ bookingId }] = (await step(ann, confirmation)).json().bookings
    await ann.send('DELETE', `/bookings/${bookingId}`)
    await add(ann, flightId, '1A')
    expect(refusal(await step(ann, confirmation))).toEqual([400, 'validation-failed'])
    await step(ann, details)
    await step(ann, payment)
    const [again] = (await step(ann, confirmation)).json().bookings
    expect(again.bookingId).not.toBe(bookingId)
    expect(await service().fixtures.booked(flightId)).toMatchObject([{ bookingId: again.bookingId }])
  })

  test.each([
    ['a mistyped number', { cardNumber: '4111 1111 1111 1112' }, ['cardNumber']],
    ['an expired card', { expires: '01/20' }, ['expires']],
    ['a code of the wrong length', { cvc: '1234' }, ['cvc']],
    ['nothing', { cardNumber: undefined, cardHolder: undefined, expires: undefined, cvc: undefined }, ['cardNumber']],
  ])('is not paid with %s', async (_what, change, names) => {
    const ann = await signIn(service())
    await add(ann, flight(), '1A')
    await step(ann, details)
    const response = await step(ann, JSON.parse(JSON.stringify({ ...payment, ...change })))
    expect(response.json().errors.map(({ path }: { path: string }) => path)).toEqual(
      names.map((name) => `body.${name}`),
    )
    expect(response.body).not.toContain('4111 1111')
    expect((await step(ann, confirmation)).statusCode).toBe(400)
  })
})

describe('a confirmation', () => {
  test('books all seats or none', async () => {
    const [free, wanted] = [flight(), flight()]
    const ann = await paid(1, [free, '1A'], [wanted, '1A'])
    // Bypasses the seat map, like an import.
    await service().fixtures.ask(
      `INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${wanted}, '1A', 2, 100.00)`,
    )
    expect(refusal(await step(ann, confirmation))).toEqual([409, 'seat-taken'])
    expect(await service().fixtures.booked(free)).toEqual([])
    expect(await itemsOf(ann)).toHaveLength(2)
  })

  test('names expired holds, and keeps the cart and the other holds', async () => {
    const [held, expired] = [flight(), flight()]
    const ann = await paid(1, [held, '1A'], [expired, '1C'])
    await endHolds(expired)
    const refused = await step(ann, confirmation)
    expect(refusal(refused)).toEqual([409, 'hold-expired'])
    expect(refused.json().errors).toEqual([
      { path: `cart.items.${expired}-1C`, message: 'The hold has expired. Hold the seat again.' },
    ])
    expect(refused.json().detail).toMatch(/^The hold on seat 1C of flight \w+ has expired/)
    expect((await itemsOf(ann)).map(({ itemId }: { itemId: string }) => itemId).sort()).toEqual(
      [`${held}-1A`, `${expired}-1C`].sort(),
    )
    expect(await service().seats(held)).toMatchObject({ '1A': 'held' })

    // Adding the seat again holds it again, and the checkout continues.
    await add(ann, expired, '1C')
    expect((await step(ann, confirmation)).statusCode).toBe(201)
    expect([...(await service().fixtures.booked(held)), ...(await service().fixtures.booked(expired))]).toHaveLength(2)
  })

  test('keeps the other holds when another passenger booked a seat', async () => {
    const [held, lost] = [flight(), flight()]
    const ann = await paid(1, [held, '1A'], [lost, '1C'])
    await endHolds(lost)
    await service().book(lost, { seat: '1C', passengerId: 2 })
    expect(refusal(await step(ann, confirmation))).toEqual([409, 'hold-expired'])
    expect(refusal(await ann.send('POST', '/sessions/current/cart/items', { flightId: lost, seat: '1C' }))).toEqual([
      ...[409, 'seat-taken'],
    ])
    await ann.send('DELETE', `/sessions/current/cart/items/${lost}-1C`)
    await step(ann, details)
    await step(ann, payment)
    expect((await step(ann, confirmation)).json().bookings).toMatchObject([{ flightId: held, seat: '1A' }])
  })

  test('returns the same on a repeat, and books once', async () => {
    const flightId = flight()
    const ann = await paid(1, [flightId, '1A'], [flightId, '1C'])
    const first = await step(ann, confirmation)
    const second = await step(ann, confirmation)
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect(await service().fixtures.booked(flightId)).toHaveLength(2)
  })

  test('books once for many concurrent requests', async () => {
    const flightId = flight()
    const ann = await paid(1, [flightId, '1A'])
    const answers = await Promise.all(Array.from({ length: 12 }, () => step(ann, confirmation)))
    const outcomes = answers.map((answer) => (answer.statusCode === 201 ? 'booked' : answer.json().code))
    expect(outcomes).toContain('booked')
    expect(outcomes.filter((outcome) => !['booked', 'idempotency-conflict'].includes(outcome))).toEqual([])
    const bodies = new Set(answers.filter(({ statusCode }) => statusCode === 201).map(({ body }) => body))
    expect(bodies.size).toBe(1)
    expect(await service().fixtures.booked(flightId)).toHaveLength(1)
  })

  test('returns the same on a repeat after its response and session change were lost', async () => {
    const flightId = flight()
    const ann = await paid(1, [flightId, '1A'])
    const { servers, config } = service()
    const { sessionId } = (await ann.send('GET', '/sessions/current')).json()
    const key = `${config.KEY_PREFIX}session:${sessionId}`
    const before = await servers.state.hgetall(key)
    const first = await step(ann, confirmation)
    // Simulates a process that died between the commit and the session change.
    await servers.state.hset(key, before)
    const second = await step(ann, confirmation)
    expect(second.json()).toEqual(first.json())
    expect(await service().fixtures.booked(flightId)).toHaveLength(1)
    expect(await itemsOf(ann)).toEqual([])
  })

  test('succeeds when the passenger signs out meanwhile', async () => {
    const flightId = flight()
    const ann = await paid(1, [flightId, '1A'])
    const [booked] = await Promise.all([step(ann, confirmation), ann.send('DELETE', '/sessions')])
    const rows = await service().fixtures.booked(flightId)
    expect(rows.length).toBe(booked.statusCode === 201 ? 1 : 0)
  })
})
