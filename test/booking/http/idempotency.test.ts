import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  type Answer,
  anotherInstance,
  refusal,
  type Service,
  serviceOnFixtures,
} from '../../support/service-on-fixtures.ts'

const service = serviceOnFixtures()
const withKey = (key: string) => ({ 'idempotency-key': key })

test('a repeat with the same key returns the same booking', async () => {
  const { fixtures, book } = service()
  const flightId = fixtures.flight()
  const key = withKey(randomUUID())
  const first = await book(flightId, {}, key)
  const again = await book(flightId, {}, key)
  expect([first.statusCode, again.statusCode]).toEqual([201, 201])
  expect(again.body).toBe(first.body)
  expect(again.headers.location).toBe(first.headers.location)
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(await fixtures.booked(flightId)).toHaveLength(1)
})

test('a repeat returns the stored response after a cancellation', async () => {
  const { fixtures, book, cancel } = service()
  const flightId = fixtures.flight()
  const key = withKey(randomUUID())
  const first = await book(flightId, {}, key)
  await cancel(first.json().bookingId)
  expect((await book(flightId, {}, key)).body).toBe(first.body)
  expect(await fixtures.booked(flightId)).toEqual([])
})

test.each<[string, (flightId: number) => [number, object]]>([
  ['seat', (flightId) => [flightId, { seat: '1C' }]],
  ['passenger', (flightId) => [flightId, { seat: '1A', passengerId: 2 }]],
  ['flight', () => [service().fixtures.flight(), { seat: '1A' }]],
])('a key stands for one request: another %s is refused', async (_what, other) => {
  const { fixtures, book } = service()
  const flightId = fixtures.flight()
  const key = withKey(randomUUID())
  await book(flightId, { seat: '1A' }, key)
  const [otherFlight, body] = other(flightId)
  expect(refusal(await book(otherFlight, body, key))).toEqual([422, 'idempotency-mismatch'])
  expect(await fixtures.booked(flightId)).toHaveLength(1)
})

test.each(['', ' ', 'two words', 'ü', 'k'.repeat(256)])('%j is rejected as a key', async (key) => {
  const { fixtures, book } = service()
  const response = await book(fixtures.flight(), {}, withKey(key))
  expect(refusal(response)).toEqual([400, 'validation-failed'])
  expect(response.json().errors[0].path).toMatch(/^headers\.idempotency-key/)
})

test.each(['k', 'k'.repeat(255), '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'])('%s is accepted as a key', async (key) => {
  const { fixtures, book } = service()
  expect((await book(fixtures.flight(), {}, withKey(key))).statusCode).toBe(201)
})

test('a refused request does not consume its key', async () => {
  const { fixtures, book, cancel } = service()
  const flightId = fixtures.flight()
  const { bookingId } = (await book(flightId, { seat: '1A', passengerId: 2 })).json()
  const key = withKey(randomUUID())
  expect(refusal(await book(flightId, { seat: '1A' }, key))).toEqual([409, 'seat-taken'])
  await cancel(bookingId)
  const response = await book(flightId, { seat: '1A' }, key)
  expect([response.statusCode, response.headers['idempotency-replayed']]).toEqual([201, undefined])
})

test('fifty clients with one key on two instances make one booking and get the same one', async () => {
  const first = service()
  const second = await anotherInstance(first)
  const { fixtures } = first
  const flightId = fixtures.flight(180)
  const key = withKey(randomUUID())
  const conflicts: Answer[] = []

  /** Retries like a client while the first request is still running. */
  async function persist({ book }: Service): Promise<Answer> {
    for (;;) {
      const answer = await book(flightId, {}, key)
      if (answer.statusCode !== 409) return answer
      conflicts.push(answer)
    }
  }
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => persist(i % 2 ? first : second)))
  await second.close()

  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(201))
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect(new Set(conflicts.map((answer) => answer.json().code))).toEqual(new Set(['idempotency-conflict']))
  const [booking, ...more] = await fixtures.booked(flightId)
  expect(more).toEqual([])
  expect(answers[0]?.json()).toMatchObject({ bookingId: booking?.bookingId })
  expect(await first.seats(flightId)).toMatchObject({ '1A': 'booked', '1B': 'free' })
})
