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
const oneOrigin = 'https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?'
const origins = `^${oneOrigin}(, *${oneOrigin})*$`
const collectorUrl = '^https?://[^/?#@\\s]+(/[^?#\\s]*)?$'
const trustedProxies = '^[0-9A-Fa-f]*[:.][0-9A-Fa-f:.]*(/\\d{1,3})?(,[0-9A-Fa-f]*[:.][0-9A-Fa-f:.]*(/\\d{1,3})?)*$'
const databaseUrl = '^(postgres|postgresql|mysql|mariadb)://.+$'
const node = '(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(:\\d{1,5})?'
const valkeyUrl = `^(valkey|valkeys|redis|rediss)(\\+sentinel|\\+cluster)?://([^@/]*@)?${node}(,${node})*(/[^/]*)?$`
const host = '^([A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+\\]?)$'

/** Every variable that the service reads, with its meaning, range and default. The table of docs/settings.md is generated from it. */
export const settings = Type.Object({
  NODE_ENV: oneOf(['development', 'production', 'test'], 'development', '`production` turns teaching aids off.'),
  HOST: Type.String({ default: '127.0.0.1', description: 'Address to listen on.' }),
  PORT: port('Port to listen on. 0: any free port. If unset and 3000 is in use: any free port.', 3000),
  ROLE: oneOf(['all', 'api', 'worker'], 'all', 'Role of this process: HTTP (api), jobs (worker), or both (all).'),
  SHUTDOWN_DELAY_MS: optional(
    Type.Integer({
      minimum: 0,
      maximum: 5_000,
      description:
        'Time after SIGTERM for which new connections are still served, while readiness is 503. Milliseconds. Default: 0; 3000 in production.',
    }),
  ),
  LOG_LEVEL: oneOf(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'info',
    'Lowest level that is logged.',
  ),
  LOG_REQUESTS: optional(
    oneOf(
      ['all', 'notable'],
      undefined,
      'Requests that are logged. `notable`: changes, failures and slow requests. Default: all; notable in production.',
    ),
  ),
  ADMIN_TOKEN: optional(
    Type.String({ minLength: 16, description: 'Bearer token of the admin. Unset: a random one is printed at start.' }),
  ),
  WORKSHOP: optional(
    Type.Boolean({
      description: 'Turns `Server-Timing` and other teaching aids on. Default: on, except in production.',
    }),
  ),
  HONOR_CLIENT_CACHE_CONTROL: optional(
    Type.Boolean({
      description:
        "Obeys the `Cache-Control` of every request, not only of the admin's. Default: on, except in production.",
    }),
  ),

  SESSION_IDLE_SECONDS: seconds(1_800, 'Idle TTL of a session.'),
  SESSION_ABSOLUTE_SECONDS: seconds(43_200, 'Absolute TTL of a session.'),
  SIGN_INS_PER_ADDRESS_PER_MINUTE: attempts(30, 'Failed sign-ins per minute from one address.'),
  SIGN_INS_PER_PASSPORT_PER_MINUTE: attempts(10, 'Failed sign-ins per minute with one passport from one address.'),
  WRONG_ADMIN_TOKENS_PER_ADDRESS_PER_MINUTE: attempts(
    10,
    'Wrong admin tokens per minute from one address, in each process. Further requests with a token get 429.',
  ),
  PUBLIC_ORIGIN: optional(
    text(
      'Origin that clients see, if a proxy terminates TLS or has another name: `https://flights.example`. With https, session cookies need TLS.',
      publicOrigin,
    ),
  ),
  SESSION_SAME_SITE: oneOf(
    ['lax', 'none'],
    'lax',
    '`SameSite` of the session cookie. `none` sends it with requests of pages of other sites, partitioned by site. It needs a `PUBLIC_ORIGIN` with https.',
  ),
  CORS_ORIGINS: optional(
    text(
      'Other origins whose pages may call the service with credentials, separated by commas: `http://localhost:5173`. Default: none.',
      origins,
    ),
  ),
  TRUST_PROXY: optional(
    text(
      'Proxies whose `X-Forwarded-*` headers count: addresses or networks, separated by commas. Default: none.',
      trustedProxies,
    ),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    text(
      'Address of an OpenTelemetry collector, OTLP over HTTP: `http://collector:4318`. Unset: no tracing.',
      collectorUrl,
    ),
  ),
  OTEL_TRACES_SAMPLER_ARG: Type.Number({
    default: 1,
    minimum: 0,
    maximum: 1,
    description: 'Share of requests and jobs that are traced, from 0 to 1. A `traceparent` of the caller overrides it.',
  }),

  DATABASE_URL: optional(
    text('`postgres://`, `mysql://` or `mariadb://`. Unset: a private PostgreSQL is started.', databaseUrl),
  ),
  DB_ENGINE: optional(
    oneOf(
      ['postgres', 'postgresql', 'mysql', 'mariadb'],
      undefined,
      'Engine of the database. `DB_*` is an alternative to `DATABASE_URL`.',
    ),
  ),
  DB_HOST: optional(text('Host of the database.', host)),
  DB_PORT: optional(port('Port of the database. Default: 5432 or 3306.')),
  DB_USER: optional(text('User of the database.')),
  DB_PASSWORD: optional(text('Password of the database.')),
  DB_NAME: optional(text('Name of the database.')),
  DB_POOL_CONNECTIONS: Type.Integer({
    default: 10,
    minimum: 1,
    maximum: 500,
    description: 'Maximum number of database connections, without those for reports.',
  }),
  DB_TIMEOUT_MS: ms(10_000, 100, 600_000, 'Timeout of one database query, including the wait for a connection.'),
  DB_REPORT_CONNECTIONS: Type.Integer({
    default: 2,
    minimum: 1,
    maximum: 100,
    description:
      'Maximum number of database connections for reports. They are separate, so that no request waits for a report.',
  }),
  DB_REPORT_TIMEOUT_MS: ms(30_000, 100, 600_000, 'Timeout of one report, and of each of its database queries.'),

  VALKEY_CACHE_URL: optional(
    text(
      'Valkey for the cache, which may lose data: `valkey://`, `valkeys://` (TLS), `valkey+sentinel://`, `valkey+cluster://`. Unset: a private one is started.',
      valkeyUrl,
    ),
  ),
  VALKEY_STATE_URL: optional(
    text(
      'Valkey for state, which must not lose data (`noeviction`, append-only file). Same URL forms. Unset: a private one is started.',
      valkeyUrl,
    ),
  ),
  CACHE_HOST: optional(
    text(
      'Host of one Valkey for cache and state. `CACHE_HOST` and `CACHE_PORT` are an alternative to the two URLs.',
      host,
    ),
  ),
  CACHE_PORT: optional(port('Port of `CACHE_HOST`. Default: 6379.')),
  VALKEY_SERVER_BIN: optional(text('Path of the `valkey-server` (or `redis-server` 7) that private servers run.')),
  DATA_DIR: Type.String({ default: '.data', description: 'Data folder of private servers.' }),

  KEY_PREFIX: Type.String({
    default: '',
    pattern: '^([A-Za-z0-9._-]+:)*$',
    description: 'Prefix of every key, ending in a colon: `prod:v2:`.',
  }),
  CACHE_TIMEOUT_MS: ms(50, 1, 10_000, 'Timeout of one cache command.'),
  STATE_TIMEOUT_MS: ms(1_000, 10, 60_000, 'Timeout of one command on the state Valkey that books or counts.'),
  HOLD_SECONDS: seconds(300, 'Duration of a hold on a seat.'),
  REAP_AFTER_SECONDS: seconds(
    30,
    'Age at which the reaper settles an open reservation. Must be longer than DB_TIMEOUT_MS.',
  ),
  CACHE_LEASE_MS: ms(
    15_000,
    100,
    120_000,
    'TTL of a lease, within which a reader must load and store a missing entry. Must be longer than DB_TIMEOUT_MS.',
  ),
  CACHE_WAIT_MS: ms(
    2_000,
    0,
    60_000,
    'Time for which a reader waits for the load of another reader before it loads without storing.',
  ),
  CACHE_STAMPEDE_PROTECTION: Type.Boolean({
    default: true,
    description:
      'Makes readers that miss the same entry share one load. `false`: each reader loads, to demonstrate a stampede. Not for production.',
  }),
  CACHE_MAX_CONCURRENT_LOADS: Type.Integer({
    default: 500,
    minimum: 1,
    maximum: 1_000_000,
    description:
      'Maximum number of concurrent loads in this process. Further ones get 503, first those of an address with more than half of them.',
  }),
  MAX_OPEN_STREAMS: Type.Integer({
    default: 1_000,
    minimum: 1,
    maximum: 1_000_000,
    description: 'Maximum number of open event streams in this process. Further ones get 503.',
  }),
  MAX_OPEN_STREAMS_PER_ADDRESS: Type.Integer({
    default: 200,
    minimum: 1,
    maximum: 1_000_000,
    description: 'Maximum number of open event streams of one address in this process. Further ones get 429.',
  }),
  CACHE_LOCAL_TTL_MS: ms(
    5_000,
    0,
    60_000,
    'TTL of an in-process copy, which limits how long it may be stale. 0: no copies.',
  ),
  CACHE_LOCAL_BYTES: Type.Integer({
    default: 67_108_864,
    minimum: 65_536,
    maximum: 68_719_476_736,
    description: 'Memory limit of all in-process copies together. Bytes.',
  }),
  CACHE_STALE_WHILE_REVALIDATE_SECONDS: seconds(
    30,
    'Grace after the TTL in which an entry is served while one process refreshes it, for kinds that allow it.',
  ),
  CACHE_STALE_IF_ERROR_SECONDS: seconds(
    600,
    'Grace after the TTL in which an entry is served when its load fails or is slow, for kinds that allow it.',
  ),
  CACHE_SOFT_TIMEOUT_MS: ms(500, 1, 60_000, 'Time for which a request waits for a load before it gets a stale entry.'),
  CACHE_GZIP_BYTES: Type.Integer({
    default: 16_384,
    minimum: 12,
    maximum: 1_073_741_824,
    description: 'Smallest body that is stored compressed. Bytes.',
  }),
  TTL_STATIC_SECONDS: seconds(86_400, 'TTL of reference data: airports, airlines, distances.'),
  TTL_SEMI_STATIC_SECONDS: seconds(21_600, 'TTL of schedules.'),
  TTL_BUSINESS_SECONDS: seconds(3_600, 'TTL of the airlines with the most routes.'),
  TTL_SEARCH_SECONDS: seconds(300, 'TTL of flight searches.'),
  TTL_SEATS_SECONDS: seconds(300, 'TTL of seat maps.'),
  TTL_PERSONAL_SECONDS: seconds(1_800, 'TTL of personal data.'),
  TTL_REAL_TIME_SECONDS: seconds(30, 'TTL of figures that change often.'),
  TTL_NEGATIVE_SECONDS: seconds(30, 'TTL of a "not found" result.'),
  TTL_RAW_SECONDS: seconds(3_600, 'TTL of the first level of analytics: figures as the database counts them.'),
  TTL_AGGREGATED_SECONDS: seconds(900, 'TTL of the second level of analytics: reports, computed from the first.'),
  TTL_ANALYTICS_SECONDS: seconds(300, 'TTL of the third level of analytics: responses, cut from the second.'),

  SEED_SCALE: optional(
    oneOf(
      ['none', 'tiny', 'small', 'medium', 'large'],
      undefined,
      'Generated data set to load into an empty database at start. Default: small; none in production.',
    ),
  ),
  SEED_ANCHOR_DATE: optional(
    Type.String({
      format: 'date',
      description: 'Day around which the data set has flights, `YYYY-MM-DD`. Default: today.',
    }),
  ),
})

