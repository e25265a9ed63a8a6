import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { DEPARTED } from '../support/fixtures.ts'
import { anotherInstance, refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'

const service = serviceOnFixtures()
const BOARD = 'passengers-most-flights'
const page = (response: { json: () => unknown }) => response.json() as Page

interface Page {
  board: string
  window: string
  span: string
  total: number
  data: { rank: number; member: string; label: string | null; score: number }[]
}

/** Waits until a page matches. */
async function shows(url: string, matches: (page: Page) => boolean): Promise<Page> {
  let found: Page | undefined
  await until(async () => {
    found = page(await service().send('GET', url))
    return matches(found)
  })
  if (!found) throw new Error('nothing was read')
  return found
}

const spenders = {
  title: 'Who spends most',
  source: 'bookings',
  member: 'passenger',
  metric: 'revenue',
  windows: ['all'],
}
const put = (board: string, body: object) =>
  service().app.inject({
    method: 'PUT',
    url: `/v1/leaderboards/${board}`,
    payload: body,
    headers: { authorization: 'Bearer the-admin-token-of-the-tests' },
  })

beforeAll(async () => {
  const { fixtures } = service()
  // Passengers 1 to 4 have as many bookings as their id, each on a different day.
  for (const passengerId of [1, 2, 3, 4]) {
    for (let i = 0; i < passengerId; i++) {
      expect((await service().book(fixtures.flight(), { passengerId })).statusCode).toBe(201)
    }
  }
})

describe('a leaderboard', () => {
  test('lists passengers by score, with abbreviated names', async () => {
    const found = await shows(`/v1/leaderboards/${BOARD}`, ({ total }) => total === 4)
    expect(found).toMatchObject({ board: BOARD, window: 'all', span: 'all' })
    expect(found.data).toEqual([
      { rank: 1, member: '4', label: 'Pat P.', score: 4 },
      { rank: 2, member: '3', label: 'Pat P.', score: 3 },
      { rank: 3, member: '2', label: 'Pat P.', score: 2 },
      { rank: 4, member: '1', label: 'Pat P.', score: 1 },
    ])
  })

  test('follows a booking and a cancellation', async () => {
    const { fixtures, book, cancel } = service()
    const url = `/v1/leaderboards/${BOARD}/members/1`
    const scoreOf = async () => (await service().send('GET', url)).json().score
    const before = await scoreOf()
    const { bookingId } = (await book(fixtures.flight(), { passengerId: 1 })).json()
    await until(async () => (await scoreOf()) === before + 1)
    await cancel(bookingId)
    await until(async () => (await scoreOf()) === before)
  })

  test('is built by another instance and follows its bookings', async () => {
    const other = await anotherInstance(service())
    onTestFinished(other.close)
    const url = '/v1/leaderboards/airports-most-passengers'
    const before = page(await service().send('GET', url)).data[0]?.score ?? 0
    expect(page(await other.send('GET', url)).data[0]?.score).toBe(before)
    const { bookingId } = (await other.book(service().fixtures.flight(), { passengerId: 2 })).json()
    await shows(url, ({ data }) => data[0]?.score === before + 1)
    await other.cancel(bookingId)
    await shows(url, ({ data }) => data[0]?.score === before)
  })

  test('continues ranks on later pages', async () => {
    const { data, total } = page(await service().send('GET', `/v1/leaderboards/${BOARD}?limit=2&offset=1`))
    expect(total).toBe(4)
    expect(data.map(({ rank, member }) => [rank, member])).toEqual([
      [2, '3'],
      [3, '2'],
    ])
    expect(page(await service().send('GET', `/v1/leaderboards/${BOARD}?offset=1000`)).data).toEqual([])
  })

  test('keeps the ranks of the whole board in a range of scores', async () => {
    const { data, total } = page(await service().send('GET', `/v1/leaderboards/${BOARD}?min=2&max=3`))
    expect(total).toBe(2)
    expect(data.map(({ rank, member }) => [rank, member])).toEqual([
      [2, '3'],
      [3, '2'],
    ])
    const upTo = page(await service().send('GET', `/v1/leaderboards/${BOARD}?max=2&offset=1`))
    expect(upTo.data.map(({ rank, member }) => [rank, member])).toEqual([[4, '1']])
    expect(page(await service().send('GET', `/v1/leaderboards/${BOARD}?min=3&max=2`)).data).toEqual([])
  })

  test('returns the standing of a member and its neighbours', async () => {
    const response = await service().send('GET', `/v1/leaderboards/${BOARD}/members/3?around=1`)
    expect(response.json()).toMatchObject({ rank: 2, member: '3', score: 3, total: 4 })
    expect(response.json().neighbours.map(({ rank, member }: Page['data'][number]) => [rank, member])).toEqual([
      [1, '4'],
      [2, '3'],
      [3, '2'],
    ])
    const first = await service().send('GET', `/v1/leaderboards/${BOARD}/members/4?around=0`)
    expect(first.json().neighbours).toHaveLength(1)
    expect(refusal(await service().send('GET', `/v1/leaderboards/${BOARD}/members/99`))).toEqual([404, 'not-found'])
  })

  test('counts flights of a day in its daily window', async () => {
    const { fixtures, book } = service()
    const flightId = fixtures.flight()
    const { date } = await fixtures.route(flightId)
    await book(flightId, { passengerId: 5 })
    const found = await shows(`/v1/leaderboards/${BOARD}?window=daily&at=${date}`, ({ total }) => total === 1)
    expect(found).toMatchObject({ span: `daily:${date}`, data: [{ rank: 1, member: '5', score: 1 }] })
    const moment = `${date}T23:59:59Z`
    expect(page(await service().send('GET', `/v1/leaderboards/${BOARD}?window=daily&at=${moment}`)).span).toBe(
      found.span,
    )
    const zoned = encodeURIComponent(`${date}T23:59:59-01:00`)
    expect(page(await service().send('GET', `/v1/leaderboards/${BOARD}?window=daily&at=${zoned}`)).span).not.toBe(
      found.span,
    )
  })

  test('is rebuilt after a flight is cancelled or restored', async () => {
    const { fixtures, send } = service()
    const flightId = fixtures.flight()
    const { date } = await fixtures.route(flightId)
    const flights = `/v1/leaderboards/airlines-most-flights?window=daily&at=${date}`
    const before = page(await send('GET', flights)).data[0]?.score ?? 0
    await send('PATCH', `/v1/flights/${flightId}`, { body: { status: 'cancelled' } })
    await shows(flights, ({ data }) => (data[0]?.score ?? 0) === before - 1)
    await send('PATCH', `/v1/flights/${flightId}`, { body: { status: 'scheduled' } })
    await shows(flights, ({ data }) => data[0]?.score === before)
  })

  test('of punctuality is rebuilt after a flight that was due is cancelled or restored', async () => {
    const { fixtures, send } = service()
    const { date } = await fixtures.route(DEPARTED)
    const url = `/v1/leaderboards/airlines-ontime?window=daily&at=${date}`
    expect(page(await send('GET', url)).data).toMatchObject([{ member: 'ZA', label: 'Zulu Air', score: 100 }])
    await send('PATCH', `/v1/flights/${DEPARTED}`, { body: { status: 'cancelled' } })
    await shows(url, ({ data }) => data[0]?.score === 0)
    await send('PATCH', `/v1/flights/${DEPARTED}`, { body: { status: 'scheduled' } })
    await shows(url, ({ data }) => data[0]?.score === 100)
  })

  test('moves bookings to the new day of their flight', async () => {
    const { fixtures, send, book } = service()
    const flightId = fixtures.flight()
    const { date } = await fixtures.route(flightId)
    await book(flightId, { passengerId: 6 })
    const on = (day: string) => `/v1/leaderboards/${BOARD}?window=daily&at=${day}`
    await shows(on(date), ({ data }) => data.some(({ member }) => member === '6'))
    const later = new Date(Date.parse(date) + 400 * 86_400_000).toISOString().slice(0, 10)
    await send('GET', on(later))
    const moved = { departure: `${later}T08:00:00Z`, arrival: `${later}T09:00:00Z` }
    await send('PATCH', `/v1/flights/${flightId}`, { body: moved })
    await shows(on(later), ({ data }) => data.some(({ member }) => member === '6'))
    await shows(on(date), ({ data }) => data.every(({ member }) => member !== '6'))
  })

  test.each([
    ['/v1/leaderboards/nobody', 404, 'not-found'],
    // An inherited property of each JavaScript object.
    ['/v1/leaderboards/constructor', 404, 'not-found'],
    ['/v1/leaderboards/constructor/stream', 404, 'not-found'],
    [`/v1/leaderboards/${BOARD}?window=yearly`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?window=daily&at=2025-02-30`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?at=yesterday`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?window=daily&at=9999-12-31`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?window=daily&at=0000-01-01`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?window=daily&at=2025-06-30T23:59:60Z`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}/stream?window=daily&at=9999-12-31`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?limit=0`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?limit=101`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?offset=-1`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?min=many`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}?colour=red`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}/members/no-body`, 400, 'validation-failed'],
    [`/v1/leaderboards/${BOARD}/members/1?around=51`, 400, 'validation-failed'],
    [`/v1/leaderboards/${'{x}'}`, 400, 'validation-failed'],
  ])('refuses %s', async (url, ...expected) => {
    expect(refusal(await service().send('GET', url))).toEqual(expected)
  })
})

