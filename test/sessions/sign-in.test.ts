import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSignIn } from '../../src/services/sessions/sign-in.ts'
import { openService } from '../support/service.ts'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { cookieOf, passportOf, signIn } from '../support/signed-in.ts'

const service = serviceOnFixtures()
const post = (payload: object, headers: Record<string, string> = {}) =>
  service().app.inject({ method: 'POST', url: '/v1/sessions', payload, headers })

describe('signing in', () => {
  test('returns the passenger, and sets an HttpOnly, SameSite cookie', async () => {
    const response = await post(passportOf(3))
    expect(response.statusCode).toBe(201)
    expect(response.json()).toEqual({
      passengerId: 3,
      name: 'Pat Person 3',
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: expect.any(String),
      absoluteExpiresAt: expect.any(String),
    })
    expect(response.headers['set-cookie']).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(response.headers['cache-control']).toBe('no-store')
  })

  test('ignores case and spaces', async () => {
    expect((await post({ passportNo: 'p00000003', lastName: '  PERSON   3 ' })).statusCode).toBe(201)
  })

  test('returns the end of the session', async () => {
    const { begun } = await signIn(service())
    const left = (name: string) => (Date.parse(String(begun[name])) - Date.now()) / 60_000
    expect(Math.round(left('expiresAt'))).toBe(30)
    expect(Math.round(left('absoluteExpiresAt'))).toBe(720)
  })

  test.each([
    ['an unknown passport', { passportNo: 'P99999999', lastName: 'Person 3' }],
    ["another person's name", { passportNo: 'P00000003', lastName: 'Person 4' }],
    ['a part of the name', { passportNo: 'P00000003', lastName: 'Person' }],
    ['an SQL injection', { passportNo: 'P00000003', lastName: "' OR '1'='1" }],
  ])('is refused with %s, always with the same error, and sets no cookie', async (_what, pair) => {
    const response = await post(pair)
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({
      code: 'unauthenticated',
      detail: 'No passenger has this `passportNo` and `lastName`. Check both.',
    })
    expect(response.headers['set-cookie']).toBeUndefined()
  })

  test.each([
    ['no name', { passportNo: 'P00000003' }, 'body.lastName'],
    ['no passport', { lastName: 'Person 3' }, 'body.passportNo'],
    ['a malformed passport number', { passportNo: 'P0000000003', lastName: 'Person 3' }, 'body.passportNo'],
    ['an unknown property', { ...passportOf(3), admin: true }, 'body.admin'],
  ])('is not possible with %s', async (_what, body, path) => {
    const response = await post(body)
    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toMatchObject([{ path }])
  })

  test('keeps neither passport nor cookie anywhere in Valkey', async () => {
    const { cookie } = await signIn(service(), { passengerId: 41 })
    const { state } = service().servers
    const all: string[] = []
    for (const key of await state.keys('*')) {
      all.push(key)
      if ((await state.type(key)) === 'hash') all.push(...Object.entries(await state.hgetall(key)).flat())
    }
    const text = all.join('\n')
    expect(text).toContain('Pat Person 41')
    expect(text).not.toContain(passportOf(41).passportNo)
    // A digest without a secret would reveal it too: passport numbers are few enough to try them all.
    expect(text).toContain(':sign-in:passport:')
    for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
      const digest = createHash(algorithm).update(passportOf(41).passportNo).digest('hex')
      expect(text).not.toContain(digest.slice(0, 20))
    }
    expect(text).not.toContain(cookie.split('=')[1])
  })
})

