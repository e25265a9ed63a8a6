import { existsSync } from 'node:fs'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

const port = (description: string, initial?: number) =>
  Type.Integer({ minimum: 0, maximum: 65_535, description, ...(initial === undefined ? {} : { default: initial }) })
const ms = (initial: number, minimum: number, maximum: number, description: string) =>
  Type.Integer({ default: initial, minimum, maximum, description: `${description} Milliseconds.` })
const seconds = (initial: number, description: string) =>
  Type.Integer({ default: initial, minimum: 1, maximum: 31_536_000, description: `${description} Seconds.` })
const attempts = (initial: number, description: string) =>
  Type.Integer({ default: initial, minimum: 1, maximum: 1_000_000, description })
const oneOf = <T extends string>(values: readonly T[], initial: T | undefined, description: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], description, ...(initial ? { default: initial } : {}) })
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema)
const text = (description: string, pattern?: string) => Type.String({ description, ...(pattern ? { pattern } : {}) })

const publicOrigin = '^https?://[A-Za-z0-9.-]+(:\\d{1,5})?$'
const collectorUrl = '^https?://[^/?#@\\s]+(/[^?#\\s]*)?$'
const trustedProxies = '^[0-9A-Fa-f]*[:.][0-9A-Fa-f:.]*(/\\d{1,3})?(,[0-9A-Fa-f]*[:.][0-9A-Fa-f:.]*(/\\d{1,3})?)*$'
const databaseUrl = '^(postgres|postgresql|mysql|mariadb)://.+$'
const node = '(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(:\\d{1,5})?'
const valkeyUrl = `^(valkey|valkeys|redis|rediss)(\\+sentinel|\\+cluster)?://([^@/]*@)?${node}(,${node})*(/[^/]*)?$`
const host = '^([A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+\\]?)$'

