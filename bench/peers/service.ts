import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Redis } from 'iovalkey'
import type * as StoredForm from '../../src/cache/stored.ts'
import { type Body, keyOf, payload, searches } from './payload.ts'

/** The folder of this checkout. */
const own = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Arguments of node that run the service of a folder: `dist/main.js` of a built one. Without a folder, this checkout's
 * build.
 */
export function serviceArgs(folder = own): string[] {
  const main = join(folder, 'dist/main.js')
  if (!existsSync(main)) throw new Error(`${main} is missing: run npm run build there`)
  return [main]
}

/** Returns the service's setting for compression that gives this body its form. */
const gzipBytesFor = ({ bytes, gzip }: Body) => (gzip ? bytes : bytes + 1)

interface SettingsOptions {
  urls: { database: string; cache: string; state: string }
  /** Namespace of the service's keys. */
  prefix: string
  body: Body
}

/** Settings of a production instance that serves HTTP. The first instance creates the tables. */
export function serviceSettings({ urls, prefix, body }: SettingsOptions) {
  return {
    CACHE_GZIP_BYTES: String(gzipBytesFor(body)),
    // A pause of a busy machine must not turn a hit into a load.
    CACHE_TIMEOUT_MS: '5000',
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

/** Setting that turns in-process copies off. */
export const NO_COPIES = { CACHE_LOCAL_TTL_MS: '0' }

const HOUR_MS = 3_600_000

export interface FillOptions {
  cacheUrl: string
  /** Namespace of the service's keys. */
  prefix: string
  body: Body
  /** Folder of the built service that defines the stored form. Default: this checkout. */
  folder?: string | undefined
}

/** Stores an entry for every search under the service's keys, in the service's stored form. */
export async function fillService({ cacheUrl, prefix, body, folder = own }: FillOptions): Promise<void> {
  const gzipBytes = gzipBytesFor(body)
  const stored = pathToFileURL(join(folder, 'dist/cache/stored.js')).href
  // A built service may be older than this benchmark: only its own code knows its stored form.
  const { encode } = (await import(stored)) as typeof StoredForm
  const valkey = new Redis(cacheUrl.replace(/^valkey:/, 'redis:'))
  try {
    for (const search of searches) {
      const value = payload(search, body.bytes)
      const entry = { value, found: true, ttl: HOUR_MS, cost: 12, gzipBytes, now: Date.now() }
      await valkey.set(prefix + keyOf(search), (await encode(entry)).bytes, 'PX', HOUR_MS)
    }
  } finally {
    await valkey.quit()
  }
}
