import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { appSettings } from '../../src/app-settings.ts'
import { readConfig } from '../../src/config.ts'
import { connectDatabase, connectTelemetry, type Urls } from '../../src/connections.ts'
import { createLog, type Log } from '../../src/log.ts'
import { wire } from '../../src/wire.ts'

export const ADMIN_TOKEN = 'the-admin-token-of-the-tests'

/**
 * Builds the whole service on the tests' PostgreSQL and Valkeys, with a key prefix of its own that keeps tests apart. `env` are
 * settings, as in the environment, `urls` other servers. The caller closes it.
 */
export async function testApp(options: { env?: Record<string, string>; urls?: Partial<Urls>; log?: Log } = {}) {
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    KEY_PREFIX: `${randomUUID()}:`,
    // With copies, the source of a second read would depend on when the tracker connects.
    CACHE_LOCAL_TTL_MS: '0',
    // Tests sign the same few passengers in many times, from one address.
    SIGN_INS_PER_ADDRESS_PER_MINUTE: '1000000',
    SIGN_INS_PER_PASSPORT_PER_MINUTE: '1000000',
    ...options.env,
  })
  const postgres = inject('engines').PostgreSQL
  if ('skipped' in postgres) throw new Error(postgres.skipped)
  const urls = { database: postgres.url, cache: inject('cacheUrl'), state: inject('stateUrl'), ...options.urls }
  const log = options.log ?? createLog({ level: config.LOG_LEVEL, pretty: false })
  const telemetry = await connectTelemetry(config, log)
  const wired = wire({ config, urls, log, telemetry, database: connectDatabase(config, urls.database, log) })
  const app = await buildApp(wired.services, {
    log,
    telemetry,
    adminToken: ADMIN_TOKEN,
    ...appSettings(config),
    exampleDate: () => inject('anchor'),
  })
  return {
    app,
    config,
    servers: wired.servers,
    wired,
    close: async () => {
      await app.close()
      await wired.close()
      await telemetry?.close()
    },
  }
}
