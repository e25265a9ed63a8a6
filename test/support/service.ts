import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { appSettings } from '../../src/app-settings.ts'
import { whenReady } from '../../src/cache/valkey.ts'
import { readConfig } from '../../src/config.ts'
import { connectDatabase, connectTelemetry, type Urls } from '../../src/connections.ts'
import { createLog, type Log } from '../../src/log.ts'
import { wire } from '../../src/wire.ts'
import { openSmallData } from './small-data.ts'

export const ADMIN_TOKEN = 'the-admin-token-of-the-tests'

export interface ServiceOptions {
  /** Settings, as in the environment. */
  env?: Record<string, string>
  /** Servers other than those of the run. */
  urls?: Partial<Urls>
  log?: Log
  /**
   * Data of its database. `seeded`: the `tiny` seed of the run, which tests only read. `small`: a separate database with the
   * rows of `makeSmallData`. Default: `seeded`.
   */
  data?: 'seeded' | 'small'
}

export type TestApp = Awaited<ReturnType<typeof start>>

/**
 * Opens the whole service under its own key prefix, by default on the run's PostgreSQL and Valkeys. It has reached them, so a
 * first read is a miss and not a bypass. The caller closes it.
 */
export async function openService({ data = 'seeded', ...options }: ServiceOptions = {}): Promise<TestApp> {
  if (data === 'seeded') return start(options)
  const { url, close } = await openSmallData(postgresUrl())
  const running = await start({ ...options, urls: { ...options.urls, database: url } })
  return {
    ...running,
    close: async () => {
      await running.close()
      await close()
    },
  }
}

/** Opens one service for all tests of a file or suite, and closes it after them. Options as for `openService`. */
export function service(options: () => ServiceOptions = () => ({})): () => TestApp {
  let running: TestApp | undefined
  beforeAll(async () => {
    running = await openService(options())
  })
  afterAll(() => running?.close())
  return () => {
    if (!running) throw new Error('the service has not been started')
    return running
  }
}

async function start(options: Omit<ServiceOptions, 'data'>) {
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    KEY_PREFIX: `${randomUUID()}:`,
    // With copies, the source of a second read would depend on when the tracker connects.
    CACHE_LOCAL_TTL_MS: '0',
    // Tests sign the same few passengers in many times, from one address.
    SIGN_INS_PER_ADDRESS_PER_MINUTE: '1000000',
    SIGN_INS_PER_PASSPORT_PER_MINUTE: '1000000',
    WRONG_ADMIN_TOKENS_PER_ADDRESS_PER_MINUTE: '1000000',
    ...options.env,
  })
  const urls = {
    cache: inject('cacheUrl'),
    state: inject('stateUrl'),
    ...options.urls,
    database: options.urls?.database ?? postgresUrl(),
  }
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
  const { cache, state } = wired.servers
  await Promise.all([app.ready(), whenReady(cache, 10_000), whenReady(state, 10_000)])
  await Promise.all([wired.services.flights.timetable.firstRead(), wired.services.reference.airportZones.readAll()])
  return {
    app,
    config,
    urls,
    servers: wired.servers,
    wired,
    close: async () => {
      await app.close()
      await wired.close()
      await telemetry?.close()
    },
  }
}

function postgresUrl(): string {
  const server = inject('engines').PostgreSQL
  if ('skipped' in server) throw new Error(server.skipped)
  return server.url
}
