import { expect, test } from 'vitest'
import { ADMIN_TOKEN } from '../support/service.ts'
import { type Answer, refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { signIn } from '../support/signed-in.ts'

const service = serviceOnFixtures()

const forTheAdmin = [
  ['PATCH', '/airports/QAA', { name: 'Mine' }],
  ['PATCH', '/airports/QZZ', { name: 'Mine' }],
  ['PATCH', '/airlines/ZA', { name: 'Mine' }],
  ['PATCH', '/flights/10000', { status: 'cancelled' }],
  ['PATCH', '/flights/999999', { status: 'cancelled' }],
  ['GET', '/flights/10000/manifest', undefined],
  ['GET', '/flights/999999/manifest', undefined],
  // An unauthorized caller must not learn whether its request is valid.
  ['PATCH', '/airports/QAA', { nonsense: 1 }],
  ['PATCH', '/flights/10000', {}],
] as const

/** All rows that the requests above would change. */
const storedState = async () =>
  Promise.all(
    ['SELECT name FROM airport', 'SELECT airlinename FROM airline', 'SELECT * FROM flight_status'].map((query) =>
      service().fixtures.ask(query),
    ),
  )

async function expectRefused(
  expected: [number, string],
  ask: (method: 'GET' | 'PATCH', path: string, payload?: object) => Promise<Answer>,
): Promise<void> {
  const before = await storedState()
  for (const [method, path, payload] of forTheAdmin) {
    expect(refusal(await ask(method, path, payload)), `${method} ${path}`).toEqual(expected)
  }
  expect(await storedState()).toEqual(before)
}

test.each([
  ['a client without a token', {}],
  ['a client with another token', { authorization: 'Bearer not-the-token-of-the-admin' }],
  ['a client with another scheme than Bearer', { authorization: `Basic ${ADMIN_TOKEN}` }],
])('%s is refused on every route of the admin', async (_caller, headers) => {
  await expectRefused([401, 'unauthenticated'], (method, path, payload) =>
    service().app.inject({ method, url: `/v1${path}`, headers, ...(payload ? { payload } : {}) }),
  )
})

test('a signed-in passenger is refused, because these routes ignore sessions', async () => {
  const ann = await signIn(service())
  await expectRefused([401, 'unauthenticated'], (method, path, payload) => ann.send(method, path, payload))
})
