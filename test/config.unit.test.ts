import { describe, expect, test } from 'vitest'
import { connectValkey } from '../src/cache/valkey.ts'
import { ConfigError, readConfig, settings } from '../src/config.ts'

const faultOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'none'
}

describe('an environment without settings', () => {
  test('is a workshop on this machine', () => {
    expect(readConfig({})).toMatchObject({
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 3000,
      portIsExplicit: false,
      ROLE: 'all',
      WORKSHOP: true,
      HONOR_CLIENT_CACHE_CONTROL: true,
      SEED_SCALE: 'small',
      KEY_PREFIX: '',
    })
  })

  test('names no server and no token', () => {
    const config = readConfig({})
    for (const name of ['DATABASE_URL', 'VALKEY_CACHE_URL', 'VALKEY_STATE_URL', 'ADMIN_TOKEN'] as const) {
      expect(config[name]).toBeUndefined()
    }
  })

  test('equals an environment with empty settings', () => {
    const empty = Object.fromEntries(Object.keys(settings.properties).map((name) => [name, '']))
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  test('ignores unknown variables', () => {
    expect(readConfig({ HOME: '/root', npm_config_x: '1' })).toEqual(readConfig({}))
  })
})

test('the name of every numeric setting ends in its unit', () => {
  const units = /_(MS|SECONDS|BYTES|CONNECTIONS|LOADS|STREAMS|STREAMS_PER_ADDRESS|PER_MINUTE)$|^(\w+_)?PORT$/
  const numbers = Object.entries(settings.properties).filter(
    ([, schema]) => 'type' in schema && schema.type === 'integer',
  )
  expect(numbers.map(([name]) => name).filter((name) => !units.test(name))).toEqual([])
})

describe('production', () => {
  test('turns off teaching aids and client cache directives', () => {
    const config = readConfig({ NODE_ENV: 'production' })
    expect(config).toMatchObject({ WORKSHOP: false, HONOR_CLIENT_CACHE_CONTROL: false })
  })

  test('leaves an empty database empty, unless a scale is set', () => {
    expect(readConfig({ NODE_ENV: 'production' }).SEED_SCALE).toBe('none')
    expect(readConfig({ NODE_ENV: 'production', SEED_SCALE: 'tiny' }).SEED_SCALE).toBe('tiny')
  })

  test('can turn them on', () => {
    const config = readConfig({ NODE_ENV: 'production', WORKSHOP: 'true', HONOR_CLIENT_CACHE_CONTROL: '1' })
    expect(config).toMatchObject({ WORKSHOP: true, HONOR_CLIENT_CACHE_CONTROL: true })
  })
})

describe('a value has the type of its setting', () => {
  test.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['CACHE_WAIT_MS', '0', 0],
    ['TTL_SEARCH_SECONDS', '60', 60],
    ['OTEL_TRACES_SAMPLER_ARG', '0.05', 0.05],
    ['OTEL_TRACES_SAMPLER_ARG', '1', 1],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4318', 'http://collector:4318'],
    ['WORKSHOP', 'FALSE', false],
    ['WORKSHOP', '0', false],
    ['CACHE_STAMPEDE_PROTECTION', 'false', false],
    ['CACHE_STAMPEDE_PROTECTION', '', true],
    ['KEY_PREFIX', 'prod:v2:', 'prod:v2:'],
    ['SEED_ANCHOR_DATE', '2028-02-29', '2028-02-29'],
    ['SEED_SCALE', 'none', 'none'],
    ['DATABASE_URL', 'mariadb://db/flights', 'mariadb://db/flights'],
  ])('%s=%s', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toHaveProperty(name, expected)
  })

  test('records that the port is set explicitly', () => {
    expect(readConfig({ PORT: '3000' }).portIsExplicit).toBe(true)
  })
})