describe('the list of leaderboards', () => {
  test('has the six built-in boards', async () => {
    const { data } = (await service().send('GET', '/v1/leaderboards')).json()
    expect(data.filter(({ standing }: { standing: boolean }) => standing).map(({ board }: Page) => board)).toEqual([
      ...['passengers-most-flights', 'airports-most-passengers', 'airlines-most-flights', 'airlines-ontime'],
      ...['routes-domestic', 'routes-international'],
    ])
  })
})

describe('a leaderboard of the admin', () => {
  test('is built, listed, follows bookings to the cent, is replaced and deleted', async () => {
    const { fixtures, book, send } = service()
    const made = await put('who-spends-most', spenders)
    expect([made.statusCode, made.headers.location]).toEqual([201, '/v1/leaderboards/who-spends-most'])
    expect(made.json()).toEqual({ board: 'who-spends-most', ...spenders, standing: false })
    const { data } = (await send('GET', '/v1/leaderboards')).json()
    expect(data.at(-1)).toEqual(made.json())

    const url = '/v1/leaderboards/who-spends-most'
    const spent = async (passengerId: number) =>
      Number(
        (await fixtures.ask(`SELECT sum(price) AS spent FROM booking WHERE passenger_id = ${passengerId}`))[0]?.spent,
      )
    const four = await spent(4)
    await shows(url, (found) => found.data.find(({ member }) => member === '4')?.score === four)
    await book(fixtures.flight(), { passengerId: 4 })
    const more = await spent(4)
    expect(more).toBeGreaterThan(four)
    await shows(url, (found) => found.data.find(({ member }) => member === '4')?.score === more)

    const changed = await put('who-spends-most', { ...spenders, metric: 'count', member: 'route' })
    expect(changed.statusCode).toBe(200)
    // The former scores stay until the new ones are built.
    await shows(url, (found) => found.data[0]?.member.startsWith('QAA:') ?? false)
    expect(page(await send('GET', url)).data[0]?.label).toBe('Alpha Field – Bravo')

    expect((await send('DELETE', url)).statusCode).toBe(204)
    expect(refusal(await send('GET', url))).toEqual([404, 'not-found'])
    expect(refusal(await send('DELETE', url))).toEqual([404, 'not-found'])
    const left = await service().servers.state.keys(`${service().config.KEY_PREFIX}leaderboard:{who-spends-most}*`)
    expect(left).toEqual([])
  })

  test('leaves no keys when it is deleted during a rebuild', async () => {
    const { servers, config, send, wired } = service()
    for (let i = 0; i < 5; i++) {
      await put('soon-gone', spenders)
      await send('DELETE', '/v1/leaderboards/soon-gone')
    }
    // A running rebuild is refused at its end, or the job drops its keys.
    await until(async () => {
      await wired.services.leaderboards.leaderboards.rebuildMissing()
      return (await servers.state.keys(`${config.KEY_PREFIX}leaderboard:{soon-gone}*`)).length === 0
    })
    expect(await servers.state.smembers(`${config.KEY_PREFIX}leaderboards:following`)).not.toContain('soon-gone')
  })

  test('shows the last of several quick definitions in each window', async () => {
    const { servers, config, send } = service()
    const windows = ['all', 'daily', 'weekly', 'monthly']
    await put('changing', { ...spenders, windows })
    await put('changing', { ...spenders, windows, metric: 'miles' })
    await put('changing', { ...spenders, windows, metric: 'count' })
    const found = async () => {
      const keys = await servers.state.keys(`${config.KEY_PREFIX}leaderboard:{changing}*:meta`)
      return Promise.all(keys.map((key) => servers.state.hget(key, 'definition')))
    }
    await until(async () => {
      const builtFor = await found()
      return builtFor.length === 4 && builtFor.every((text) => text?.includes('"metric":"count"'))
    })
    await send('DELETE', '/v1/leaderboards/changing')
  })

  test('is built from the counters of flights, and compared with the bookings by the worker', async () => {
    const { wired, fixtures, book, config } = service()
    const { leaderboards, follower } = wired.services.leaderboards
    const flightId = fixtures.flight()
    await book(flightId, { passengerId: 5 })
    await wired.services.booking.writeBehind.flush()
    // A flight with a score event that was not applied yet is summed from its bookings.
    await follower.followAll()
    const url = '/v1/leaderboards/counted'
    const counted = { title: 'Counted', source: 'bookings', member: 'airline', metric: 'count', windows: ['all'] }
    // Not by a request: it would rebuild the board a second time, and a second rebuild compares it with the bookings.
    const isBuilt = () =>
      until(async () => (await wired.servers.state.keys(`${config.KEY_PREFIX}leaderboard:{counted}*:meta`)).length > 0)
    const scoreOf = async () => page(await service().send('GET', url)).data[0]?.score ?? 0
    await put('counted', counted)
    await isBuilt()
    const right = await scoreOf()
    await service().send('DELETE', url)

    // Wrong counters, as after a loss that nothing has noticed.
    await fixtures.ask(`UPDATE flight_stats SET bookings = bookings + 7 WHERE flight_id = ${flightId}`)
    await put('counted', counted)
    await isBuilt()
    expect(await scoreOf()).toBe(right + 7)
    await leaderboards.rebuildMissing()
    expect(await scoreOf()).toBe(right)
    await service().send('DELETE', url)

    // Counters that nothing vouches for are not used.
    const whole = `${config.KEY_PREFIX}counters:whole`
    expect(await wired.servers.state.del(whole)).toBe(1)
    await put('counted', counted)
    await isBuilt()
    expect(await scoreOf()).toBe(right)
    await service().send('DELETE', url)
    expect(await wired.services.booking.reconcile()).toMatchObject({ repaired: [{ flightId, bookings: -7 }] })
    expect(await wired.servers.state.exists(whole)).toBe(1)
  })

  test('always has scores while it is replaced', async () => {
    const url = '/v1/leaderboards/no-gap'
    await put('no-gap', spenders)
    await shows(url, ({ total }) => total > 0)
    let over = false
    const asking = (async () => {
      let asked = 0
      while (!over) {
        const response = await service().app.inject({ url })
        expect([response.statusCode, page(response).total > 0]).toEqual([200, true])
        asked++
      }
      return asked
    })()
    for (const metric of ['count', 'revenue', 'count', 'revenue']) {
      await put('no-gap', { ...spenders, metric })
      const isNew = (score: number) => (metric === 'count' ? score < 40 : score >= 40)
      await shows(url, ({ data }) => isNew(data[0]?.score ?? 0))
    }
    over = true
    expect(await asking).toBeGreaterThan(0)
    await service().send('DELETE', url)
  })

  test.each([
    ['without a metric', { title: 'x', source: 'bookings', member: 'passenger', windows: ['all'] }],
    ['of flights by passengers', { ...spenders, source: 'flights', metric: 'count' }],
    ['of bookings on time', { ...spenders, metric: 'ontime' }],
    ['without windows', { ...spenders, windows: [] }],
    ['with a window twice', { ...spenders, windows: ['all', 'all'] }],
    ['with an unknown filter', { ...spenders, filter: { colour: 'red' } }],
    ['with an invalid code', { ...spenders, filter: { from: 'J-K' } }],
    ['with half of a surrogate pair', { ...spenders, title: '\ud83d' }],
    ['with SQL', { ...spenders, member: 'passenger; DROP TABLE booking' }],
    ['with an unknown property', { ...spenders, query: 'SELECT 1' }],
    ['that is a list', []],
  ])('is refused %s, and changes nothing', async (_, body) => {
    const response = await put('refused', body)
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(refusal(await service().send('GET', '/v1/leaderboards/refused'))).toEqual([404, 'not-found'])
  })

  test.each(['A', 'with space', 'x', '-x-', 'x'.repeat(65), '{x}'])('cannot be named "%s"', async (board) => {
    expect(refusal(await put(encodeURIComponent(board), spenders))).toEqual([400, 'validation-failed'])
  })

  test('cannot replace a built-in board', async () => {
    expect(refusal(await put(BOARD, spenders))).toEqual([403, 'forbidden'])
    expect(refusal(await service().send('DELETE', `/v1/leaderboards/${BOARD}`))).toEqual([403, 'forbidden'])
  })

  test('can be changed by the admin only', async () => {
    const url = '/v1/leaderboards/strangers'
    for (const [method, at] of [
      ['PUT', url],
      ['DELETE', url],
      ['POST', `${url}/scores`],
      ['POST', `${url}/reconcile`],
    ] as const) {
      const response = await service().app.inject({ method, url: at, payload: {} })
      expect(refusal(response), at).toEqual([401, 'unauthenticated'])
    }
  })
})

