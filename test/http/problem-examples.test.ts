import { beforeAll, test } from 'vitest'
import type { Document, Operation } from '../../src/routes/pages/document.ts'
import { admin, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { type SignedIn, signIn } from '../support/signed-in.ts'
import { type App, bodyOf, type Documented, expectProblem, problemsOf, type Sent } from './documented.ts'

const running = serviceOnFixtures(() => ({}), { WORKSHOP: 'true' })
const inProduction = serviceOnFixtures(() => ({}), { WORKSHOP: 'false' })
let session: SignedIn
let document: Document

beforeAll(async () => {
  // Passengers 1 and 2 are those of the examples.
  session = await signIn(running(), { passengerId: 3 })
  document = JSON.parse(JSON.stringify(running().app.swagger()))
})

/** Sends the request of an example, and expects the problem of the example. */
const expectExample = (documented: Documented, { app = running().app, ...sent }: Sent & { app?: App } = {}) =>
  expectProblem(app, documented, { payload: bodyOf(documented.operation, document), ...sent })

/** Credentials that the operation accepts: the admin's, else a passenger's. */
function credentialsOf({ security = [] }: Operation): Record<string, string> {
  if (security.some((scheme) => 'admin' in scheme)) return admin
  return security.length > 0 ? ownSession() : {}
}

const ownSession = () => ({ cookie: session.cookie, 'sec-fetch-site': 'same-origin' })

const examplesOf = (status: number, except?: readonly string[]) => problemsOf(document, status, except)

test('an invalid request gets the problem of its example', async () => {
  for (const response of examplesOf(400)) await expectExample(response, { headers: credentialsOf(response.operation) })
})

test('a request without credentials gets the problem of its example', async () => {
  for (const response of examplesOf(401)) await expectExample(response)
})

test('a request for something absent gets the problem of its example', async () => {
  // The flight of an item of a cart is deleted only while the cart is checked out.
  for (const response of examplesOf(404, ['checkout', 'samplePassengers', 'addToCart']))
    await expectExample(response, { headers: credentialsOf(response.operation), ...passengerOf(response) })
  const [sample] = examplesOf(404).filter(({ operation }) => operation.operationId === 'samplePassengers')
  if (sample) await expectExample(sample, { app: inProduction().app })
  const [item] = examplesOf(404).filter(({ operation }) => operation.operationId === 'addToCart')
  if (item) await expectExample(item, { headers: ownSession(), payload: { flightId: 2_147_483_647, seat: '12A' } })
})

/** The admin names the passenger of a hold or a booking. */
function passengerOf({ operation }: Documented): Sent {
  const body = bodyOf(operation, document)
  return operation.tags.includes('seats and bookings') && body ? { payload: { ...body, passengerId: 1 } } : {}
}

test('a change of another origin, or of another passenger, gets the problem of its example', async () => {
  for (const response of examplesOf(403, [
    'endSession',
    'cancelBooking',
    'getBooking',
    'releaseHold',
    'getEviction',
    'setEviction',
  ])) {
    const { operation } = response
    const isElsewhere = (response.example as { code: string }).code === 'csrf-rejected'
    const isOfAdmin = operation.security?.every((scheme) => 'admin' in scheme) && !operation.tags.includes('sessions')
    const headers = isOfAdmin ? admin : { ...ownSession(), ...(isElsewhere ? { 'sec-fetch-site': 'cross-site' } : {}) }
    await expectExample(response, { headers, ...passengerOf(response) })
  }
})

test('a body that is too large, or not JSON, gets the problem of its example', async () => {
  for (const response of examplesOf(413)) {
    const headers = { ...credentialsOf(response.operation), 'content-type': 'application/json' }
    await expectExample(response, { headers, payload: `"${'x'.repeat(70_000)}"` })
  }
  for (const response of examplesOf(415)) {
    const headers = { ...credentialsOf(response.operation), 'content-type': 'text/plain' }
    await expectExample(response, { headers, payload: 'text' })
  }
})

test('a read of the cache only gets the problem of its example', async () => {
  for (const response of examplesOf(504)) {
    const headers = { ...credentialsOf(response.operation), 'cache-control': 'only-if-cached' }
    await expectExample(response, { headers })
  }
})
