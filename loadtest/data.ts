import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, environment, readConfig } from '../src/config.ts'
import { connectDatabase } from '../src/connections.ts'
import { computedTables } from '../src/db/import/computed.ts'
import { migrate } from '../src/db/migrate.ts'
import { makeReady } from '../src/db/populate.ts'
import { type ScaleName, scales } from '../src/db/seed/scales.ts'
import { seedSource } from '../src/db/seed/source.ts'
import { lockHolder } from '../src/embedded/lock.ts'
import { findValkey } from '../src/embedded/valkey/find.ts'
import { type Endpoints, findEndpoints } from '../src/endpoints.ts'
import { createLog } from '../src/log.ts'
import { showProgress } from '../src/progress.ts'
import { today } from '../tools/days.ts'
import { restoreIndex, type WithoutIndex, withoutIndex } from './without-index.ts'

/** Servers and data of a service that is started for the test. */
export interface Data {
  config: Config
  endpoints: Endpoints
  about: (readonly [string, string])[]
  /** Runs `work` while an index is dropped. Undefined unless the database is private. */
  withoutIndex: WithoutIndex | undefined
  /** Whether the cache server is a private process, which may be killed and reconfigured. */
  ownsCache: boolean
  close: () => Promise<void>
}

interface DataOptions {
  scale: ScaleName
  dataDir: string
  say: (line: string) => void
}

/**
 * Starts private servers, except those that the environment configures, and fills an empty database with data around today.
 * Private data stays in its folder for the rest of the day. Data of other days is deleted.
 */
export async function openData({ scale, dataDir, say }: DataOptions): Promise<Data> {
  const anchor = today()
  const folder = join(resolve(dataDir), `${scale}-${anchor}`)
  deleteOtherDays(resolve(dataDir), anchor)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, MARKER), 'Data of a load test. A load test on another day deletes it.\n')
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
        ['Data', isPrivate ? `${scale}, around ${anchor}` : 'existing data'],
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

/** Marks a folder that a load test has made. */
const MARKER = '.loadtest'

const noteFile = ({ DATA_DIR }: Config) => join(DATA_DIR, 'dropped-index.sql')

const openDatabase = (config: Config, { urls }: Endpoints) =>
  connectDatabase(config, urls.database, createLog({ level: 'warn', pretty: false }))

/** The environment's settings, for this folder, with the Valkey program that the service itself would use. */
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

/** Creates missing schema and data. Returns the version of the database. */
async function prepareData(
  options: Omit<DataOptions, 'dataDir'> & { config: Config; endpoints: Endpoints; anchor: string },
): Promise<string> {
  const { config, endpoints, scale, anchor, say } = options
  const database = openDatabase(config, endpoints)
  const { onProgress, stop } = showProgress(process.stderr)
  try {
    await database.ping()
    await migrate(database)
    // The note is about the private database, so it is not applied to another database.
    if (config.DATABASE_URL === undefined) await restoreIndex(database, noteFile(config))
    const source = () => {
      say(`The database is empty: loading the ${scale} data set, with flights around ${anchor}.`)
      return seedSource({ scale, anchor })
    }
    await makeReady(database, { source, computed: computedTables, onProgress })
    return await database.version()
  } finally {
    stop()
    await database.close()
  }
}

function deleteOtherDays(dataDir: string, anchor: string): void {
  let folders: string[] = []
  try {
    folders = readdirSync(dataDir)
  } catch {
    return // no load test has run yet
  }
  for (const folder of folders.filter(isOfADay).map((name) => join(dataDir, name))) {
    if (folder.endsWith(anchor) || !existsSync(join(folder, MARKER)) || lockHolder(folder) !== undefined) continue
    rmSync(folder, { recursive: true, force: true })
  }
}

const isOfADay = (name: string) => new RegExp(`^(${Object.keys(scales).join('|')})-\\d{4}-\\d\\d-\\d\\d$`).test(name)