/** Every variable that the service reads, with its meaning, range and default. The README's table is made from this. */
export const settings = Type.Object({
  NODE_ENV: oneOf(
    ['development', 'production', 'test'],
    'development',
    'In production nothing is meant for a workshop.',
  ),
  HOST: Type.String({ default: '127.0.0.1', description: 'Address to listen on.' }),
  PORT: port('Port to listen on; 0 takes a free one. Unset and taken, a free one is used instead.', 3000),
  ROLE: oneOf(['all', 'api', 'worker'], 'all', 'What this process does: serve HTTP, run jobs, or both.'),
  LOG_LEVEL: oneOf(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'info',
    'Least level that is logged.',
  ),
  LOG_REQUESTS: optional(
    oneOf(
      ['all', 'notable'],
      undefined,
      'Which requests leave a line in the log; notable is what changed something, failed or was slow. Default: all, in production notable.',
    ),
  ),
  ADMIN_TOKEN: optional(
    Type.String({ minLength: 16, description: 'Bearer token of the admin. Unset, one is made and printed once.' }),
  ),
  WORKSHOP: optional(
    Type.Boolean({ description: '`Server-Timing` and other teaching aids. Default: not in production.' }),
  ),
  HONOR_CLIENT_CACHE_CONTROL: optional(
    Type.Boolean({ description: "Obey the request's `Cache-Control` from anybody. Default: not in production." }),
  ),

  SESSION_IDLE_SECONDS: seconds(1_800, 'How long a session lives unused.'),
  SESSION_ABSOLUTE_SECONDS: seconds(43_200, 'How long a session lives at most.'),
  SIGN_IN_PER_ADDRESS: attempts(60, 'How often somebody may try to sign in from one address within a minute.'),
  SIGN_IN_PER_PASSPORT: attempts(10, 'How often somebody may try to sign in with one passport within a minute.'),
  PUBLIC_ORIGIN: optional(
    text(
      'Where clients reach the service, when something before it ends TLS or has another name: `https://flights.example`. With https, session cookies are bound to TLS.',
      publicOrigin,
    ),
  ),
  TRUST_PROXY: optional(
    text(
      'Whose `X-Forwarded-*` to believe: addresses or networks of proxies, separated by commas. Default: nobody.',
      trustedProxies,
    ),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    text(
      'Where an OpenTelemetry collector takes traces, OTLP over HTTP: `http://collector:4318`. Unset, nothing is traced.',
      collectorUrl,
    ),
  ),
  OTEL_TRACES_SAMPLER_ARG: Type.Number({
    default: 1,
    minimum: 0,
    maximum: 1,
    description: 'Share of the requests, and jobs, that are traced where the caller has not decided (`traceparent`).',
  }),

  DATABASE_URL: optional(
    text('`postgres://`, `mysql://` or `mariadb://`. Unset, a private PostgreSQL is used.', databaseUrl),
  ),
  DB_ENGINE: optional(
    oneOf(
      ['postgres', 'postgresql', 'mysql', 'mariadb'],
      undefined,
      'With the other `DB_*` instead of `DATABASE_URL`.',
    ),
  ),
  DB_HOST: optional(text('Host of the database.', host)),
  DB_PORT: optional(port('Port of the database. Default: 5432 or 3306.')),
  DB_USER: optional(text('User of the database.')),
  DB_PASSWORD: optional(text('Password of the database.')),
  DB_NAME: optional(text('Name of the database.')),
  DB_POOL_SIZE: Type.Integer({
    default: 10,
    minimum: 1,
    maximum: 500,
    description: 'Database connections at most, reports aside.',
  }),
  DB_TIMEOUT_MS: ms(10_000, 100, 600_000, 'Bound on one database query, the wait for a connection included.'),
  DB_REPORT_CONNECTIONS: Type.Integer({
    default: 2,
    minimum: 1,
    maximum: 100,
    description: 'Database connections for reports at most, beside the others: nothing else waits for a report.',
  }),
  DB_REPORT_TIMEOUT_MS: ms(30_000, 100, 600_000, 'Bound on one report, and on each of its database queries.'),

  VALKEY_CACHE_URL: optional(
    text(
      'Valkey that may lose anything: `valkey://`, `valkeys://` (TLS), `valkey+sentinel://`, `valkey+cluster://`. Unset, a private one is used.',
      valkeyUrl,
    ),
  ),
  VALKEY_STATE_URL: optional(
    text('Valkey that may lose nothing (`noeviction`, append-only file). Likewise.', valkeyUrl),
  ),
  CACHE_HOST: optional(text('With `CACHE_PORT` instead of the two URLs: one server for both.', host)),
  CACHE_PORT: optional(port('Port of that server. Default: 6379.')),
  VALKEY_SERVER_BIN: optional(text('A `valkey-server` (or `redis-server` 7) to run as private servers.')),
  DATA_DIR: Type.String({ default: '.data', description: 'Where private servers keep their data.' }),

  KEY_PREFIX: Type.String({
    default: '',
    pattern: '^([A-Za-z0-9._-]+:)*$',
    description: 'Namespace before every key, ending in a colon: `prod:v2:`.',
  }),
  CACHE_TIMEOUT_MS: ms(50, 1, 10_000, 'Bound on one command to a Valkey.'),
  STATE_TIMEOUT_MS: ms(1_000, 10, 60_000, 'Bound on one command that books or counts.'),
  HOLD_SECONDS: seconds(300, 'How long a seat is held for somebody who is about to book it.'),
  REAP_AFTER_SECONDS: seconds(
    30,
    'How long a reservation may stay open before the reaper decides it; longer than DB_TIMEOUT_MS.',
  ),
  CACHE_LEASE_MS: ms(
    15_000,
    100,
    120_000,
    'How long a reader may take to fill a missing entry before another may try; longer than DB_TIMEOUT_MS.',
  ),
  CACHE_WAIT_MS: ms(2_000, 0, 60_000, "How long a reader waits for another's fill before it loads by itself."),
  CACHE_STAMPEDE_PROTECTION: Type.Boolean({
    default: true,
    description:
      'Whether readers who miss the same entry at the same time wait for one load. Off, each loads by itself: to see what a stampede does; never in production.',
  }),
  CACHE_LOADS_AT_MOST: Type.Integer({
    default: 500,
    minimum: 1,
    maximum: 1_000_000,
    description: 'How many loads may be under way in this process; one more is answered 503.',
  }),
  STREAMS_AT_MOST: Type.Integer({
    default: 1_000,
    minimum: 1,
    maximum: 1_000_000,
    description: 'How many streams of events this process has open at most; one more is answered 503.',
  }),
  CACHE_LOCAL_TTL_MS: ms(
    5_000,
    0,
    60_000,
    'How long a copy of an entry may be used in the process; no change goes unseen for longer. 0: no copies.',
  ),
  CACHE_LOCAL_BYTES: Type.Integer({
    default: 67_108_864,
    minimum: 65_536,
    maximum: 68_719_476_736,
    description: 'What all copies in the process may take. Bytes.',
  }),
  CACHE_STALE_WHILE_REVALIDATE: seconds(
    30,
    'How long an entry that is no longer fresh is served while it is loaded anew, where the kind of entry allows it.',
  ),
  CACHE_STALE_IF_ERROR: seconds(
    600,
    'How long an entry that is no longer fresh is served when loading it fails or is slow, where the kind allows it.',
  ),
  CACHE_SOFT_TIMEOUT_MS: ms(
    500,
    1,
    60_000,
    'How long a reader that could be given such an entry waits for the load before it is.',
  ),
  CACHE_GZIP_BYTES: Type.Integer({
    default: 16_384,
    minimum: 12,
    maximum: 1_073_741_824,
    description: 'Bodies of at least this size are stored compressed. Bytes.',
  }),
  TTL_STATIC: seconds(86_400, 'Reference data: airports, airlines, distances.'),
  TTL_SEMI_STATIC: seconds(21_600, 'Schedules.'),
  TTL_BUSINESS: seconds(3_600, 'The airlines with the most routes.'),
  TTL_SEARCH: seconds(300, 'Flight searches.'),
  TTL_SEATS: seconds(300, 'Seat maps.'),
  TTL_PERSONAL: seconds(1_800, "A person's own data."),
  TTL_REAL_TIME: seconds(30, 'Figures that move.'),
  TTL_NEGATIVE: seconds(30, 'Answers that there is no such thing.'),
  TTL_RAW: seconds(3_600, 'Analytics, first level: what reports are made of, as the database counts it.'),
  TTL_AGGREGATED: seconds(900, 'Analytics, second level: each report, made of the first.'),
  TTL_ANALYTICS: seconds(300, 'Analytics, third level: each answer, cut from the second.'),

  SEED_SCALE: oneOf(
    ['none', 'tiny', 'small', 'medium', 'large'],
    'small',
    'What an empty database is filled with at start.',
  ),
  SEED_ANCHOR_DATE: optional(
    Type.String({ format: 'date', description: 'Day around which flights are made, `YYYY-MM-DD`. Default: today.' }),
  ),
})

