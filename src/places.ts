import type { Config } from './config.ts'
import { attachEmbedded } from './embedded/attach.ts'
import { startEmbedded } from './embedded/start.ts'
import type { Urls } from './wire.ts'

export interface Places {
  urls: Urls
  /** What each server is, for people. */
  describe: { database: string; valkey: string }
  /** The command line client beside a private Valkey, if there is one. */
  valkeyCli?: string
  /** Ends the private servers. */
  close: () => Promise<void>
}

/** Finds the servers that the settings name, and starts private ones for those they do not. */
export async function findPlaces(config: Config, say: (line: string) => void): Promise<Places> {
  const { DATABASE_URL: database, VALKEY_CACHE_URL: cache, VALKEY_STATE_URL: state } = config
  if (database && cache && state) {
    return {
      urls: { database, cache, state },
      describe: { database: hostOf(database), valkey: `${hostOf(cache)} (cache), ${hostOf(state)} (state)` },
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
    ...(embedded.valkey?.cli ? { valkeyCli: embedded.valkey.cli } : {}),
    close: embedded.close,
  }
}

/** The database for a command of its own: the configured one, or the private one, running or started for it. */
export async function findDatabase(
  config: Config,
  say: (line: string) => void,
): Promise<{ url: string; close: () => Promise<void> }> {
  const running = config.DATABASE_URL ?? attachEmbedded(config.DATA_DIR)?.postgresUrl
  if (running) return { url: running, close: async () => {} }
  const want = { postgres: true, cache: false, state: false }
  const { postgresUrl, close } = await startEmbedded({ dataDir: config.DATA_DIR, want, log: { info: say, warn: say } })
  return { url: postgresUrl ?? '', close }
}

/** Where a server is, without its user and password. */
const hostOf = (url: string) => url.replace(/^(\w[\w+]*):\/\/(?:[^@/]*@)?/, '$1://').replace(/\?.*$/, '')