describe('CORS_ORIGINS', () => {
  test('are written as browsers write them', () => {
    const { corsOrigins } = readConfig({ CORS_ORIGINS: 'https://Flights.example:443, http://[::1]:5173,http://a:81' })
    expect(corsOrigins).toEqual(['https://flights.example', 'http://[::1]:5173', 'http://a:81'])
  })

  test.each(['http://a.example/', 'http://a.example,*', 'a.example', 'null', 'http://a.example:99999', 'http://a,'])(
    '%s is not valid',
    (value) => {
      expect(faultOf({ CORS_ORIGINS: value })).toMatch(/^CORS_ORIGINS: "/)
    },
  )

  test('are none by default', () => {
    expect(readConfig({}).corsOrigins).toEqual([])
  })
})

test('SESSION_SAME_SITE=none is accepted with TLS only', () => {
  const none = { SESSION_SAME_SITE: 'none' }
  expect(readConfig({ ...none, PUBLIC_ORIGIN: 'https://flights.example' }).SESSION_SAME_SITE).toBe('none')
  expect(faultOf({ ...none, PUBLIC_ORIGIN: 'http://flights.example' })).toMatch(/^SESSION_SAME_SITE: /)
})

describe('an invalid value is reported in one line with the variable, the value and the allowed values', () => {
  test.each([
    ['PORT', '70000', 'PORT: "70000" is not valid. Allowed: a whole number from 0 to 65535.'],
    ['PORT', '-1', 'PORT: "-1" is not valid. Allowed: a whole number from 0 to 65535.'],
    ['PORT', '80.5', 'PORT: "80.5" is not valid. Allowed: a whole number from 0 to 65535.'],
    ['PORT', '0x50', 'PORT: "0x50" is not valid. Allowed: a whole number from 0 to 65535.'],
    ['PORT', 'http', 'PORT: "http" is not valid. Allowed: a whole number from 0 to 65535.'],
    ['NODE_ENV', 'prod', 'NODE_ENV: "prod" is not valid. Allowed: development, production, test.'],
    ['ROLE', 'API', 'ROLE: "API" is not valid. Allowed: all, api, worker.'],
    ['WORKSHOP', 'yes', 'WORKSHOP: "yes" is not valid. Allowed: true or false.'],
    ['SEED_SCALE', 'huge', 'SEED_SCALE: "huge" is not valid. Allowed: none, tiny, small, medium, large.'],
    ['SEED_ANCHOR_DATE', '2026-02-30', 'SEED_ANCHOR_DATE: "2026-02-30" is not valid. Allowed: a date, YYYY-MM-DD.'],
    ['SEED_ANCHOR_DATE', 'today', 'SEED_ANCHOR_DATE: "today" is not valid. Allowed: a date, YYYY-MM-DD.'],
    [
      'CORS_ORIGINS',
      '*',
      'CORS_ORIGINS: "*" is not valid. Allowed: origins (http:// or https://, a host, and a port if it is not the usual one), separated by commas.',
    ],
    ['SESSION_SAME_SITE', 'strict', 'SESSION_SAME_SITE: "strict" is not valid. Allowed: lax, none.'],
    [
      'SESSION_SAME_SITE',
      'none',
      'SESSION_SAME_SITE: "none" is not valid. Allowed: lax, or none with a PUBLIC_ORIGIN that begins with https://.',
    ],
    ['KEY_PREFIX', 'prod', 'KEY_PREFIX: "prod" is not valid. Allowed: words that each end in a colon.'],
    ['KEY_PREFIX', '{x}:', 'KEY_PREFIX: "{x}:" is not valid. Allowed: words that each end in a colon.'],
    ['OTEL_TRACES_SAMPLER_ARG', '2', 'OTEL_TRACES_SAMPLER_ARG: "2" is not valid. Allowed: a number from 0 to 1.'],
    ['OTEL_TRACES_SAMPLER_ARG', '10%', 'OTEL_TRACES_SAMPLER_ARG: "10%" is not valid. Allowed: a number from 0 to 1.'],
    ['TTL_SEARCH_SECONDS', '0', 'TTL_SEARCH_SECONDS: "0" is not valid. Allowed: a whole number from 1 to 31536000.'],
    [
      'LOG_LEVEL',
      'loud\nand clear',
      'LOG_LEVEL: "loud\\nand clear" is not valid. Allowed: fatal, error, warn, info, debug, trace, silent.',
    ],
  ])('%s=%j', (name, value, message) => {
    expect(faultOf({ [name]: value })).toBe(message)
  })

  test.each([
    ['ADMIN_TOKEN', 'too-short', 'at least 16 characters'],
    ['DATABASE_URL', 'oracle://scott:tiger@db/flights', 'a postgres://, mysql:// or mariadb:// URL'],
    ['DATABASE_URL', 'postgres://scott:ti ger@d b/flights', 'a postgres://, mysql:// or mariadb:// URL'],
    ['VALKEY_CACHE_URL', 'http://:tiger@cache', 'a valkey://, valkeys://, valkey+sentinel:// or valkey+cluster:// URL'],
    ['VALKEY_STATE_URL', 'valkey://:tiger@a:x', 'a valkey://, valkeys://, valkey+sentinel:// or valkey+cluster:// URL'],
    [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'http://scott:tiger@collector',
      'http:// or https://, a host, and a port or path where it has one',
    ],
    [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'collector:4318',
      'http:// or https://, a host, and a port or path where it has one',
    ],
    [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'http://collector:99999',
      'http:// or https://, a host, and a port or path where it has one',
    ],
  ])('an error about %s omits its value, which may be a secret', (name, value, allowed) => {
    expect(faultOf({ VALKEY_CACHE_URL: 'valkey://a', VALKEY_STATE_URL: 'valkey://b', [name]: value })).toBe(
      `${name}: the value given is not valid. Allowed: ${allowed}.`,
    )
  })
})

describe('the workshop names of servers', () => {
  const db = { DB_ENGINE: 'postgres', DB_HOST: 'db', DB_USER: 'u', DB_NAME: 'flights' }

  test.each([
    [{ ...db }, 'postgres://u@db:5432/flights'],
    [{ ...db, DB_PORT: '6000', DB_PASSWORD: 'p' }, 'postgres://u:p@db:6000/flights'],
    [{ ...db, DB_ENGINE: 'postgresql' }, 'postgres://u@db:5432/flights'],
    [{ ...db, DB_ENGINE: 'mysql' }, 'mysql://u@db:3306/flights'],
    [{ ...db, DB_ENGINE: 'mariadb' }, 'mysql://u@db:3306/flights'],
    [{ ...db, DB_HOST: '::1' }, 'postgres://u@[::1]:5432/flights'],
  ])('%j', (environment, url) => {
    expect(readConfig(environment).DATABASE_URL).toBe(url)
  })

  test('keep every character of a user and a password', () => {
    const password = 'p@ss:w/o?r#d% ü'
    const { DATABASE_URL = '' } = readConfig({ ...db, DB_USER: 'a@b', DB_PASSWORD: password })
    const url = new URL(DATABASE_URL)
    expect(decodeURIComponent(url.password)).toBe(password)
    expect(decodeURIComponent(url.username)).toBe('a@b')
    expect(url.hostname).toBe('db')
  })

  test('give way to a URL', () => {
    expect(readConfig({ ...db, DATABASE_URL: 'mysql://other/x' }).DATABASE_URL).toBe('mysql://other/x')
  })

  test.each(['DB_HOST', 'DB_USER', 'DB_NAME'])('require %s', (name) => {
    expect(faultOf({ ...db, [name]: '' })).toBe(`${name}: missing. DB_ENGINE needs DB_HOST, DB_USER and DB_NAME.`)
  })

  test('reject an invalid host in one line', () => {
    expect(faultOf({ ...db, DB_HOST: 'two words' })).toMatch(/^DB_HOST: "two words" is not valid. /)
    expect(faultOf({ CACHE_HOST: 'two words' })).toMatch(/^CACHE_HOST: "two words" is not valid. /)
  })

  test('one cache host is used for cache and state', () => {
    const both = (url: string) => ({ VALKEY_CACHE_URL: url, VALKEY_STATE_URL: url })
    expect(readConfig({ CACHE_HOST: 'c' })).toMatchObject(both('valkey://c:6379'))
    expect(readConfig({ CACHE_HOST: 'c', CACHE_PORT: '7000' })).toMatchObject(both('valkey://c:7000'))
    expect(readConfig({ CACHE_HOST: '::1' })).toMatchObject(both('valkey://[::1]:6379'))
  })

  test('a URL takes precedence over the cache host', () => {
    expect(readConfig({ CACHE_HOST: 'c', VALKEY_STATE_URL: 'valkey://s' })).toMatchObject({
      VALKEY_CACHE_URL: 'valkey://c:6379',
      VALKEY_STATE_URL: 'valkey://s',
    })
  })

  test.each(['valkeys', 'rediss'])('%s+sentinel:// is refused, because there is no TLS behind Sentinel', (scheme) => {
    const url = `${scheme}+sentinel://:tiger@a,b/main`
    const message = faultOf({ VALKEY_CACHE_URL: 'valkey://c', VALKEY_STATE_URL: url })
    expect(message).toMatch(/^VALKEY_STATE_URL: TLS behind Sentinel is not supported/)
    expect(message).not.toContain('tiger')
    expect(() => connectValkey({ url, name: 'test', onError: () => {} })).toThrow('not supported')
  })

  test.each([
    ['VALKEY_CACHE_URL', 'VALKEY_STATE_URL'],
    ['VALKEY_STATE_URL', 'VALKEY_CACHE_URL'],
  ])('%s alone is rejected', (given, missing) => {
    expect(faultOf({ [given]: 'valkey://a' })).toBe(
      `${missing}: missing. Set both Valkey URLs, which may be the same, or neither.`,
    )
  })

  test.each([
    'valkey://a:1/2',
    'valkeys://user:p%40ss@a:1',
    'redis://[::1]:6379',
    'rediss://a',
    'valkey+cluster://a:1,b:2,c:3',
    'valkey+sentinel://:pw@a:1,b:2/mymaster',
  ])('accepts the Valkey URL %s', (url) => {
    expect(readConfig({ VALKEY_CACHE_URL: url, VALKEY_STATE_URL: url }).VALKEY_CACHE_URL).toBe(url)
  })
})
