import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Generation } from '../../src/cache/generation.ts'
import { LOST } from '../../src/cache/generation.ts'
import { openCache, type TestCache, thing, versionIn } from '../support/caches.ts'

/** A generation that tests set. */
function settable(initial: number) {
  let current = initial
  const listeners: (() => void)[] = []
  const generation: Generation = {
    current: () => current,
    known: async () => current,
    onChange: (listener) => void listeners.push(listener),
  }
  const become = (next: number) => {
    current = next
    for (const listener of listeners) listener()
  }
  return { generation, become }
}

const OLD = 1_111_111_111
const NEW = 2_222_222_222

let cache: TestCache
const state = settable(OLD)
beforeAll(async () => {
  cache = await openCache({
    cacheUrl: inject('cacheUrl'),
    stateUrl: inject('stateUrl'),
    generation: state.generation,
    copies: { entries: [{ ...thing, local: true }], ttlMs: 60_000, bytesAtMost: 1 << 20 },
    grace: { whileRevalidate: 60_000, ifError: 60_000 },
  })
})
afterAll(() => cache?.close())

describe('after the state server has lost its tags', () => {
  test('an entry with tags is a miss, also in process, and is stored again', async () => {
    const local = { ...thing, local: true }
    state.become(OLD)
    await cache.read(local, { id: 'a' }, async () => ({ version: 1 }))
    expect(await cache.read(local, { id: 'a' }, async () => ({ version: 1 }))).toMatchObject({ how: 'hit' })
    state.become(NEW)
    expect(await versionIn(cache.read(local, { id: 'a' }, async () => ({ version: 2 })))).toBe(2)
    expect(await cache.read(local, { id: 'a' }, async () => ({ version: 3 }))).toMatchObject({ how: 'hit' })
  })

  test('an entry without tags is still a hit', async () => {
    const untagged = { ...thing, tags: () => [] }
    state.become(OLD)
    await cache.read(untagged, { id: 'b' }, async () => ({ version: 1 }))
    state.become(NEW)
    expect(await cache.read(untagged, { id: 'b' }, async () => ({ version: 2 }))).toMatchObject({ how: 'hit' })
  })

  test('an entry whose key was registered before is a miss, although it was stored afterwards', async () => {
    state.become(OLD)
    cache.gates.close('registered')
    const filled = cache.read(thing, { id: 'c' }, async () => ({ version: 1 }))
    await cache.gates.reached('registered')
    state.become(NEW)
    cache.gates.open('registered')
    expect(await filled).toMatchObject({ stored: true })
    expect(await versionIn(cache.read(thing, { id: 'c' }, async () => ({ version: 2 })))).toBe(2)
  })

  test('a failed load gets no lost value instead', async () => {
    const lenient = { ...thing, stale: 'if-error' as const }
    state.become(OLD)
    await cache.read(lenient, { id: 'd' }, async () => ({ version: 1 }))
    state.become(NEW)
    await expect(cache.read(lenient, { id: 'd' }, () => Promise.reject(new Error('no database')))).rejects.toThrow()
  })

  test('until there is a new generation, entries with tags are loaded and not stored', async () => {
    state.become(LOST)
    expect(await cache.read(thing, { id: 'e' }, async () => ({ version: 1 }))).toMatchObject({ stored: false })
    state.become(NEW)
    expect(await cache.read(thing, { id: 'e' }, async () => ({ version: 1 }))).toMatchObject({ stored: true })
  })
})
