import { describe, expect, test } from 'vitest'
import { readConfig, settings } from '../src/config.ts'
import { productionWarnings, settingWarnings } from '../src/setting-warnings.ts'

test.each([
  [{ CACHE_ENGINE: 'memcached' }, 'CACHE_ENGINE: "memcached" has no effect. The cache runs on valkey or redis.'],
  [{ CACHE_TTL: '300' }, 'CACHE_TTL has no effect. Each kind of entry has its own TTL: see TTL_*_SECONDS.'],
  [{ OLLAMA_HOST: 'http://ollama' }, 'OLLAMA_HOST has no effect. This service does not use a language model.'],
])('%j, a setting of the workshop without effect, is named in a warning', (environment, warning) => {
  expect(settingWarnings(environment)).toEqual([warning])
})

test.each([
  ['TTL_SEARCH', 'TTL_SEARCH_SECONDS'],
  ['CACHE_STALE_IF_ERROR', 'CACHE_STALE_IF_ERROR_SECONDS'],
  ['SIGN_IN_PER_ADDRESS', 'SIGN_INS_PER_ADDRESS_PER_MINUTE'],
  ['SESSION_IDLE', 'SESSION_IDLE_SECONDS'],
  ['ADMIN_TOKKEN', 'ADMIN_TOKEN'],
  ['CACHE_TIMOUT_MS', 'CACHE_TIMEOUT_MS'],
])('%s gets a warning that names %s', (name, closest) => {
  expect(settingWarnings({ [name]: '1' })).toEqual([
    `${name} is not a setting and has no effect. Did you mean ${closest}?`,
  ])
})

test.each(['CACHE_COLOUR', 'CACHE_LOADS_AT_MOST'])(
  '%s, which resembles no setting, gets a warning without a name',
  (name) => {
    expect(settingWarnings({ [name]: '1' })).toEqual([`${name} is not a setting and has no effect.`])
  },
)

test('known settings, empty ones and variables of other programs get no warning', () => {
  const known = Object.fromEntries(Object.keys(settings.properties).map((name) => [name, '1']))
  const others = [
    'HOME',
    'LOGNAME',
    'NODE_OPTIONS',
    'NODE_PATH',
    'HOSTNAME',
    'TERM',
    'OTEL_SERVICE_NAME',
    'SESSION_MANAGER',
  ]
  const links = ['VALKEY_SERVICE_HOST', 'CACHE_PORT_6379_TCP', 'DB_PORT_5432_TCP_ADDR']
  const foreign = Object.fromEntries([...others, ...links].map((name) => [name, 'x']))
  expect(settingWarnings({ ...known, ...foreign, TTL_SEARCH: '', CACHE_ENGINE: 'valkey' })).toEqual([])
})

describe('in production', () => {
  const servers = {
    DATABASE_URL: 'postgres://db/flights',
    VALKEY_CACHE_URL: 'valkey://c',
    VALKEY_STATE_URL: 'valkey://s',
  }
  const production = { NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://flights.example', ...servers }
  const warnings = (environment: Record<string, string>) => productionWarnings(readConfig(environment))

  test('own servers and a public origin with TLS need no warning', () => {
    expect(warnings(production)).toEqual([])
  })

  test.each([
    [{ DATABASE_URL: '' }, 'DATABASE_URL'],
    [{ VALKEY_CACHE_URL: '', VALKEY_STATE_URL: '' }, 'VALKEY_CACHE_URL, VALKEY_STATE_URL'],
  ])('%j: a warning names the settings that replace private servers', (unset, named) => {
    expect(warnings({ ...production, ...unset })).toEqual([
      expect.stringMatching(new RegExp(`^Private servers.*: set ${named}\\.$`)),
    ])
  })

  test.each(['', 'http://flights.example'])(
    'PUBLIC_ORIGIN=%s: a warning says that cookies are not Secure',
    (origin) => {
      expect(warnings({ ...production, PUBLIC_ORIGIN: origin })).toEqual([
        expect.stringMatching(/cookies are not Secure.*https:\/\//),
      ])
    },
  )

  test('a worker has no cookies', () => {
    expect(warnings({ ...production, PUBLIC_ORIGIN: '', ROLE: 'worker' })).toEqual([])
  })

  test('a development machine gets no warning', () => {
    expect(warnings({})).toEqual([])
  })
})