type Settings = Static<typeof settings>

/** The settings, complete: what depends on another setting has been decided. */
export type Config = Omit<Settings, 'WORKSHOP' | 'HONOR_CLIENT_CACHE_CONTROL' | 'LOG_REQUESTS'> & {
  LOG_REQUESTS: 'all' | 'notable'
  WORKSHOP: boolean
  HONOR_CLIENT_CACHE_CONTROL: boolean
  /** Whether `PORT` was asked for: then a taken port ends the start. */
  portIsExplicit: boolean
}

/** A setting that cannot be used. The message is one line for the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const secret = /URL|PASSWORD|TOKEN|ENDPOINT/

function unusable(name: string, value: string | undefined): ConfigError {
  const shown = secret.test(name) ? 'the value given' : JSON.stringify(value)
  return new ConfigError(`${name}: ${shown} is not usable: ${allowed(name)}`)
}

/** The environment, with what a file `.env` in this folder adds to it. */
export function environment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/**
 * Reads the environment (empty variables count as unset). Throws a `ConfigError` that names the variable, the value and
 * what is allowed; the value of a secret is not repeated.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(settings.properties)) {
    const value = environment[name]
    if (value !== undefined && value !== '') given[name] = typed(schema, value)
  }
  const values = Value.Default(settings, given)
  const [fault] = Value.Errors(settings, values)
  if (fault) {
    const name = fault.instancePath.split('/')[1] ?? ''
    throw unusable(name, environment[name])
  }
  const config = Value.Decode(settings, values)
  checkTogether(config)
  const production = config.NODE_ENV === 'production'
  return {
    ...withWorkshopNames(config),
    LOG_REQUESTS: config.LOG_REQUESTS ?? (production ? 'notable' : 'all'),
    WORKSHOP: config.WORKSHOP ?? !production,
    HONOR_CLIENT_CACHE_CONTROL: config.HONOR_CLIENT_CACHE_CONTROL ?? !production,
    portIsExplicit: Boolean(environment.PORT),
  }
}

/** The text of a variable as the type that its schema wants, or unchanged where it is not of that type. */
function typed(schema: TSchema, value: string): unknown {
  const type = 'type' in schema ? schema.type : 'string'
  if (type === 'integer' && /^-?\d+$/.test(value)) return Number(value)
  if (type === 'number' && /^\d*\.?\d+$/.test(value)) return Number(value)
  if (type === 'boolean') return { true: true, '1': true, false: false, '0': false }[value.toLowerCase()] ?? value
  return value
}