describe('a manual score', () => {
  const url = '/v1/leaderboards/airlines-ontime'

  test('counts with its decimals until the board is reconciled', async () => {
    const { send } = service()
    const right = page(await send('GET', url)).data[0]?.score ?? 0
    const set = await send('POST', `${url}/scores`, { body: { member: 'ZA', score: 98.76 } })
    expect(set.json()).toMatchObject({ board: 'airlines-ontime', rank: 1, member: 'ZA', score: 98.76 })
    const more = await send('POST', `${url}/scores`, { body: { member: 'ZA', delta: 0.01 } })
    expect(more.json().score).toBeCloseTo(98.77, 10)

    const found = (await send('POST', `${url}/reconcile`)).json().data
    expect(found.find(({ window }: { window: string }) => window === 'all')).toMatchObject({
      board: 'airlines-ontime',
      drifted: 1,
      examples: [{ member: 'ZA', is: right }],
    })
    expect(page(await send('GET', url)).data[0]?.score).toBe(right)
    const again = (await send('POST', `${url}/reconcile`)).json().data
    expect(again.every(({ drifted }: { drifted: number }) => drifted === 0)).toBe(true)
  })

  test.each([
    [{ member: 'XX', delta: 1 }],
    [{ member: '1', delta: 1 }],
    [{ member: 'ZA' }],
    [{ member: 'ZA', delta: 1, score: 2 }],
    [{ member: 'ZA', delta: 'many' }],
    [{ member: 'ZA', delta: 1e300 }],
    [{ delta: 1, score: 1 }],
  ])('is refused: %j', async (body) => {
    const before = page(await service().send('GET', url)).data
    expect(refusal(await service().send('POST', `${url}/scores`, { body }))).toEqual([400, 'validation-failed'])
    expect(page(await service().send('GET', url)).data).toEqual(before)
  })

  test.each(['2147483648', '9999999999'])(
    'is refused for passenger %s, an id outside the range of the column',
    async (member) => {
      const body = { member, delta: 1 }
      expect(refusal(await service().send('POST', `/v1/leaderboards/${BOARD}/scores`, { body }))).toEqual([
        400,
        'validation-failed',
      ])
    },
  )

  test('is rounded to cents for money', async () => {
    const board = '/v1/leaderboards/by-hand'
    await put('by-hand', spenders)
    await shows(board, ({ total }) => total > 0)
    await service().send('POST', `${board}/scores`, { body: { member: '9', score: 1.1 } })
    expect(page(await service().send('GET', `${board}?min=1.1&max=1.1`)).data).toMatchObject([
      { member: '9', score: 1.1 },
    ])
    const more = await service().send('POST', `${board}/scores`, { body: { member: '9', delta: 0.29 } })
    expect(more.json().score).toBe(1.39)
    await service().send('DELETE', board)
  })

  test('is refused for an unknown board', async () => {
    const response = await service().send('POST', '/v1/leaderboards/nobody/scores', { body: { member: '1', delta: 1 } })
    expect(refusal(response)).toEqual([404, 'not-found'])
  })
})
