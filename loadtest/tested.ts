import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Child, startChild } from '../bench/peers/child.ts'
import { type Config, environment, readConfig } from '../src/config.ts'
import { makeReady } from '../src/db/fill.ts'
import { computedTables } from '../src/db/import/computed.ts'
import { migrate } from '../src/db/migrate.ts'
import type { ScaleName } from '../src/db/seed/scales.ts'
import { seedSource } from '../src/db/seed/source.ts'
import { freePort } from '../src/embedded/free-port.ts'
import { askValkey } from '../src/embedded/valkey/ask-valkey.ts'
import { findValkey } from '../src/embedded/valkey/find.ts'
import { createLog } from '../src/log.ts'
import { findPlaces, type Places } from '../src/places.ts'
import { showProgress } from '../src/progress.ts'
import { wireDatabase } from '../src/wire.ts'

/** The service that a load is put on. */
export interface Tested {
  /** Where its instances listen. */
  urls: () => readonly string[]
  adminToken: string | undefined
  /** What it is, for people: names and values. */
  about: readonly (readonly [string, string])[]
  /** What can be done to a service that was started for the test; undefined for one that was there. */
  own: Own | undefined
  close: () => Promise<void>
}

export interface Own {
  /** Starts instances anew, with settings beside those of production; those that ran are ended. */
  start: (options?: { settings?: Record<string, string>; instances?: number }) => Promise<void>
  /** The cache server, when it is a private one: it is started again three seconds after it is killed. */
  cache: { kill: () => Promise<void>; isUp: () => Promise<boolean> } | undefined
}

/** A service that runs already, at one URL or several of its instances, separated by commas. */
export function findTested(baseUrl: string, adminToken: string | undefined): Tested {
  const urls = baseUrl.split(',').map((url) => {
    if (!/^https?:\/\//.test(url) || !URL.canParse(url))
      throw new Error(`BASE_URL: ${url} is no http:// or https:// URL`)
    return new URL(url).origin
  })
  return {
    ...{ urls: () => urls, adminToken, own: undefined, close: async () => {} },
    about: [['Service', `${urls.join(', ')}, which ran already`]],
  }
}

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/**
 * Starts the servers of a service of its own, private ones but for those that the environment configures, with data around
 * today. Private data stays in its folder, and is used again on the same day; that of other days is deleted.
 */
export async function startTested(options: {
  scale: ScaleName
  dataDir: string
  say: (line: string) => void
}): Promise<Tested> {
  const { scale, dataDir, say } = options
  const anchor = new Date().toISOString().slice(0, 10)
  const folder = join(resolve(dataDir), `${scale}-${anchor}`)
  forgetOtherDays(resolve(dataDir), anchor)
  const config = await withValkey(readConfig(environment()), { folder, say })
  const places = await findPlaces(config, say)
  try {
    const version = await prepareData({ config, places, scale, anchor, say })
    return withPlaces({
      keyPrefix: config.KEY_PREFIX,
      places,
      isPrivate: config.VALKEY_CACHE_URL === undefined,
      about: [
        ['Service', 'production settings, started for the test'],
        ['Database', `${version}: ${places.describe.database}`],
        ['Valkey', places.describe.valkey],
        ['Data', config.DATABASE_URL === undefined ? `${scale}, around ${anchor}` : 'what was there'],
      ],
    })
  } catch (error) {
    await places.close()
    throw error
  }
}

/** The settings of the environment, for this folder. Valkey is where the service itself would look for it, or put it. */
async function withValkey(config: Config, { folder, say }: { folder: string; say: (line: string) => void }) {
  const usual = {
    configured: config.VALKEY_SERVER_BIN,
    dataDir: resolve(config.DATA_DIR),
    log: { info: say, warn: say },
  }
  const valkey = config.VALKEY_CACHE_URL === undefined ? await findValkey(usual) : undefined
  const found = valkey && valkey.kind !== 'javascript' ? { VALKEY_SERVER_BIN: valkey.server } : {}
  return { ...config, ...found, DATA_DIR: folder }
}

function withPlaces({
  places,
  keyPrefix,
  isPrivate,
  about,
}: {
  places: Places
  keyPrefix: string
  isPrivate: boolean
  about: Tested['about']
}): Tested {
  const scratch = mkdtempSync(join(tmpdir(), 'flights-loadtest-'))
  const adminToken = randomBytes(24).toString('base64url')
  const { database, cache, state } = places.urls
  let children: Child[] = []

  const end = async () => {
    const ending = children
    children = []
    await Promise.all(ending.map((child) => child.end()))
  }
  const start = async ({ settings = {}, instances = 1 }: Parameters<Own['start']>[0] = {}) => {
    await end()
    for (let i = 0; i < instances; i++) {
      const child = await startChild({
        ...{ onCore: [], args: [main], cwd: scratch, port: await freePort() },
        logFile: join(scratch, `service-${i}.log`),
        env: {
          ...{ DATABASE_URL: database, VALKEY_CACHE_URL: cache, VALKEY_STATE_URL: state, ADMIN_TOKEN: adminToken },
          // One that does the jobs is enough.
          ...{ SEED_SCALE: 'none', KEY_PREFIX: keyPrefix, ROLE: i === 0 ? 'all' : 'api' },
          ...settings,
        },
      })
      children.push(child)
    }
  }
  const cachePort = Number(new URL(cache).port)
  return {
    ...{ adminToken, about, urls: () => children.map(({ port }) => `http://127.0.0.1:${port}`) },
    own: {
      start,
      cache: isPrivate
        ? {
            kill: async () => process.kill(await pidOf(cachePort), 'SIGKILL') && undefined,
            isUp: () =>
              askValkey(cachePort, 'PING').then(
                (answer) => answer.startsWith('+PONG'),
                () => false,
              ),
          }
        : undefined,
    },
    close: async () => {
      await end()
      await places.close()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

async function pidOf(port: number): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await askValkey(port, 'INFO server'))?.[1])
}

/** Schema and data, where they are missing; answers what the database is. */
async function prepareData(options: {
  config: Config
  places: Places
  scale: ScaleName
  anchor: string
  say: (line: string) => void
}): Promise<string> {
  const { config, places, scale, anchor, say } = options
  const database = wireDatabase(config, places.urls.database, createLog({ level: 'warn', pretty: false }))
  const { onProgress, stop } = showProgress(process.stderr)
  try {
    await database.ping()
    await migrate(database)
    const source = () => {
      say(`The database is empty: filling it with the ${scale} data set, around ${anchor}.`)
      return seedSource({ scale, anchor })
    }
    await makeReady(database, { source, computed: computedTables, onProgress })
    return await database.version()
  } finally {
    stop()
    await database.close()
  }
}

function forgetOtherDays(dataDir: string, anchor: string): void {
  let folders: string[] = []
  try {
    folders = readdirSync(dataDir)
  } catch {
    return // nothing was made yet
  }
  for (const name of folders) {
    if (!/^[a-z]+-\d{4}-\d\d-\d\d$/.test(name) || name.endsWith(anchor)) continue
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}
