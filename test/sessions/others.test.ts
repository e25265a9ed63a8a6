import { beforeAll, describe, expect, test } from 'vitest'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { type SignedIn, signIn } from '../support/signed-in.ts'

const service = serviceOnFixtures()

interface Described {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  security: Record<string, unknown>[]
  /** The properties of its body, if it has one. */
  body: Record<string, unknown> | undefined
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

interface Schema {
  $ref?: string
  properties?: Record<string, unknown>
}

interface Operation {
  security?: Record<string, unknown>[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}

/** Every operation of the document, with its security. */
function operations(): Described[] {
  const { paths, components } = JSON.parse(JSON.stringify(service().app.swagger())) as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'parameters')
      .map(([method, { security = [], requestBody }]) => ({
        method: method.toUpperCase() as Described['method'],
        path,
        security,
        body: requestBody && propertiesOf(requestBody.content['application/json'].schema, components.schemas),
      })),
  )
}

/** Finds the properties of a schema, which may be the reference to a named one. Empty for a union. */
function propertiesOf({ $ref, properties }: Schema, named: Record<string, Schema>): Record<string, unknown> {
  return ($ref ? named[$ref.replace(/^.*\//, '')]?.properties : properties) ?? {}
}

const withSession = () => operations().filter(({ security }) => security.some((scheme) => 'session' in scheme))

describe("another passenger's data", () => {
  let bob: SignedIn
  /** Ann's ids for addresses and bodies. */
  let hers: { passengerId: number; bookingId: number; flightId: number; holdId: string; sessionId: string }

  beforeAll(async () => {
    const ann = await signIn(service(), { passengerId: 1 })
    bob = await signIn(service(), { passengerId: 2 })
    const flightId = service().fixtures.flight(30)
    const { bookingId } = (await ann.send('POST', `/flights/${flightId}/bookings`, { seat: '1A' })).json()
    const { holdId } = (await ann.send('POST', `/flights/${flightId}/holds`, { seat: '1C' })).json()
    const { sessionId } = (await ann.send('GET', '/sessions/current')).json()
    hers = { passengerId: 1, bookingId, flightId, holdId, sessionId }
  })

  /** Builds the address of an operation on Ann's data. */
  const addressOf = (path: string) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = { ...hers, itemId: `${hers.flightId}-1A` }[name]
      if (value === undefined) throw new Error(`this test does not know what {${name}} of Ann is`)
      return String(value)
    })

  /** Minimal valid bodies that name another passenger. */
  const bodyOf = (body: Described['body']) => {
    if (!body) return undefined
    if (!('passengerId' in body)) return {}
    return { passengerId: hers.passengerId, ...('seat' in body ? { seat: '2A' } : {}) }
  }

  /** Operations on the caller, which cannot name another passenger. */
  const aboutOneself = (path: string) => path.startsWith('/v1/sessions/current') || path === '/v1/sessions'

  test('is 403 on every route with a session, and stays unchanged', async () => {
    const tried = []
    for (const { method, path, body } of withSession()) {
      if (aboutOneself(path)) continue
      const response = await bob.send(method, addressOf(path).replace('/v1', ''), bodyOf(body))
      expect(refusal(response), `${method} ${path}`).toEqual([403, 'forbidden'])
      tried.push(`${method} ${path}`)
    }
    expect(tried).toEqual(
      expect.arrayContaining([
        'GET /v1/users/{passengerId}/flights',
        'GET /v1/users/{passengerId}/profile',
        'GET /v1/bookings/{bookingId}',
        'DELETE /v1/bookings/{bookingId}',
        'DELETE /v1/flights/{flightId}/holds/{holdId}',
        'DELETE /v1/sessions/{sessionId}',
      ]),
    )
    expect(await service().fixtures.booked(hers.flightId)).toMatchObject([{ bookingId: hers.bookingId }])
    expect(await service().seats(hers.flightId)).toMatchObject({ '1A': 'booked', '1C': 'held', '2A': 'free' })
  })

  test('cannot be named on routes for the own session of the caller', async () => {
    expect(refusal(await bob.send('DELETE', '/sessions?passengerId=1'))).toEqual([403, 'forbidden'])
    const headers = { 'sec-fetch-site': 'same-origin' }
    expect((await bob.send('GET', '/sessions?passengerId=1', undefined, headers)).statusCode).toBe(400)
    const { sessionId } = (await bob.send('GET', '/sessions')).json().data[0]
    expect(sessionId).not.toBe(hers.sessionId)
  })

  test('is 401 without a session', async () => {
    for (const { method, path, body, security } of operations()) {
      if (security.length === 0) continue
      const payload = bodyOf(body)
      const known = path.replace('{iata}', 'QAA').replace('{jobId}', hers.holdId).replace('{board}', 'airlines-ontime')
      const response = await service().app.inject({
        method,
        url: addressOf(known),
        ...(payload ? { payload } : {}),
      })
      // An invalid body may be refused first, without a hint at existing data.
      if (response.statusCode === 400) continue
      expect(response.statusCode, `${method} ${path}`).toBe(401)
    }
  })

  test('always has the headers of private responses', async () => {
    const response = await bob.send('GET', '/users/2/profile')
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': expect.stringContaining('private'),
    })
  })
})
