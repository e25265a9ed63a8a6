import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from './app.ts'
import { appSettings } from './app-settings.ts'
import { banner } from './banner.ts'
import { checkPolicies } from './cache/eviction-policies.ts'
import { whenReady } from './cache/valkey.ts'
import { type Config, ConfigError, environment, readConfig } from './config.ts'
import { connectDatabase, connectTelemetry } from './connections.ts'
import type { Database } from './db/database.ts'
import { computedTables } from './db/import/computed.ts'
import { migrate } from './db/migrate.ts'
import { HalfImported, type LoadReport, makeReady } from './db/populate.ts'
import { seedSource } from './db/seed/source.ts'
import { utcDay } from './domain/day.ts'
import { EmbeddedError } from './embedded/errors.ts'
import { type Endpoints, findEndpoints } from './endpoints.ts'
import { findAppError } from './errors.ts'
import { createLog, type Log } from './log.ts'
import { loadText, showProgress } from './progress.ts'
import { productionWarnings, settingWarnings } from './setting-warnings.ts'
import { onShutdown } from './shutdown.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import { type Wired, wire } from './wire.ts'

/** Time limit for the first connection to the database, which may still be starting. Milliseconds. */
const DATABASE_WAIT_MS = 30_000

async function start(config: Config, log: Log, toClose: (() => Promise<void>)[]): Promise<void> {
  const say = (line: string) => (config.NODE_ENV === 'production' ? log.info(line) : console.log(line))

  const endpoints = await findEndpoints(config, say)
  toClose.push(endpoints.close)
  const database = connectDatabase(config, endpoints.urls.database, log)
  const telemetry = await connectTelemetry(config, log)
  if (telemetry) toClose.push(telemetry.close)
  const wired = wire({ config, urls: endpoints.urls, log, database, telemetry })
  toClose.push(wired.close)

  await whenUp(database)
  await migrate(database)
  await populateFirst(config, database, say)
  await Promise.all([wired.services.flights.timetable.firstRead(), wired.services.reference.airportZones.readAll()])
  const { cache, state } = wired.servers
  await Promise.allSettled([whenReady(cache, 2_000), whenReady(state, 2_000)])
  const shared = endpoints.urls.cache === endpoints.urls.state
  for (const warning of await checkPolicies({ cache, state, shared })) log.warn(warning)

  // HTTP and jobs end at the same time. The services that both use end afterwards.
  const working: (() => Promise<void>)[] = []
  toClose.push(async () => void (await Promise.all(working.map((close) => close()))))
  if (config.ROLE !== 'worker')
    await serve(config, log, { endpoints, wired, telemetry, version: await database.version() }, working)
  if (config.ROLE !== 'api') working.push(wired.startWorker().close)
  if (config.ROLE === 'worker') say('Running jobs.')
}

interface Serving {
  endpoints: Endpoints
  wired: Wired
  telemetry: Telemetry | undefined
  version: string
}

async function serve(
  config: Config,
  log: Log,
  { endpoints, wired, telemetry, version }: Serving,
  working: (() => Promise<void>)[],
): Promise<void> {
  const adminToken = config.ADMIN_TOKEN ?? randomBytes(24).toString('base64url')
  const app = await buildApp(wired.services, {
    log,
    adminToken,
    telemetry,
    ...appSettings(config),
  })
  working.push(async () => {
    // Load balancers see the readiness and stop sending requests before the listener closes.
    app.drain.begin()
    await sleep(config.SHUTDOWN_DELAY_MS)
    await app.close()
  })
  const address = await listen(app, config)
  if (config.NODE_ENV === 'production') {
    log.info({ address }, 'listening')
    if (!config.ADMIN_TOKEN) process.stderr.write(`admin token of this run: ${adminToken}\n`)
  } else {
    for (const line of banner({ address, endpoints, config, version, adminToken })) console.log(line)
  }
}

async function whenUp(database: Database): Promise<void> {
  const deadline = Date.now() + DATABASE_WAIT_MS
  for (;;) {
    try {
      return await database.ping()
    } catch (error) {
      if (findAppError(error)?.code !== 'unavailable' || Date.now() > deadline) throw error
      await sleep(500)
    }
  }
}

async function populateFirst(config: Config, database: Database, say: (line: string) => void): Promise<void> {
  const { SEED_SCALE: scale, SEED_ANCHOR_DATE: anchor = utcDay(new Date()) } = config
  const { onProgress, stop } = showProgress()
  const seed = (seeded: Exclude<typeof scale, 'none'>) => () => {
    say(`The database is empty: loading the ${seeded} data set, with flights around ${anchor}.`)
    return seedSource({ scale: seeded, anchor })
  }
  const source = scale === 'none' ? undefined : seed(scale)
  const onLoaded = (report: LoadReport) => {
    stop()
    say(loadText(report))
  }
  const done = await makeReady(database, { source, computed: computedTables, onProgress, onLoaded }).finally(stop)
  if (done === 'empty') {
    say(
      'The database is empty. Load data with npm run db:import or npm run db:seed, or set SEED_SCALE and start again.',
    )
  }
}

/** Listens on the configured address. Takes a free port if the default port is in use. */
async function listen(app: Awaited<ReturnType<typeof buildApp>>, config: Config): Promise<string> {
  try {
    return await app.listen({ host: config.HOST, port: config.PORT })
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!taken) throw error
    if (config.portIsExplicit) throw new ConfigError(`PORT: ${config.PORT} is in use. Set another port, or unset PORT.`)
    console.log(`Port ${config.PORT} is in use: listening on a free one instead.`)
    return app.listen({ host: config.HOST, port: 0 })
  }
}

/** Returns one line for an error that the user can fix, else undefined. */
function explain(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof EmbeddedError || error instanceof HalfImported)
    return error.message
  const known = findAppError(error)
  return known?.detail.replace('Retry later.', 'Check DATABASE_URL, and that the server runs.')
}

let log = createLog({ level: 'info', pretty: false })
const toClose: (() => Promise<void>)[] = []
let shutdown: { readonly closing: boolean } | undefined
const closeAll = async () => {
  for (let close = toClose.pop(); close; close = toClose.pop()) await close()
}
try {
  const config = readConfig(environment())
  log = createLog({ level: config.LOG_LEVEL, pretty: process.stdout.isTTY && config.NODE_ENV !== 'production' })
  for (const warning of [...settingWarnings(process.env), ...productionWarnings(config)]) log.warn(warning)
  shutdown = onShutdown({
    close: closeAll,
    withinMs: 9_000,
    report: (error) => log.fatal({ err: error }, 'the service failed'),
  })
  await start(config, log, toClose)
} catch (error) {
  // A signal arrived during the start, and the failure is its consequence.
  if (!shutdown?.closing) await fail(error)
}

async function fail(error: unknown): Promise<never> {
  const line = explain(error)
  if (line) process.stderr.write(`${line}\n`)
  else log.fatal({ err: error }, 'the service could not start')
  await closeAll()
  process.exit(1)
}
