import { buildApp } from '../../src/app.ts'
import { appSettings } from '../../src/app-settings.ts'
import { allKeys } from '../../src/cache/scan.ts'
import { type Valkey, whenReady } from '../../src/cache/valkey.ts'
import { readConfig } from '../../src/config.ts'
import { connectDatabase } from '../../src/connections.ts'
import { migrate } from '../../src/db/migrate.ts'
import { populate } from '../../src/db/populate.ts'
import { seedSource } from '../../src/db/seed/source.ts'
import { createLog } from '../../src/log.ts'
import { wire } from '../../src/wire.ts'
import { startTestPostgres, startTestValkey } from '../../test/support/servers.ts'

/** Memory and keys of one server. Keys are counted by the part before their first variable part. */
export interface Usage {
  bytes: number
  keys: Map<string, number>
}

/** A service on private servers with their default settings, and the `tiny` seed around a day. */
export async function openHostileService(anchor: string) {
  const [postgres, cacheServer, stateServer] = await Promise.all([
    startTestPostgres(),
    startTestValkey({ role: 'cache' }),
    startTestValkey({ role: 'state' }),
  ])
  // Searches live longer than the check, so that only evictions end them. Long timeouts, because one process does everything.
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    TTL_SEARCH_SECONDS: '3600',
    CACHE_TIMEOUT_MS: '5000',
  })
  const urls = { database: postgres.url, cache: cacheServer.url, state: stateServer.url }
  const log = createLog({ level: config.LOG_LEVEL, pretty: false })
  const database = connectDatabase(config, urls.database, log)
  await migrate(database)
  await database.script((connection) => populate(connection, seedSource({ scale: 'tiny', anchor }), () => {}))
  const wired = wire({ config, urls, log, telemetry: undefined, database })
  const app = await buildApp(wired.services, {
    log,
    telemetry: undefined,
    adminToken: 'x'.repeat(32),
    ...appSettings(config),
  })
  const { cache, state } = wired.servers
  await Promise.all([app.ready(), whenReady(cache, 10_000), whenReady(state, 10_000)])
  return {
    get: (url: string) => app.inject({ method: 'GET', url }),
    usage: async () => ({ cache: await usageOf(cache), state: await usageOf(state) }),
    close: async () => {
      await app.close()
      await wired.close()
      await Promise.all([postgres.close(), cacheServer.close(), stateServer.close()])
    },
  }
}

async function usageOf(client: Valkey): Promise<Usage> {
  const bytes = Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
  const keys = new Map<string, number>()
  for (const key of await allKeys(client, { match: '*' })) {
    const kind = key.replace(/\{.*\}/, '').replace(/:[^:]*[0-9=A-Z].*?(?=:[a-z]+:?$|$)/, ':…')
    keys.set(kind, (keys.get(kind) ?? 0) + 1)
  }
  return { bytes, keys }
}
