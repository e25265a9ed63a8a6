import { describe, expect, test } from 'vitest'
import type { SessionData } from '../../src/services/sessions/session.ts'
import { SESSIONS_AT_MOST } from '../../src/services/sessions/session-store.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'
import { beginning, item, newHandle, openStore, type StoreOptions } from './store.ts'

describeEachTopology('sessions', (urls) => {
  const open = (options: Partial<StoreOptions> = {}) => openStore({ stateUrl: urls().stateUrl, ...options })
  const day = () => new Date().toISOString().slice(0, 10)

  describe('a session', () => {
    test('is read as it was created, with times of the server', async () => {
      const { store } = await open({ absoluteMs: 3_600_000 })
      const handle = newHandle()
      const begun = await store.create(handle, { ...beginning(7), preferences: { theme: 'dark' } })
      const found = await store.open(handle)
      expect(found).toEqual(begun)
      expect(begun).toMatchObject({ ...beginning(7), preferences: { theme: 'dark' }, cart: {}, search: null })
      expect(begun.absoluteExpiresAt - begun.createdAt).toBe(3_600_000)
      expect(begun.lastSeenAt).toBe(begun.createdAt)
    })

    test('is a hash with a field for each property, and one for each preference and item', async () => {
      const { store, client, keys } = await open()
      const handle = newHandle()
      const data = await store.create(handle, beginning())
      await store.save(handle, data, { ...data, preferences: { theme: 'dark' }, cart: { '1001-12A': item() } })
      expect(Object.keys(await client.hgetall(keys.session(handle))).sort()).toEqual([
        ...['absoluteExpiresAt', 'cart.1001-12A', 'createdAt', 'device', 'lastSeenAt', 'name', 'pageViews'],
        ...['passengerId', 'preferences.theme', 'searches'],
      ])
    })

    test('preserves any text exactly', async () => {
      const { store } = await open()
      const handle = newHandle()
      const odd = '"ä\u0000\n☃ {"a":1} null'
      await store.create(handle, { ...beginning(), name: odd, device: 'null', preferences: { a: odd, b: 0, c: false } })
      expect(await store.open(handle)).toMatchObject({
        name: odd,
        device: 'null',
        preferences: { a: odd, b: 0, c: false },
      })
    })

    test('ends after its idle TTL', async () => {
      const { store, client, keys } = await open({ idleMs: 600_000 })
      const handle = newHandle()
      await store.create(handle, beginning())
      const left = await client.pttl(keys.session(handle))
      expect(left).toBeGreaterThan(590_000)
      expect(left).toBeLessThanOrEqual(600_000)
      await client.pexpire(keys.session(handle), 1)
      await until(async () => (await store.open(handle)) === undefined)
    })

    test('is extended by use, up to its absolute lifetime', async () => {
      const { store, client, keys } = await open({ idleMs: 600_000, absoluteMs: 900_000, noteEveryMs: 0 })
      const handle = newHandle()
      await store.create(handle, beginning())
      await client.pexpire(keys.session(handle), 5_000)
      await store.open(handle)
      expect(await client.pttl(keys.session(handle))).toBeGreaterThan(590_000)
      // Five minutes before its absolute end.
      await client.hset(keys.session(handle), 'absoluteExpiresAt', Date.now() + 300_000)
      await store.open(handle)
      expect(await client.pttl(keys.session(handle))).toBeLessThanOrEqual(300_000)
      await client.hset(keys.session(handle), 'absoluteExpiresAt', Date.now() - 1)
      expect(await store.open(handle)).toBeUndefined()
      expect(await client.exists(keys.session(handle))).toBe(0)
    })
  })

  describe('changes', () => {
    type Change = (data: SessionData) => Partial<SessionData>
    const changes: [string, Change, Change][] = [
      [
        'different properties',
        () => ({ search: null, preferences: { a: 1 } }),
        () => ({ cart: { '1-1A': item('1-1A') } }),
      ],
      ['different preferences', () => ({ preferences: { a: 1 } }), () => ({ preferences: { b: 2 } })],
      ['different items', () => ({ cart: { '1-1A': item('1-1A') } }), () => ({ cart: { '1-1C': item('1-1C') } })],
    ]
    test.each(changes)('of %s by two concurrent requests are both kept', async (_what, one, other) => {
      const { store } = await open()
      const handle = newHandle()
      await store.create(handle, beginning())
      const [first, second] = [await store.open(handle), await store.open(handle)]
      if (!first || !second) throw new Error('the session is not there')
      const [a, b] = [one(first), other(second)]
      await store.save(handle, first, { ...first, ...a })
      await store.save(handle, second, { ...second, ...b })
      const now = await store.open(handle)
      expect(now).toMatchObject(a)
      expect(now).toMatchObject(b)
    })

    test('remove fields of one request, and keep those that another added', async () => {
      const { store } = await open()
      const handle = newHandle()
      await store.create(handle, { ...beginning(), cart: { '1-1A': item('1-1A') } })
      const [first, second] = [await store.open(handle), await store.open(handle)]
      if (!first || !second) throw new Error('the session is not there')
      await store.save(handle, first, { ...first, cart: { ...first.cart, '1-1C': item('1-1C') } })
      await store.save(handle, second, { ...second, cart: {} })
      expect(Object.keys((await store.open(handle))?.cart ?? {})).toEqual(['1-1C'])
    })

    test('that change nothing write nothing', async () => {
      const { store, client, keys } = await open()
      const handle = newHandle()
      const data = await store.create(handle, beginning())
      await client.del(keys.session(handle))
      expect(await store.save(handle, data, data)).toBe(true)
    })

    test('cannot revive an ended session', async () => {
      const { store, client, keys } = await open()
      const handle = newHandle()
      const data = await store.create(handle, beginning())
      await store.end(handle)
      expect(await store.save(handle, data, { ...data, preferences: { theme: 'dark' } })).toBe(false)
      expect(await client.exists(keys.session(handle))).toBe(0)
    })

    test('do not extend its TTL', async () => {
      const { store, client, keys } = await open()
      const handle = newHandle()
      const data = await store.create(handle, beginning())
      await client.pexpire(keys.session(handle), 60_000)
      await store.save(handle, data, { ...data, preferences: { theme: 'dark' } })
      expect(await client.pttl(keys.session(handle))).toBeLessThanOrEqual(60_000)
    })
  })

  describe("a person's sessions", () => {
    test('are listed, newest first, without those that have ended', async () => {
      const { store, client, keys } = await open()
      const handles = [newHandle(), newHandle(), newHandle()]
      for (const handle of handles) await store.create(handle, beginning(5))
      await store.create(newHandle(), beginning(6))
      const [oldest = '', middle = '', newest = ''] = handles
      await client.zadd(keys.ofPerson(5), 1, oldest, 2, middle, 3, newest)
      await client.del(keys.session(middle))
      expect((await store.ofPerson(5)).map(({ handle }) => handle)).toEqual([newest, oldest])
      expect(await client.zcard(keys.ofPerson(5))).toBe(2)
    })

    test(`are ${SESSIONS_AT_MOST} at most: one more ends the oldest`, async () => {
      const { store, client, keys } = await open()
      const handles = Array.from({ length: SESSIONS_AT_MOST + 2 }, newHandle)
      for (const [i, handle] of handles.entries()) {
        await store.create(handle, beginning(5))
        await client.zadd(keys.ofPerson(5), i, handle)
      }
      const alive = await Promise.all(handles.map(async (handle) => (await store.peek(handle)) !== undefined))
      expect(alive).toEqual([false, false, ...Array(SESSIONS_AT_MOST).fill(true)])
    })

    test('all end together, without those of other passengers', async () => {
      const { store } = await open()
      const [mine, also, others] = [newHandle(), newHandle(), newHandle()]
      await store.create(mine, beginning(5))
      await store.create(also, beginning(5))
      await store.create(others, beginning(6))
      expect((await store.endAll(5)).map(({ handle }) => handle).sort()).toEqual([mine, also].sort())
      expect([await store.open(mine), await store.open(also)]).toEqual([undefined, undefined])
      expect(await store.open(others)).toBeDefined()
    })
  })

  describe('its use', () => {
    test('is recorded once per interval, with the activity since', async () => {
      const noted: string[] = []
      const { store, client, keys } = await open({ onNoted: (handle) => void noted.push(handle) })
      const handle = newHandle()
      await store.create(handle, beginning())
      for (let i = 0; i < 5; i++) await store.open(handle)
      store.countSearch(handle)
      expect(await store.peek(handle)).toMatchObject({ pageViews: 0, searches: 0 })
      expect(noted).toEqual([])

      const before = Date.now() - 61_000
      await client.hset(keys.session(handle), 'lastSeenAt', before)
      await store.open(handle)
      const after = await store.peek(handle)
      expect(after).toMatchObject({ pageViews: 6, searches: 1 })
      expect(after?.lastSeenAt).toBeGreaterThan(before + 60_000)
      expect(noted).toEqual([handle])
      await store.open(handle)
      expect(await store.peek(handle)).toEqual(after)
    })

    test('is written when the process ends, without extending the TTL', async () => {
      const { store, client, keys } = await open()
      const handle = newHandle()
      await store.create(handle, beginning())
      await store.open(handle)
      store.countSearch(handle)
      await client.pexpire(keys.session(handle), 60_000)
      await store.close()
      expect(await store.peek(handle)).toMatchObject({ pageViews: 1, searches: 1 })
      expect(await client.pttl(keys.session(handle))).toBeLessThanOrEqual(60_000)
    })

    test('of an ended session is discarded', async () => {
      const { store, client, keys } = await open()
      const handle = newHandle()
      await store.create(handle, beginning())
      await store.open(handle)
      await store.end(handle)
      store.countSearch(handle)
      await store.close()
      expect(await client.exists(keys.session(handle))).toBe(0)
    })

    test('counts in the figures of the day', async () => {
      const { store } = await open()
      for (const passengerId of [1, 1, 2]) await store.create(newHandle(), beginning(passengerId))
      expect(await store.activeOn(day())).toEqual({ activeSessions: 3, uniqueUsers: 2 })
      expect(await store.activeOn('2001-01-01')).toEqual({ activeSessions: 0, uniqueUsers: 0 })
    })
  })

  describe('a cart', () => {
    test('is kept for an hour after its session, and is restored once', async () => {
      const { store, backups, client, keys } = await open({ idleMs: 600_000 })
      const handle = newHandle()
      const cart = { '1001-12A': item() }
      const data = await store.create(handle, { ...beginning(3), cart })
      await backups.keep(handle, data)
      // The session is still open, so its cart is not taken.
      expect(await backups.take(3)).toEqual([])
      const was = await store.end(handle)
      if (was) await backups.keepEnded(handle, was)
      expect(await client.pttl(keys.carts(3))).toBeGreaterThan(3_600_000 - 10_000)
      const taken = await Promise.all([backups.take(3), backups.take(3)])
      expect(taken.flat()).toEqual([cart['1001-12A']])
    })

    test('of an expired session is restored, too', async () => {
      const { store, backups, client, keys } = await open()
      const handle = newHandle()
      const data = await store.create(handle, { ...beginning(3), cart: { '1001-12A': item() } })
      await backups.keep(handle, data)
      await client.del(keys.session(handle))
      expect(await backups.take(3)).toMatchObject([{ itemId: '1001-12A' }])
    })

    test('is not restored after its hour', async () => {
      const { store, backups, client, keys } = await open()
      const handle = newHandle()
      const data = await store.create(handle, { ...beginning(3), cart: { '1001-12A': item() } })
      await backups.keepEnded(handle, data)
      await store.end(handle)
      const kept = JSON.parse(String(await client.hget(keys.carts(3), handle)))
      await client.hset(keys.carts(3), handle, JSON.stringify({ ...kept, until: Date.now() - 1 }))
      expect(await backups.take(3)).toEqual([])
    })

    test('has no backup when it is empty', async () => {
      const { store, backups, client, keys } = await open()
      const handle = newHandle()
      const data = await store.create(handle, { ...beginning(3), cart: { '1001-12A': item() } })
      await backups.keep(handle, data)
      await backups.keep(handle, { ...data, cart: {} })
      expect(await client.hlen(keys.carts(3))).toBe(0)
    })
  })
})
