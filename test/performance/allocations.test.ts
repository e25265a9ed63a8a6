import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { allocatedPerRequest } from '../../bench/peers/allocations.ts'
import { bodies } from '../../bench/peers/payload.ts'
import { variants } from '../../bench/peers/variants.ts'
import { root } from '../architecture/imports.ts'
import { postgresUrl } from '../support/fixtures.ts'
import { makeDatabase } from '../support/scratch.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'

/**
 * Maximum bytes that a hit allocates above the limit server, for 4 KB bodies: 20 % above the measured value. A hit that
 * allocates more is also slower. If a change is worth its cost, measure it with `npm run bench:peers` and raise the limit.
 */
const BOUNDS = { 'ours-local': 1_900, 'ours-valkey': 4_100 }

/** Object sizes differ between major versions of Node. */
const MAJOR = 20

/** Folder of a built service to test instead of this checkout. */
const folder = process.env.BUILT_SERVICE

/** Whether `dist` is newer than every source. */
function isBuilt(): boolean {
  const main = join(root, 'dist/main.js')
  if (!existsSync(main)) return false
  const builtAt = statSync(main).mtimeMs
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  return sources.every((file) => statSync(join(root, 'src', file)).mtimeMs < builtAt)
}

const isOtherMajor = Number(process.versions.node.split('.')[0]) !== MAJOR
const title = isOtherMajor ? `allocations of a hit (skipped: bounds are for Node ${MAJOR})` : 'allocations of a hit'

describe.skipIf(isOtherMajor)(title, () => {
  let cache: TestServer
  /** Empty, so that the service fills it with a timetable of the days that are searched. */
  let database: { url: string; drop: () => Promise<void> }
  let limit: number

  const allocated = (id: string) => {
    const variant = variants.find((one) => one.id === id)
    if (!variant) throw new Error(`${id} cannot be measured`)
    const urls = { database: database.url, cache: cache.url, state: inject('stateUrl') }
    return allocatedPerRequest({ variant, body: bodies['4KB'], urls, folder })
  }

  beforeAll(async () => {
    if (folder === undefined && !isBuilt()) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root })
    cache = await startTestValkey({ role: 'cache', settings: ['maxmemory 512mb'] })
    database = await makeDatabase(postgresUrl())
    limit = await allocated('limit')
    return async () => {
      await database.drop()
      await cache.close()
    }
  }, 120_000)

  test.each(Object.entries(BOUNDS))(
    '%s stays below its bound',
    // On a busy machine, the work of each second is shared by fewer hits. That only adds bytes, so the least of three counts.
    { retry: 2, timeout: 120_000 },
    async (id, bound) => {
      const bytes = (await allocated(id)) - limit
      console.log(`${id}: ${Math.round(bytes)} bytes a hit beyond the limit server's ${Math.round(limit)}`)
      expect(bytes).toBeGreaterThan(0)
      expect(bytes).toBeLessThan(bound)
    },
  )
})
