import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { airlineRoutes } from '../../src/routes/airlines.ts'
import { airportRoutes } from '../../src/routes/airports.ts'
import { flightDetailRoutes } from '../../src/routes/flight-details.ts'
import { manifestRoutes } from '../../src/routes/manifest.ts'
import { cachedReply } from '../../src/routes/plugins/cached-reply.ts'
import { callers } from '../../src/routes/plugins/caller.ts'
import { problemReplies } from '../../src/routes/plugins/problems.ts'
import { validation } from '../../src/routes/plugins/validation.ts'
import { problem } from '../../src/routes/schemas/problem.ts'
import { type Answer, refusal, serviceOnWorld } from '../bookings/http/service-on-world.ts'
import { ADMIN_TOKEN } from '../support/app.ts'

const service = serviceOnWorld()

const forTheAdmin = [
  ['PATCH', '/airports/QAA', { name: 'Mine' }],
  ['PATCH', '/airports/QZZ', { name: 'Mine' }],
  ['PATCH', '/airlines/ZA', { name: 'Mine' }],
  ['PATCH', '/flights/10000', { status: 'cancelled' }],
  ['PATCH', '/flights/999999', { status: 'cancelled' }],
  ['GET', '/flights/10000/manifest', undefined],
  ['GET', '/flights/999999/manifest', undefined],
  // Whoever may not do it is not told what would be wrong with it, either.
  ['PATCH', '/airports/QAA', { nonsense: 1 }],
  ['PATCH', '/flights/10000', {}],
] as const

/** Everything that the requests above would change. */
const stateOfTheWorld = async () =>
  Promise.all(
    ['SELECT name FROM airport', 'SELECT airlinename FROM airline', 'SELECT * FROM flight_status'].map((question) =>
      service().world.ask(question),
    ),
  )

async function expectRefused(
  expected: [number, string],
  ask: (method: 'GET' | 'PATCH', path: string, payload?: object) => Promise<Answer>,
): Promise<void> {
  const before = await stateOfTheWorld()
  for (const [method, path, payload] of forTheAdmin) {
    expect(refusal(await ask(method, path, payload)), `${method} ${path}`).toEqual(expected)
  }
  expect(await stateOfTheWorld()).toEqual(before)
}

test.each([
  ['nobody', {}],
  ['whoever has another token', { authorization: 'Bearer not-the-token-of-the-admin' }],
  ['whoever sends no bearer token', { authorization: `Basic ${ADMIN_TOKEN}` }],
])('%s is not let near what is for the admin', async (_who, headers) => {
  await expectRefused([401, 'unauthenticated'], (method, path, payload) =>
    service().app.inject({ method, url: `/v1${path}`, headers, ...(payload ? { payload } : {}) }),
  )
})

/** Until sessions exist, the signed-in passenger of a request is named by a header, only here. */
describe('a passenger who is signed in', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = Fastify()
    app.addSchema(problem)
    await app.register(validation)
    await app.register(problemReplies)
    await app.register(callers, { token: ADMIN_TOKEN })
    await app.register(cachedReply, { honorClientCacheControl: false })
    app.addHook('onRequest', async (request) => {
      request.caller = () => ({ is: 'passenger', passengerId: 1 })
    })
    const { services } = service().wired
    await app.register(airportRoutes, services)
    await app.register(airlineRoutes, services)
    await app.register(flightDetailRoutes, services)
    await app.register(manifestRoutes, services)
  })
  afterAll(() => app.close())

  test('is not let near it either', async () => {
    await expectRefused([403, 'forbidden'], (method, url, payload) =>
      app.inject({ method, url, ...(payload ? { payload } : {}) }),
    )
  })
})
