import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, environment, readConfig } from '../src/config.ts'
import { connectDatabase } from '../src/connections.ts'
import { makeReady } from '../src/db/fill.ts'
import { computedTables } from '../src/db/import/computed.ts'
import { migrate } from '../src/db/migrate.ts'
import { type ScaleName, scales } from '../src/db/seed/scales.ts'
import { seedSource } from '../src/db/seed/source.ts'
import { lockHolder } from '../src/embedded/lock.ts'
import { findValkey } from '../src/embedded/valkey/find.ts'
import { type Endpoints, findEndpoints } from '../src/endpoints.ts'
import { createLog } from '../src/log.ts'
import { showProgress } from '../src/progress.ts'
import { today } from '../tools/days.ts'
import { restoreIndex, type WithoutIndex, withoutIndex } from './without-index.ts'

/** Servers with data, for a service that is started for the test. */
export interface Data {
  config: Config
  endpoints: Endpoints
  about: (readonly [string, string])[]
  withoutIndex: WithoutIndex | undefined
  /** The cache server is a private process, which can be killed and given a policy. */
  ownsCache: boolean
  close: () => Promise<void>
}

interface DataOptions {
  scale: ScaleName
  dataDir: string
  say: (line: string) => void
}

/**
 * Starts private servers but for those that the environment configures, and fills an empty database with data around today.
 * Private data stays in its folder, and is used again on the same day; that of other days is deleted.
 */
export async function openData({ scale, dataDir, say }: DataOptions): Promise<Data> {
  const anchor = today()
  const folder = join(resolve(dataDir), `${scale}-${anchor}`)
  forgetOtherDays(resolve(dataDir), anchor)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, MARKER), 'Data of load tests: it is deleted when it is of another day.\n')
  const { config, ownsCache } = await withValkey(readConfig(environment()), { folder, say })
  const endpoints = await findEndpoints(config, say)
  const isPrivate = config.DATABASE_URL === undefined
  try {
    const version = await prepareData({ config, endpoints, scale, anchor, say })
    return {
      config,
      endpoints,
      ownsCache,
      close: endpoints.close,
      about: [
        ['Database', `${version}: ${endpoints.describe.database}`],
        ['Valkey', endpoints.describe.valkey],
        ['Data', isPrivate ? `${scale}, around ${anchor}` : 'what was there'],
      ],
      withoutIndex: isPrivate ? onDatabase : undefined,
    }
  } catch (error) {
    await endpoints.close()
    throw error
  }

  async function onDatabase(index: string, work: () => Promise<void>): Promise<void> {
    const database = openDatabase(config, endpoints)
    try {
      await withoutIndex({ database, index, noteFile: noteFile(config), work })
    } finally {
      await database.close()
    }
  }
}

/** Tells the folders that load tests have made from others of such a name. */
const MARKER = '.loadtest'

const noteFile = ({ DATA_DIR }: Config) => join(DATA_DIR, 'dropped-index.sql')

const openDatabase = (config: Config, { urls }: Endpoints) =>
  connectDatabase(config, urls.database, createLog({ level: 'warn', pretty: false }))

/** The settings of the environment, for this folder. Valkey is where the service itself would look for it, or put it. */
async function withValkey(config: Config, { folder, say }: { folder: string; say: (line: string) => void }) {
  const usual = {
    configured: config.VALKEY_SERVER_BIN,
    dataDir: resolve(config.DATA_DIR),
    log: { info: say, warn: say },
  }
  const valkey = config.VALKEY_CACHE_URL === undefined ? await findValkey(usual) : undefined
  const found = valkey && valkey.kind !== 'javascript' ? { VALKEY_SERVER_BIN: valkey.server } : {}
  return { config: { ...config, ...found, DATA_DIR: folder }, ownsCache: 'VALKEY_SERVER_BIN' in found }
}

/** Schema and data, where they are missing; answers what the database is. */
async function prepareData(
  options: Omit<DataOptions, 'dataDir'> & { config: Config; endpoints: Endpoints; anchor: string },
): Promise<string> {
  const { config, endpoints, scale, anchor, say } = options
  const database = openDatabase(config, endpoints)
  const { onProgress, stop } = showProgress(process.stderr)
  try {
    await database.ping()
    await migrate(database)
    // The note is of the private database: no other one is to be changed because of it.
    if (config.DATABASE_URL === undefined) await restoreIndex(database, noteFile(config))
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
  for (const folder of folders.filter(isOfADay).map((name) => join(dataDir, name))) {
    if (folder.endsWith(anchor) || !existsSync(join(folder, MARKER)) || lockHolder(folder) !== undefined) continue
    rmSync(folder, { recursive: true, force: true })
  }
}

const isOfADay = (name: string) => new RegExp(`^(${Object.keys(scales).join('|')})-\\d{4}-\\d\\d-\\d\\d$`).test(name)
