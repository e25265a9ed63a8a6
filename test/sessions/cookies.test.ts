import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { openService } from '../support/service.ts'
import { anotherInstance, refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { cookieOf, passportOf, signIn } from '../support/signed-in.ts'
import { until } from '../support/until.ts'

const service = serviceOnFixtures()
const ask = (cookie: string, url = '/v1/sessions/current') => service().app.inject({ url, headers: { cookie } })
const sessionsInValkey = async () =>
  (await service().servers.state.keys(`${service().config.KEY_PREFIX}session:*`)).length

describe('a cookie', () => {
  test.each([
    ['made up', () => `session=${randomBytes(32).toString('base64url')}`],
    ['cut short', (real: string) => real.slice(0, -1)],
    ['made longer', (real: string) => `${real}A`],
    ['changed in one place', (real: string) => real.slice(0, -3) + (real.at(-3) === 'A' ? 'B' : 'A') + real.slice(-2)],
    ['empty', () => 'session='],
    ['of another name', (real: string) => real.replace('session=', 'sessionId=')],
    ['full of null bytes', () => `session=${'%00'.repeat(40)}`],
    ['of the maximum header length', () => `session=${'A'.repeat(8_000)}`],
    ['a key of Valkey', () => `session=../../session:${'0'.repeat(20)}`],
  ])('that is %s is refused', async (_what, forge) => {
    const { cookie } = await signIn(service())
    const before = await sessionsInValkey()
    expect(refusal(await ask(forge(cookie)))).toEqual([401, 'unauthenticated'])
    expect(await sessionsInValkey()).toBe(before)
    expect((await ask(cookie)).statusCode).toBe(200)
  })

  test('with a digest from the list of devices is refused', async () => {
    const { send } = await signIn(service())
    const { sessionId } = (await send('GET', '/sessions/current')).json()
    expect(refusal(await ask(`session=${sessionId}`))).toEqual([401, 'unauthenticated'])
    const bytes = Buffer.from(sessionId, 'hex').toString('base64url')
    expect(refusal(await ask(`session=${bytes}`))).toEqual([401, 'unauthenticated'])
  })

  test('is not set without a sign-in, and nothing is stored', async () => {
    const before = await sessionsInValkey()
    const response = await service().app.inject('/v1/users/1/profile')
    expect([response.statusCode, response.headers['set-cookie']]).toEqual([401, undefined])
    expect(await sessionsInValkey()).toBe(before)
  })

  test('is neither read nor set by a search', async () => {
    const { cookie } = await signIn(service())
    const { from, to, date } = await service().fixtures.route(service().fixtures.flight())
    const response = await ask(cookie, `/v1/flights/search?from=${from}&to=${to}&date=${date}`)
    expect([response.statusCode, response.headers['set-cookie']]).toEqual([200, undefined])
  })
})

describe('signing in', () => {
  test('ignores an id from the client', async () => {
    const planted = `session=${randomBytes(32).toString('base64url')}`
    const { cookie } = await signIn(service(), { headers: { cookie: planted, 'sec-fetch-site': 'same-origin' } })
    expect(cookie).not.toBe(planted)
    expect((await ask(planted)).statusCode).toBe(401)
    expect((await ask(cookie)).statusCode).toBe(200)
  })

  test('creates a new id each time, and ends the replaced session', async () => {
    const first = await signIn(service())
    const second = await signIn(service(), { headers: { cookie: first.cookie, 'sec-fetch-site': 'same-origin' } })
    expect(second.cookie).not.toBe(first.cookie)
    expect((await ask(first.cookie)).statusCode).toBe(401)
    expect((await ask(second.cookie)).statusCode).toBe(200)
  })

  test('keeps the existing session when it fails', async () => {
    const { cookie, send } = await signIn(service())
    expect((await send('POST', '/sessions', { ...passportOf(2), lastName: 'Nobody' })).statusCode).toBe(401)
    expect((await ask(cookie)).statusCode).toBe(200)
  })
})

describe('signing out', () => {
  test('deletes the cookie, and a copy of it is refused on every instance', async () => {
    const { cookie, send } = await signIn(service())
    const other = await anotherInstance(service())
    try {
      expect((await other.app.inject({ url: '/v1/sessions/current', headers: { cookie } })).statusCode).toBe(200)
      const response = await send('DELETE', '/sessions/current')
      expect(response.statusCode).toBe(204)
      expect(response.headers['set-cookie']).toMatch(/^session=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
      expect((await ask(cookie)).statusCode).toBe(401)
      expect((await other.app.inject({ url: '/v1/sessions/current', headers: { cookie } })).statusCode).toBe(401)
      expect(refusal(await send('DELETE', '/sessions/current'))).toEqual([401, 'unauthenticated'])
    } finally {
      await other.close()
    }
  })

  test('is not undone by a concurrent request', async () => {
    const { app, servers, config } = service()
    if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
    const { cookie, send } = await signIn(service())
    const { sessionId } = (await send('GET', '/sessions/current')).json()
    const key = `${config.KEY_PREFIX}session:${sessionId}`
    await servers.state.hset(key, 'lastSeenAt', 1)

    // Its headers open the session. Its body arrives later.
    const body = JSON.stringify({ preferences: { theme: 'dark' } })
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    await once(socket, 'connect')
    const head = ['PATCH /v1/sessions/current HTTP/1.1', 'Host: here', `Cookie: ${cookie}`]
    head.push('Sec-Fetch-Site: same-origin', 'Content-Type: application/json', `Content-Length: ${body.length}`)
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`)
    // The session is open when its use is recorded.
    await until(async () => Number(await servers.state.hget(key, 'lastSeenAt')) > 1)

    expect((await send('DELETE', '/sessions/current')).statusCode).toBe(204)
    let answer = ''
    socket.on('data', (bytes) => {
      answer += String(bytes)
    })
    socket.write(body.slice(5))
    await until(() => answer.includes('unauthenticated'))
    expect(answer).toMatch(/^HTTP\/1.1 401 /)
    expect(await servers.state.exists(key)).toBe(0)
    socket.destroy()
  })
})

describe('devices', () => {
  test('are listed with their names, newest first, and mark the current one', async () => {
    await signIn(service(), { passengerId: 11, headers: { 'user-agent': 'Old Browser' } })
    const { send } = await signIn(service(), { passengerId: 11, device: 'My phone' })
    const response = await send('GET', '/sessions')
    const { data, nextCursor } = response.json()
    expect(nextCursor).toBeNull()
    expect(data.map(({ device, current }: { device: string; current: boolean }) => [device, current])).toEqual(
      expect.arrayContaining([
        ['My phone', true],
        ['Old Browser', false],
      ]),
    )
    expect(Object.keys(data[0]).sort()).toEqual([
      ...['absoluteExpiresAt', 'createdAt', 'current', 'device', 'expiresAt', 'lastSeenAt', 'sessionId'],
    ])
  })

  test('can be signed out one by one', async () => {
    const [phone, laptop] = [await signIn(service(), { passengerId: 12 }), await signIn(service(), { passengerId: 12 })]
    const { sessionId } = (await phone.send('GET', '/sessions/current')).json()
    expect((await laptop.send('DELETE', `/sessions/${sessionId}`)).statusCode).toBe(204)
    expect((await ask(phone.cookie)).statusCode).toBe(401)
    expect((await ask(laptop.cookie)).statusCode).toBe(200)
    expect(refusal(await laptop.send('DELETE', `/sessions/${sessionId}`))).toEqual([404, 'not-found'])
  })

  test('of another passenger cannot be signed out', async () => {
    const [mine, theirs] = [await signIn(service(), { passengerId: 13 }), await signIn(service(), { passengerId: 14 })]
    const { sessionId } = (await theirs.send('GET', '/sessions/current')).json()
    expect(refusal(await mine.send('DELETE', `/sessions/${sessionId}`))).toEqual([403, 'forbidden'])
    expect((await ask(theirs.cookie)).statusCode).toBe(200)
  })

  test('can be signed out all together, by the passenger or the admin', async () => {
    const [one, two] = [await signIn(service(), { passengerId: 15 }), await signIn(service(), { passengerId: 15 })]
    expect((await one.send('DELETE', '/sessions')).statusCode).toBe(204)
    expect([(await ask(one.cookie)).statusCode, (await ask(two.cookie)).statusCode]).toEqual([401, 401])

    const again = await signIn(service(), { passengerId: 15 })
    expect((await service().send('DELETE', '/v1/sessions?passengerId=15')).statusCode).toBe(204)
    expect((await ask(again.cookie)).statusCode).toBe(401)
    expect(refusal(await service().send('DELETE', '/v1/sessions'))).toEqual([400, 'validation-failed'])
  })
})

describe('the figures of a day', () => {
  test('are for the admin', async () => {
    await signIn(service(), { passengerId: 21 })
    const { send } = await signIn(service(), { passengerId: 22 })
    const figures = (await service().send('GET', '/v1/sessions/stats')).json()
    expect(figures.date).toBe(new Date().toISOString().slice(0, 10))
    expect(figures.uniqueUsers).toBeGreaterThanOrEqual(2)
    expect(figures.activeSessions).toBeGreaterThanOrEqual(figures.uniqueUsers)
    expect((await service().send('GET', '/v1/sessions/stats?date=2001-01-01')).json()).toMatchObject({ uniqueUsers: 0 })
    expect(refusal(await send('GET', '/sessions/stats'))).toEqual([403, 'forbidden'])
  })
})

describe('with SESSION_SAME_SITE=none', () => {
  test('browsers send the cookie with requests of other sites, and a change needs an origin or the token', async () => {
    const origin = 'https://frontend.example'
    const env = {
      PUBLIC_ORIGIN: 'https://flights.example',
      TRUST_PROXY: '127.0.0.1',
      SESSION_SAME_SITE: 'none',
      CORS_ORIGINS: origin,
    }
    const running = await openService({ env, urls: { database: service().fixtures.url } })
    try {
      const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'flights.example', origin }
      const site = { ...headers, 'sec-fetch-site': 'cross-site' }
      const signedIn = await running.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: passportOf(1),
        headers: site,
      })
      expect(signedIn.headers['set-cookie']).toMatch(
        /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
      )
      const signOut = (more: object) =>
        running.app.inject({
          method: 'DELETE',
          url: '/v1/sessions/current',
          headers: { ...site, cookie: cookieOf(signedIn), ...more },
        })
      expect(refusal(await signOut({}))).toEqual([403, 'csrf-rejected'])
      const out = await signOut({ 'x-csrf-token': signedIn.json().csrfToken })
      expect(out.statusCode).toBe(204)
      expect(out.headers['set-cookie']).toMatch(/^__Host-session=; .*SameSite=None/)
    } finally {
      await running.close()
    }
  })
})

describe('over TLS', () => {
  test('the cookie is bound to TLS and to this host', async () => {
    const env = { PUBLIC_ORIGIN: 'https://flights.example', TRUST_PROXY: '127.0.0.1' }
    const running = await openService({ env, urls: { database: service().fixtures.url } })
    try {
      const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'flights.example' }
      const payload = passportOf(1)
      const response = await running.app.inject({ method: 'POST', url: '/v1/sessions', payload, headers: forwarded })
      expect(response.headers['set-cookie']).toMatch(
        /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      const cookie = cookieOf(response)
      const mine = (headers: object, method: 'GET' | 'DELETE' = 'GET') =>
        running.app.inject({ method, url: '/v1/sessions/current', headers: { cookie, ...forwarded, ...headers } })
      expect((await mine({})).statusCode).toBe(200)
      expect(refusal(await mine({ origin: 'http://flights.example' }, 'DELETE'))).toEqual([403, 'csrf-rejected'])
      const out = await mine({ origin: 'https://flights.example' }, 'DELETE')
      expect(out.statusCode).toBe(204)
      expect(out.headers['set-cookie']).toMatch(/^__Host-session=; .*Secure/)

      const bare = await running.app.inject({ method: 'POST', url: '/v1/sessions', payload })
      expect(refusal(bare)).toEqual([403, 'forbidden'])
      expect(bare.headers['set-cookie']).toBeUndefined()
    } finally {
      await running.close()
    }
  })
})
