import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Redis } from 'iovalkey'
import { encode } from '../../src/cache/stored.ts'
import { readConfig, settings } from '../../src/config.ts'
import { flightSearch } from '../../src/services/catalogue/entries.ts'
import { payload, searches } from './payload.ts'

/** The service as `npm start` runs it. */
export function ourServer(): string {
  const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
  if (!existsSync(main)) throw new Error('dist/main.js is not there: npm run build')
  return main
}

/** The settings of an instance in production that serves HTTP. The first one to start makes the database's tables. */
export function ourSettings(urls: { database: string; cache: string; state: string }, prefix: string) {
  return {
    ROLE: 'api',
    WORKSHOP: 'false',
    ADMIN_TOKEN: 'only-for-this-benchmark',
    SEED_SCALE: 'tiny',
    SEED_ANCHOR_DATE: '2027-06-01',
    KEY_PREFIX: prefix,
    DATABASE_URL: urls.database,
    VALKEY_CACHE_URL: urls.cache,
    VALKEY_STATE_URL: urls.state,
  }
}

/** The one setting by which our two variants differ: how long a copy may be kept in the process. */
export const LOCAL_TTL = 'CACHE_LOCAL_TTL_MS'

/** Whether this service can keep copies in the process at all. */
export const hasLocalLayer = LOCAL_TTL in settings.properties

const HOUR_MS = 3_600_000

/** Puts an entry for every search where the service will look for it, in the form in which the service stores it. */
export async function fillOurs(options: { cacheUrl: string; prefix: string; bytes: number }): Promise<void> {
  const { cacheUrl, prefix, bytes } = options
  const { CACHE_GZIP_BYTES: gzipBytes } = readConfig({})
  const valkey = new Redis(cacheUrl.replace(/^valkey:/, 'redis:'))
  try {
    for (const search of searches) {
      const value = payload(search, bytes)
      const entry = { value, found: true, ttl: HOUR_MS, cost: 12, gzipBytes, now: Date.now() }
      await valkey.set(prefix + flightSearch.key(search), (await encode(entry)).bytes, 'PX', HOUR_MS)
    }
  } finally {
    await valkey.quit()
  }
}
