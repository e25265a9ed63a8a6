import type { Config } from './config.ts'
import type { Urls } from './connections.ts'
import { attachEmbedded } from './embedded/attach.ts'
import { type PasswordFiles, startEmbedded } from './embedded/start.ts'

export interface Endpoints {
  urls: Urls
  /** Description of each server, for the terminal. */
  describe: { database: string; valkey: string }
  /** Absolute paths of the passwords of private servers. */
  passwordFiles: PasswordFiles
  /** The command line client of a private Valkey, if there is one. */
  valkeyCli?: string
  /** Ends the private servers. */
  close: () => Promise<void>
}

/** Finds the configured servers, and starts private ones in place of the others. */
export async function findEndpoints(config: Config, say: (line: string) => void): Promise<Endpoints> {
  const { DATABASE_URL: database, VALKEY_CACHE_URL: cache, VALKEY_STATE_URL: state } = config
  if (database && cache && state) {
    return {
      urls: { database, cache, state },
      describe: { database: hostOf(database), valkey: `${hostOf(cache)} (cache), ${hostOf(state)} (state)` },
      passwordFiles: {},
      close: async () => {},
    }
  }
  const embedded = await startEmbedded({
    dataDir: config.DATA_DIR,
    want: { postgres: !database, cache: !cache, state: !state },
    valkeyBinary: config.VALKEY_SERVER_BIN,
    log: { info: say, warn: say },
  })
  const urls = {
    database: database ?? embedded.postgresUrl ?? '',
    cache: cache ?? embedded.cacheUrl ?? '',
    state: state ?? embedded.stateUrl ?? '',
  }
  return {
    urls,
    describe: {
      database: embedded.describe.postgres ?? hostOf(urls.database),
      valkey: embedded.describe.valkey ?? `${hostOf(urls.cache)} (cache), ${hostOf(urls.state)} (state)`,
    },
    passwordFiles: embedded.passwordFiles,
    ...(embedded.valkey?.cli ? { valkeyCli: embedded.valkey.cli } : {}),
    close: embedded.close,
  }
}

/** Finds the servers for a command: the configured ones, else private ones that run already, else new private ones. */
export async function findDataEndpoints(config: Config, say: (line: string) => void): Promise<DataEndpoints> {
  const running = attachEmbedded(config.DATA_DIR)
  const { VALKEY_CACHE_URL: cache, VALKEY_STATE_URL: state } = config
  const valkeys =
    cache && state ? [cache, state] : [running?.cacheUrl, running?.stateUrl].filter((url) => url !== undefined)
  const arePrivate = cache === undefined
  const database = config.DATABASE_URL ?? running?.postgresUrl
  if (database) return { database, valkeys, arePrivate, close: async () => {} }

  const want = { postgres: true, cache: !cache, state: !state }
  const log = { info: say, warn: say }
  const { VALKEY_SERVER_BIN: valkeyBinary, DATA_DIR: dataDir } = config
  const { postgresUrl = '', cacheUrl, stateUrl, close } = await startEmbedded({ dataDir, want, valkeyBinary, log })
  const started = [cacheUrl, stateUrl].filter((url) => url !== undefined)
  return { database: postgresUrl, valkeys: cache && state ? valkeys : started, arePrivate, close }
}

export interface DataEndpoints {
  database: string
  /** Valkeys with entries and state derived from the data. Empty if no private ones run. */
  valkeys: string[]
  /** The Valkeys are private to this folder: they hold no keys of other services. */
  arePrivate: boolean
  close: () => Promise<void>
}

/** Returns the address of a server without user and password. */
const hostOf = (url: string) => url.replace(/^(\w[\w+]*):\/\/(?:[^@/]*@)?/, '$1://').replace(/\?.*$/, '')