type Settings = Static<typeof settings>

/** All settings. Defaults that depend on other settings are resolved. */
export type Config = Omit<
  Settings,
  'WORKSHOP' | 'HONOR_CLIENT_CACHE_CONTROL' | 'LOG_REQUESTS' | 'SEED_SCALE' | 'SHUTDOWN_DELAY_MS'
> & {
  SHUTDOWN_DELAY_MS: number
  LOG_REQUESTS: 'all' | 'notable'
  SEED_SCALE: 'none' | 'tiny' | 'small' | 'medium' | 'large'
  WORKSHOP: boolean
  HONOR_CLIENT_CACHE_CONTROL: boolean
  /** `CORS_ORIGINS` as browsers write them: in lower case, without the default port. */
  corsOrigins: readonly string[]
  /** `PORT` is set explicitly, so a port that is in use is an error. */
  portIsExplicit: boolean
}

/** A setting that is not valid. The message is one line for the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const secret = /URL|PASSWORD|TOKEN|ENDPOINT/

function invalid(name: string, value: string | undefined): ConfigError {
  const shown = secret.test(name) ? 'the value given' : JSON.stringify(value)
  return new ConfigError(`${name}: ${shown} is not valid. Allowed: ${allowed(name)}.`)
}

/** Returns the environment, extended by the file `.env` of this folder. */
export function environment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/**
 * Reads the settings from the environment. Empty variables count as unset. Throws a `ConfigError` with the variable, its
 * value (except for secrets) and the allowed values.
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
    throw invalid(name, environment[name])
  }
  const config = Value.Decode(settings, values)
  checkTogether(config)
  const production = config.NODE_ENV === 'production'
  return {
    ...withWorkshopNames(config),
    SHUTDOWN_DELAY_MS: config.SHUTDOWN_DELAY_MS ?? (production ? 3_000 : 0),
    LOG_REQUESTS: config.LOG_REQUESTS ?? (production ? 'notable' : 'all'),
    SEED_SCALE: config.SEED_SCALE ?? (production ? 'none' : 'small'),
    WORKSHOP: config.WORKSHOP ?? !production,
    HONOR_CLIENT_CACHE_CONTROL: config.HONOR_CLIENT_CACHE_CONTROL ?? !production,
    corsOrigins: originsIn(config).map((origin) => new URL(origin).origin),
    portIsExplicit: Boolean(environment.PORT),
  }
}

/** Converts the text of a variable to the type of its schema. Returns the text if that is impossible. */
function typed(schema: TSchema, value: string): unknown {
  const type = 'type' in schema ? schema.type : 'string'
  if (type === 'integer' && /^-?\d+$/.test(value)) return Number(value)
  if (type === 'number' && /^\d*\.?\d+$/.test(value)) return Number(value)
  if (type === 'boolean') return { true: true, '1': true, false: false, '0': false }[value.toLowerCase()] ?? value
  return value
}

