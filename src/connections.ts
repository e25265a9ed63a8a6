import { setTimeout as sleep } from 'node:timers/promises'
import type { Guarded } from './cache/cache.ts'
import { CacheRefused, createGuard } from './cache/guard.ts'
import { createRefusals, type Reason } from './cache/refusal.ts'
import { traceCommands } from './cache/traced-commands.ts'
import { connectValkey, type Valkey } from './cache/valkey.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { openDatabase } from './db/open.ts'
import type { Log } from './log.ts'
import type { Telemetry } from './telemetry/telemetry.ts'

/** Addresses of the servers, configured or private. */
export interface Urls {
  database: string
  cache: string
  state: string
}

/** A Valkey server behind its circuit breakers. */
export interface Server extends Guarded {
  /** Writes a key for a second. Rejects while the server is unavailable. A refused write is one of the refusals. */
  ping: () => Promise<void>
  /** Reasons for which the server has refused commands in the last seconds. */
  refusals: () => readonly Reason[]
}

/** Opens the database with the settings of requests. Connects with the first query. */
export function connectDatabase(config: Config, url: string, log: Log): Database {
  return openDatabase({
    url,
    poolSize: config.DB_POOL_CONNECTIONS,
    statementTimeoutMs: config.DB_TIMEOUT_MS,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection broke'),
  })
}

/** Opens the same database for long queries, on separate connections, so that no request waits for a long query. */
export function connectForLongQueries(
  config: Config,
  { url, connections, log }: { url: string; connections: number; log: Log },
): Database {
  return openDatabase({
    url,
    poolSize: connections,
    statementTimeoutMs: config.DB_REPORT_TIMEOUT_MS,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection broke'),
  })
}

/** Connects to a Valkey in the background. `traced` records its commands for requests that are traced. */
export function connectServer(
  config: Config,
  { name, url, log, traced }: { name: 'cache' | 'state'; url: string; log: Log; traced: boolean },
): Server {
  let reported = false
  const client = connectValkey({
    url,
    name: `cache-me-${name}`,
    silenceMs: Math.max(2_000, 2 * config.STATE_TIMEOUT_MS),
    onError: (error) => {
      if (!reported) log.warn({ server: name, why: error.message }, 'a Valkey is unavailable')
      reported = true
    },
  })
  if (traced) traceCommands(client, name)
  client.on('ready', () => {
    if (reported) log.info({ server: name }, 'a Valkey is available again')
    reported = false
  })
  const onChange = (open: boolean) => log.warn({ server: name }, open ? 'breaker open' : 'breaker closed')
  const refusals = createRefusals()
  const guard = createGuard({ timeoutMs: config.CACHE_TIMEOUT_MS, onChange, refusals })
  const patient = createGuard({ timeoutMs: config.STATE_TIMEOUT_MS, onChange, refusals })
  const ping = async () => {
    try {
      await guard.ask(() => client.set(`${config.KEY_PREFIX}probe`, '', 'PX', 1_000))
    } catch (error) {
      if (!(error instanceof CacheRefused)) throw error
    }
  }
  return { client, guard, patient, ping, refusals: refusals.recent }
}

/** Waits at most a second for outstanding replies, or not at all while the server is unavailable. */
export async function disconnect(client: Valkey): Promise<void> {
  if (client.status === 'ready')
    await Promise.race([client.quit().catch(() => {}), sleep(1_000, undefined, { ref: false })])
  client.disconnect()
}

/** Connects to the collector that the settings name, if any. OpenTelemetry is loaded only then. Close it last. */
export async function connectTelemetry(config: Config, log: Log): Promise<Telemetry | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio } = config
  if (endpoint === undefined) return undefined
  const { openTelemetry } = await import('./telemetry/open.ts')
  const onFailure = (err: unknown) => log.warn({ err }, 'spans could not be sent')
  return openTelemetry({ endpoint, ratio, onFailure })
}
