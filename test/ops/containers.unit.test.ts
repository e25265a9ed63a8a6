import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig, settings } from '../../src/config.ts'

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

interface Service {
  image: string
  profiles: string[]
  command?: string[]
  environment?: Record<string, string>
  env_file?: unknown
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
}
const { services } = parse(readFileSync(root('docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>
}
const ours = Object.entries(services).filter(([, { image }]) => image === 'cache-me-if-you-can')

test('each profile is one database, both Valkeys, an api and a worker', () => {
  const of = (profile: string) => Object.keys(services).filter((name) => services[name]?.profiles.includes(profile))
  for (const profile of ['postgres', 'mysql']) {
    const expected = [`api-${profile}`, `worker-${profile}`, profile, 'valkey-cache', 'valkey-state']
    expect(of(profile).sort()).toEqual(expected.sort())
  }
  expect(ours.map(([name, { environment }]) => [name, environment?.ROLE])).toEqual([
    ['api-postgres', 'api'],
    ['worker-postgres', 'worker'],
    ['api-mysql', 'api'],
    ['worker-mysql', 'worker'],
  ])
})

test('the cache Valkey may lose data, the state Valkey must not', () => {
  expect(services['valkey-cache']?.command?.join(' ')).toMatch(
    /--maxmemory 256mb --maxmemory-policy allkeys-lfu --save {2}--appendonly no$/,
  )
  expect(services['valkey-state']?.command?.join(' ')).toMatch(/--maxmemory-policy noeviction .*--appendonly yes$/)
})

test.each(ours)('%s reads its settings from .env and waits until its servers are healthy', (_name, service) => {
  expect(service.env_file).toEqual([{ path: '.env', required: false }])
  expect(Object.values(service.depends_on ?? {})).toEqual(Array(3).fill({ condition: 'service_healthy' }))
})

test.each(ours)(
  '%s ignores addresses and paths of .env that are not the container’s',
  (_name, { environment = {} }) => {
    const unset = ['DATABASE_URL', 'DB_PORT', 'CACHE_HOST', 'CACHE_PORT', 'VALKEY_SERVER_BIN', 'DATA_DIR']
    expect(Object.fromEntries(unset.map((name) => [name, environment[name]]))).toEqual(
      Object.fromEntries(unset.map((name) => [name, ''])),
    )
    expect(environment).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000' })
  },
)

test.each(ours)('%s starts with its settings', (_name, { environment = {} }) => {
  const given = Object.entries(environment).map(([name, value]) => [
    name,
    value.replace(/^\$\{ADMIN_TOKEN:.*\}$/, 'x'.repeat(16)).replace(/^\$\{\w+:-(.*)\}$/, '$1'),
  ])
  const config = readConfig(Object.fromEntries(given))
  expect(config).toMatchObject({
    DB_ENGINE: environment.DB_ENGINE,
    DB_HOST: environment.DB_HOST,
    ROLE: environment.ROLE,
  })
  expect(Object.keys(environment).filter((name) => !(name in settings.properties))).toEqual([])
})

test('only the api is published, on this machine only', () => {
  const published = Object.entries(services).filter(([, { ports }]) => ports)
  expect(published.map(([name, { ports }]) => [name, ports?.length])).toEqual([
    ['api-postgres', 1],
    ['api-mysql', 1],
  ])
  for (const [, { ports }] of published) expect(ports?.[0]).toMatch(/^127\.0\.0\.1:/)
})

test('the image copies existing files, and the ignore file allows exactly these', () => {
  const copies = readFileSync(root('Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)
  const sources = new Set([...copies].flatMap(([, paths = '']) => paths.split(' ')))
  expect([...sources].filter((path) => !existsSync(root(path)))).toEqual([])
  const allowed = [...readFileSync(root('.dockerignore'), 'utf8').matchAll(/^!(.+)$/gm)].map(([, path]) => path)
  expect(allowed.sort()).toEqual([...sources].sort())
})