/** What a variable may be, for people: the message of a fault, and the README's table. */
export function allowed(name: string): string {
  const schemas: Record<string, object | undefined> = settings.properties
  const schema: Record<string, unknown> = { ...schemas[name] }
  if (Array.isArray(schema.enum)) return schema.enum.join(', ')
  if (schema.type === 'integer') return `a whole number from ${schema.minimum} to ${schema.maximum}`
  if (schema.type === 'number') return `a number from ${schema.minimum} to ${schema.maximum}`
  if (schema.type === 'boolean') return 'true or false'
  if (schema.minLength) return `at least ${schema.minLength} characters`
  if (schema.pattern === databaseUrl) return 'a postgres://, mysql:// or mariadb:// URL'
  if (schema.pattern === valkeyUrl) return 'a valkey://, valkeys://, valkey+sentinel:// or valkey+cluster:// URL'
  if (schema.pattern === host) return 'the name or the address of a host'
  if (schema.pattern === publicOrigin) return 'http:// or https://, a host, and a port if it is not the usual one'
  if (schema.pattern === collectorUrl) return 'http:// or https://, a host, and a port or path where it has one'
  if (schema.pattern === trustedProxies) return 'IP addresses or networks, separated by commas'
  if (name === 'KEY_PREFIX') return 'words that each end in a colon'
  if (schema.format === 'date') return 'a date, YYYY-MM-DD'
  return 'text'
}

function checkTogether(config: Settings): void {
  // What a pattern cannot tell: a port that is too high, an address with too many parts.
  for (const [name, url] of [
    ['DATABASE_URL', config.DATABASE_URL],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', config.OTEL_EXPORTER_OTLP_ENDPOINT],
    ['DB_HOST', config.DB_HOST && `host://${inUrl(config.DB_HOST)}`],
    ['CACHE_HOST', config.CACHE_HOST && `host://${inUrl(config.CACHE_HOST)}`],
  ] as const) {
    if (url && !URL.canParse(url)) throw unusable(name, config[name])
  }
  for (const [needed, parts] of [
    ['DB_ENGINE', ['DB_HOST', 'DB_PORT', 'DB_USER', 'DB_PASSWORD', 'DB_NAME']],
    ['CACHE_HOST', ['CACHE_PORT']],
  ] as const) {
    const part = parts.find((name) => config[name] !== undefined)
    if (part && !config[needed]) throw new ConfigError(`${needed}: missing: ${part} means nothing without it`)
  }
  if (config.DB_ENGINE && !config.DATABASE_URL) {
    for (const name of ['DB_HOST', 'DB_USER', 'DB_NAME'] as const) {
      if (!config[name]) throw new ConfigError(`${name}: missing: DB_ENGINE needs DB_HOST, DB_USER and DB_NAME`)
    }
  }
  for (const [name, value] of [
    ['REAP_AFTER_SECONDS', config.REAP_AFTER_SECONDS * 1000],
    ['CACHE_LEASE_MS', config.CACHE_LEASE_MS],
  ] as const) {
    if (value > config.DB_TIMEOUT_MS) continue
    throw new ConfigError(`${name}: ${config[name]} is not usable: longer than DB_TIMEOUT_MS, ${config.DB_TIMEOUT_MS}`)
  }
  if (!config.CACHE_HOST && Boolean(config.VALKEY_CACHE_URL) !== Boolean(config.VALKEY_STATE_URL)) {
    const missing = config.VALKEY_CACHE_URL ? 'VALKEY_STATE_URL' : 'VALKEY_CACHE_URL'
    throw new ConfigError(`${missing}: missing: set both URLs (they may be the same), or neither`)
  }
}

/** The workshop's `DB_*` and `CACHE_*` as URLs, where no URL is given. */
function withWorkshopNames(config: Settings): Settings {
  const urls: Pick<Settings, 'DATABASE_URL' | 'VALKEY_CACHE_URL' | 'VALKEY_STATE_URL'> = {}
  if (!config.DATABASE_URL && config.DB_ENGINE) {
    const scheme = config.DB_ENGINE.startsWith('postgres') ? 'postgres' : 'mysql'
    const port = config.DB_PORT ?? (scheme === 'postgres' ? 5432 : 3306)
    const url = new URL(`${scheme}://${inUrl(config.DB_HOST ?? '')}:${port}`)
    url.username = encodeURIComponent(config.DB_USER ?? '')
    url.password = encodeURIComponent(config.DB_PASSWORD ?? '')
    url.pathname = `/${config.DB_NAME}`
    urls.DATABASE_URL = url.href
  }
  if (config.CACHE_HOST) {
    const url = `valkey://${inUrl(config.CACHE_HOST)}:${config.CACHE_PORT ?? 6379}`
    urls.VALKEY_CACHE_URL = config.VALKEY_CACHE_URL ?? url
    urls.VALKEY_STATE_URL = config.VALKEY_STATE_URL ?? url
  }
  return { ...config, ...urls }
}

/** A host as a URL has it: an IPv6 address in brackets. */
const inUrl = (host: string) => (host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host)
