import { describe, expect, test } from 'vitest'
import { ADMIN_TOKEN } from '../support/service.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { passportOf, signIn } from '../support/signed-in.ts'

const service = serviceOnFixtures()
const change = { method: 'PATCH', url: '/v1/sessions/current', payload: { preferences: { theme: 'dark' } } } as const

describe('a change with a session cookie', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['`Sec-Fetch-Site: same-origin`', { 'sec-fetch-site': 'same-origin' }, true],
    ['`Sec-Fetch-Site: none`, from the address bar', { 'sec-fetch-site': 'none' }, true],
    ['`Sec-Fetch-Site: cross-site`', { 'sec-fetch-site': 'cross-site' }, false],
    ['`Sec-Fetch-Site: same-site`', { 'sec-fetch-site': 'same-site' }, false],
    ['an invalid `Sec-Fetch-Site`', { 'sec-fetch-site': 'trust me' }, false],
    ['the `Origin` of the service', { origin: 'http://localhost:80' }, true],
    ['another `Origin`', { origin: 'http://evil.example' }, false],
    ['an `Origin` with another port', { origin: 'http://localhost:81' }, false],
    ['an `Origin` with TLS', { origin: 'https://localhost:80' }, false],
    ['`Origin: null`', { origin: 'null' }, false],
    [
      '`Sec-Fetch-Site: cross-site` and the `Origin` of the service',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' },
      false,
    ],
    ['neither header', {}, false],
  ])('and %s', async (_what, headers, accepted) => {
    const { cookie } = await signIn(service())
    const response = await service().app.inject({ ...change, headers: { cookie, ...headers } })
    if (accepted) expect(response.statusCode).toBe(200)
    else expect(refusal(response)).toEqual([403, 'csrf-rejected'])
  })

  test.each([{}, { 'sec-fetch-site': 'cross-site' }, { origin: 'http://app.example' }])(
    'is accepted with the session’s token, also with %j',
    async (headers) => {
      const { cookie, csrfToken } = await signIn(service())
      const sent = { cookie, 'x-csrf-token': csrfToken, ...headers }
      expect((await service().app.inject({ ...change, headers: sent })).statusCode).toBe(200)
    },
  )

  test('is refused with the token of another session, with a part of a token, and without a token', async () => {
    const [mine, another] = [await signIn(service()), await signIn(service())]
    for (const token of [another.csrfToken, mine.csrfToken.slice(0, 20), '', `${mine.csrfToken}A`]) {
      const headers = { cookie: mine.cookie, 'x-csrf-token': token }
      expect(refusal(await service().app.inject({ ...change, headers }))).toEqual([403, 'csrf-rejected'])
    }
  })

  test('is refused on every route', async () => {
    const { cookie } = await signIn(service())
    const flightId = service().fixtures.flight()
    for (const [method, url, payload] of [
      ['POST', `/v1/flights/${flightId}/holds`, { seat: '1A' }],
      ['POST', `/v1/flights/${flightId}/bookings`, {}],
      ['POST', '/v1/sessions/current/cart/items', { flightId, seat: '1A' }],
      ['POST', '/v1/sessions/current/checkout', { step: 'confirmation' }],
      ['DELETE', '/v1/sessions/current', undefined],
      ['DELETE', '/v1/sessions', undefined],
      ['DELETE', '/v1/bookings/1', undefined],
    ] as const) {
      const headers = { cookie, 'sec-fetch-site': 'cross-site' }
      const response = await service().app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
      expect(refusal(response), `${method} ${url}`).toEqual([403, 'csrf-rejected'])
    }
    expect(await service().fixtures.booked(flightId)).toEqual([])
  })
})

test('a read needs no token', async () => {
  const { cookie } = await signIn(service())
  const headers = { cookie, 'sec-fetch-site': 'cross-site' }
  expect((await service().app.inject({ url: '/v1/sessions/current', headers })).statusCode).toBe(200)
})

test('the admin, without a cookie, needs no token', async () => {
  const { cookie } = await signIn(service())
  const headers = { cookie, authorization: `Bearer ${ADMIN_TOKEN}`, 'sec-fetch-site': 'cross-site' }
  const url = `/v1/flights/${service().fixtures.flight()}/bookings`
  const response = await service().app.inject({ method: 'POST', url, headers, payload: { passengerId: 1 } })
  expect(response.statusCode).toBe(201)
})

describe('an `Authorization` without the admin token', () => {
  const values = ['x', 'Bearer', 'Bearer wrong', `Basic ${btoa(`admin:${ADMIN_TOKEN}`)}`, `Token ${ADMIN_TOKEN}`]

  test.each(values)('does not turn the protection off: %s', async (authorization) => {
    const { cookie } = await signIn(service())
    const headers = { cookie, authorization, 'sec-fetch-site': 'cross-site' }
    expect(refusal(await service().app.inject({ ...change, headers }))).toEqual([401, 'unauthenticated'])
    const { preferences } = (await service().app.inject({ url: change.url, headers: { cookie } })).json()
    expect(preferences).toEqual({})
  })

  test.each([
    ['GET', '/v1/sessions/current'],
    ['GET', '/v1/sessions'],
    ['GET', '/v1/sessions/current/cart'],
    ['POST', '/v1/sessions'],
    ['GET', '/v1/bookings/1'],
    ['GET', '/v1/users/1/profile'],
  ] as const)('is 401 on routes that take a session: %s %s', async (method, url) => {
    const { cookie } = await signIn(service())
    const payload = method === 'POST' ? { payload: passportOf(1) } : {}
    const headers = { cookie, authorization: 'Bearer wrong', 'sec-fetch-site': 'same-origin' }
    const response = await service().app.inject({ method, url, headers, ...payload })
    expect(refusal(response)).toEqual([401, 'unauthenticated'])
  })
})

test.each(['Bearer', 'bearer', 'BEARER', 'Bearer '])('the scheme `%s` is the bearer scheme', async (scheme) => {
  const headers = { authorization: `${scheme} ${ADMIN_TOKEN}` }
  const url = `/v1/flights/${service().fixtures.flight()}/manifest`
  expect((await service().app.inject({ url, headers })).statusCode).toBe(200)
})

describe('signing in', () => {
  const post = (headers: Record<string, string>) =>
    service().app.inject({ method: 'POST', url: '/v1/sessions', payload: passportOf(1), headers })

  test('needs no token from a client other than a browser', async () => {
    expect((await post({})).statusCode).toBe(201)
  })

  test('is refused from another origin', async () => {
    expect(refusal(await post({ 'sec-fetch-site': 'cross-site' }))).toEqual([403, 'csrf-rejected'])
    expect(refusal(await post({ origin: 'http://evil.example' }))).toEqual([403, 'csrf-rejected'])
  })

  test('accepts JSON only, which no form can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const payload = JSON.stringify(passportOf(1))
      const headers = { 'content-type': type }
      const response = await service().app.inject({ method: 'POST', url: '/v1/sessions', payload, headers })
      expect(response.statusCode, type).toBe(415)
    }
  })
})