describe('failures', () => {
  /** Creates a sign-in on a clock that only the query and the pause advance. */
  function onClock(queryMs: number, row?: object) {
    let clock = 0
    const byPassport = async () => {
      clock += queryMs
      return row as never
    }
    const pause = async (ms: number) => {
      clock += ms
    }
    const signIn = createSignIn({ queries: { byPassport }, now: () => clock, pause })
    return { signIn, clock: () => clock }
  }

  test.each([
    ['the passport is unknown, and the database is fast', 1, undefined],
    ['the passport is unknown, and the database is slow', 180, undefined],
    ['the name is wrong, and the database is fast', 2, { lastname: 'Aldrin' }],
    ['the name is wrong, and the database is slow', 240, { lastname: 'Aldrin' }],
  ])('are answered after the same time when %s', async (_why, queryMs, row) => {
    const { signIn, clock } = onClock(queryMs, row)
    await expect(signIn({ passportNo: 'P1', lastName: 'Armstrong' })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(clock()).toBe(250)
  })

  test('do not delay successful sign-ins', async () => {
    const { signIn, clock } = onClock(3, { lastname: 'Aldrin' })
    await signIn({ passportNo: 'P1', lastName: 'aldrin' })
    expect(clock()).toBe(3)
  })
})

describe('too many failed attempts', () => {
  const limited = async (env: Record<string, string>) => {
    const running = await openService({ env, urls: { database: service().fixtures.url } })
    const attempt = (payload: object, remoteAddress = '192.0.2.1') =>
      running.app.inject({ method: 'POST', url: '/v1/sessions', payload, remoteAddress })
    const fail = (passengerId: number, remoteAddress?: string) =>
      attempt({ ...passportOf(passengerId), lastName: 'Nobody' }, remoteAddress)
    return { ...running, attempt, fail }
  }

  test('from one address are refused for any passport, without an effect on other addresses', async () => {
    const { attempt, fail, close } = await limited({ SIGN_INS_PER_ADDRESS_PER_MINUTE: '3' })
    try {
      await Promise.all([1, 2, 3].map((passengerId) => fail(passengerId)))
      const refused = await attempt(passportOf(4))
      expect(refused.json()).toMatchObject({ status: 429, code: 'rate-limited' })
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
      expect((await attempt(passportOf(4), '192.0.2.2')).statusCode).toBe(201)
    } finally {
      await close()
    }
  })

  test('with one passport are refused in any spelling, and its owner still signs in from another address', async () => {
    const { attempt, close } = await limited({ SIGN_INS_PER_PASSPORT_PER_MINUTE: '3' })
    try {
      await Promise.all([1, 2, 3].map((i) => attempt({ passportNo: 'P00000005', lastName: `Try ${i}` })))
      const refused = await attempt({ passportNo: 'p00000005', lastName: 'Person 5' })
      expect(refused.json()).toMatchObject({ status: 429, code: 'rate-limited' })
      expect((await attempt(passportOf(6))).statusCode).toBe(201)
      expect((await attempt(passportOf(5), '192.0.2.9')).statusCode).toBe(201)
    } finally {
      await close()
    }
  })

  test('are counted before they are compared, so that concurrent ones cannot pass together', async () => {
    const { fail, close } = await limited({ SIGN_INS_PER_PASSPORT_PER_MINUTE: '3' })
    try {
      const answers = await Promise.all(Array.from({ length: 20 }, () => fail(5)))
      expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(3)
      expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(17)
    } finally {
      await close()
    }
  })

  test('do not include successful ones', async () => {
    const { attempt, config, servers, close } = await limited({ SIGN_INS_PER_ADDRESS_PER_MINUTE: '2' })
    try {
      for (let i = 1; i <= 5; i++) expect((await attempt(passportOf(i))).statusCode).toBe(201)
      expect(await servers.state.get(`${config.KEY_PREFIX}attempts:sign-in:address:192.0.2.1`)).toBe('0')
    } finally {
      await close()
    }
  })

  test('from one IPv6 network count as one client', async () => {
    const { attempt, fail, close } = await limited({ SIGN_INS_PER_ADDRESS_PER_MINUTE: '2' })
    try {
      await Promise.all(['a', 'b'].map((host) => fail(1, `2001:db8:1:2::${host}`)))
      expect((await attempt(passportOf(1), '2001:db8:1:2::c')).statusCode).toBe(429)
      expect((await attempt(passportOf(1), '2001:db8:1:3::c')).statusCode).toBe(201)
    } finally {
      await close()
    }
  })

  test('are counted by all instances together, for a minute', async () => {
    const { attempt, fail, config, servers, close } = await limited({ SIGN_INS_PER_ADDRESS_PER_MINUTE: '2' })
    try {
      await fail(1)
      const key = `${config.KEY_PREFIX}attempts:sign-in:address:192.0.2.1`
      expect(await servers.state.get(key)).toBe('1')
      expect(await servers.state.pttl(key)).toBeLessThanOrEqual(60_000)
      await servers.state.set(key, 2, 'KEEPTTL')
      expect((await attempt(passportOf(1))).statusCode).toBe(429)
      await servers.state.del(key)
      expect((await attempt(passportOf(1))).statusCode).toBe(201)
    } finally {
      await close()
    }
  })

  test('are counted by the address that a trusted proxy names, not by one that a client claims', async () => {
    const { app, close } = await limited({ SIGN_INS_PER_ADDRESS_PER_MINUTE: '1', TRUST_PROXY: '192.0.2.0/24' })
    const attempt = (remoteAddress: string, client: string) =>
      app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: { ...passportOf(1), lastName: 'Nobody' },
        remoteAddress,
        headers: { 'x-forwarded-for': client },
      })
    try {
      expect((await attempt('192.0.2.1', '198.51.100.1')).statusCode).toBe(401)
      expect((await attempt('192.0.2.1', '198.51.100.2')).statusCode).toBe(401)
      expect((await attempt('192.0.2.1', '198.51.100.1')).statusCode).toBe(429)
      expect((await attempt('203.0.113.1', '198.51.100.3')).statusCode).toBe(401)
      expect((await attempt('203.0.113.1', '198.51.100.4')).statusCode).toBe(429)
    } finally {
      await close()
    }
  })
})

test('a workshop lists sample passengers with their credentials', async () => {
  await service().book(service().fixtures.flight(), { passengerId: 9 })
  const sample = await service().send('GET', '/v1/passengers/sample?limit=3')
  const [passenger] = sample.json().data
  expect(passenger).toEqual({
    passengerId: 9,
    passportNo: passportOf(9).passportNo,
    firstName: 'Pat',
    lastName: passportOf(9).lastName,
  })
  expect(cookieOf(await post({ passportNo: passenger.passportNo, lastName: passenger.lastName }))).toMatch(/^session=/)
})

test('outside a workshop no passenger is listed', async () => {
  const running = await openService({ env: { WORKSHOP: 'false' }, urls: { database: service().fixtures.url } })
  try {
    expect((await running.app.inject('/v1/passengers/sample')).statusCode).toBe(404)
  } finally {
    await running.close()
  }
})
