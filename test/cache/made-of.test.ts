import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Absent } from '../../src/cache/entry.ts'
import { entry } from '../../src/cache/entry.ts'
import { openCache, type TestCache } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'

const part = entry<object, { version: number }>({ kind: 'part', pattern: 'part', key: () => 'part', ttl: 'search' })
const whole = entry<object, { of: number }>({ kind: 'whole', pattern: 'whole', key: () => 'whole', ttl: 'search' })

describeEachTopology('an entry that is built from another', (urls) => {
  let reader: TestCache
  let changer: TestCache
  /** The value in the database. */
  let version: number

  beforeEach(async () => {
    version = 1
    reader = await openCache(urls())
    changer = await openCache({ ...urls(), prefix: reader.prefix })
  })
  afterEach(() => Promise.all([reader.close(), changer.close()]))

  const found = <T>(value: T | Absent) => value as T
  const readPart = async () => found(await reader.value(part, {}, async () => ({ version })))
  const readWhole = async () => {
    const made = await reader.value(whole, {}, async () => ({ of: (await readPart()).version }))
    return found(made).of
  }

  /** Sends later deletions of the part through `pass`. */
  function atDeletionOfPart(pass: () => Promise<void>): void {
    const client = changer.cacheClient
    const del = client.del.bind(client) as (...keys: string[]) => Promise<number>
    const instead = async (...keys: string[]) => {
      if (keys[0]?.endsWith(':part')) await pass()
      return del(...keys)
    }
    client.del = instead as typeof client.del
  }

  const stale = { first: { keys: ['part'] }, keys: ['whole'] }

  test('is dropped after the other, so that a rebuild meanwhile does not keep the old value', async () => {
    const gates = createGates<'part'>()
    gates.close('part')
    atDeletionOfPart(() => gates.pass('part'))
    expect(await readWhole()).toBe(1)
    version = 2

    const told = changer.invalidate(stale)
    await gates.reached('part')
    // The server has executed every command sent so far.
    await Promise.all(['part', 'whole'].map((key) => changer.cacheClient.get(reader.prefix + key)))
    expect(await readWhole()).toBe(1)
    gates.open('part')
    expect(await told).toBe(2)
    expect(await readWhole()).toBe(2)
  })

  test('is not stored when it was being built from a dropped entry', async () => {
    await readPart()
    reader.gates.close('loaded')
    const making = readWhole()
    await reader.gates.reached('loaded')
    version = 2
    await changer.invalidate(stale)
    reader.gates.open('loaded')
    expect(await making).toBe(1)
    expect(reader.passed).toContain('refused')
    expect(await readWhole()).toBe(2)
  })

  test('is dropped even when the other cannot be, and the invalidation rejects', async () => {
    await readWhole()
    atDeletionOfPart(async () => {
      throw new Error('no connection')
    })
    await expect(changer.invalidate(stale)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await reader.cacheClient.exists(`${reader.prefix}part`)).toBe(1)
    expect(await reader.cacheClient.exists(`${reader.prefix}whole`)).toBe(0)
  })
})