/** Describes the allowed values of a variable, for error messages and docs/settings.md. */
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
  if (schema.pattern === origins)
    return 'origins (http:// or https://, a host, and a port if it is not the usual one), separated by commas'
  if (schema.pattern === collectorUrl) return 'http:// or https://, a host, and a port or path where it has one'
  if (schema.pattern === trustedProxies) return 'IP addresses or networks, separated by commas'
  if (name === 'KEY_PREFIX') return 'words that each end in a colon'
  if (schema.format === 'date') return 'a date, YYYY-MM-DD'
  return 'text'
}

const originsIn = ({ CORS_ORIGINS = '' }: Settings) => CORS_ORIGINS.split(/, */).filter(Boolean)

function checkTogether(config: Settings): void {
  // Patterns accept some impossible addresses, such as a port that is too high.
  for (const [name, url] of [
    ['DATABASE_URL', config.DATABASE_URL],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', config.OTEL_EXPORTER_OTLP_ENDPOINT],
    ...originsIn(config).map((origin) => ['CORS_ORIGINS', origin] as const),
    ['DB_HOST', config.DB_HOST && `host://${inUrl(config.DB_HOST)}`],
    ['CACHE_HOST', config.CACHE_HOST && `host://${inUrl(config.CACHE_HOST)}`],
  ] as const) {
    if (url && !URL.canParse(url)) throw invalid(name, config[name])
  }
  if (config.SESSION_SAME_SITE === 'none' && !config.PUBLIC_ORIGIN?.startsWith('https:'))
    throw new ConfigError(
      'SESSION_SAME_SITE: "none" is not valid. Allowed: lax, or none with a PUBLIC_ORIGIN that begins with https://.',
    )
  for (const name of ['VALKEY_CACHE_URL', 'VALKEY_STATE_URL'] as const) {
    if (!/^(valkeys|rediss)\+sentinel:/.test(config[name] ?? '')) continue
    throw new ConfigError(
      `${name}: TLS behind Sentinel is not supported, and the password would be sent in plain text. Use valkeys:// for one server, valkeys+cluster:// for a cluster, or valkey+sentinel:// in a network that you trust.`,
    )
  }
  for (const [needed, parts] of [
    ['DB_ENGINE', ['DB_HOST', 'DB_PORT', 'DB_USER', 'DB_PASSWORD', 'DB_NAME']],
    ['CACHE_HOST', ['CACHE_PORT']],
  ] as const) {
    const part = parts.find((name) => config[name] !== undefined)
    if (part && !config[needed]) throw new ConfigError(`${needed}: missing. ${part} needs it.`)
  }
  if (config.DB_ENGINE && !config.DATABASE_URL) {
    for (const name of ['DB_HOST', 'DB_USER', 'DB_NAME'] as const) {
      if (!config[name]) throw new ConfigError(`${name}: missing. DB_ENGINE needs DB_HOST, DB_USER and DB_NAME.`)
    }
  }
  for (const [name, value] of [
    ['REAP_AFTER_SECONDS', config.REAP_AFTER_SECONDS * 1000],
    ['CACHE_LEASE_MS', config.CACHE_LEASE_MS],
  ] as const) {
    if (value > config.DB_TIMEOUT_MS) continue
    throw new ConfigError(
      `${name}: ${config[name]} is not valid. Allowed: longer than DB_TIMEOUT_MS, ${config.DB_TIMEOUT_MS}.`,
    )
  }
  if (!config.CACHE_HOST && Boolean(config.VALKEY_CACHE_URL) !== Boolean(config.VALKEY_STATE_URL)) {
    const missing = config.VALKEY_CACHE_URL ? 'VALKEY_STATE_URL' : 'VALKEY_CACHE_URL'
    throw new ConfigError(`${missing}: missing. Set both Valkey URLs, which may be the same, or neither.`)
  }
}

/** Builds missing URLs from `DB_*` and `CACHE_*`, the names of the workshop. */
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

/** Writes a host for a URL: an IPv6 address gets brackets. */
const inUrl = (host: string) => (host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host)
