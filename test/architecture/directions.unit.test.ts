import { describe, expect, test } from 'vitest'
import { type Import, importsIn, partOf } from './imports.ts'

/** Files that every part may import. They import nothing themselves. */
const leaves = ['errors.ts', 'histogram.ts', 'recording.ts']

/**
 * Parts of `src` that each part may import, besides itself and the leaves. Files that are not listed here (`start.ts`,
 * `wire.ts`, `connections.ts`, `cli.ts`, `endpoints.ts`, `open-client.ts`) wire the parts and may import all of them.
 */
const directions: Record<string, readonly string[]> = {
  'app.ts': ['routes', 'services', 'telemetry', 'domain'],
  routes: ['services', 'cache', 'domain', 'telemetry'],
  telemetry: ['cache', 'workers'],
  workers: ['services', 'cache', 'log.ts'],
  services: ['cache', 'db', 'domain'],
  cache: [],
  db: ['domain'],
  domain: [],
  embedded: [],
  'app-settings.ts': ['config.ts'],
  'banner.ts': ['endpoints.ts', 'config.ts', 'domain', 'clients.ts'],
  'clients.ts': ['cache'],
  'config.ts': [],
  'keep-tick-fast.ts': [],
  'log.ts': [],
  'main.ts': ['keep-tick-fast.ts', 'start.ts'],
  'progress.ts': ['db'],
  'setting-warnings.ts': ['config.ts'],
  'shutdown.ts': [],
  ...Object.fromEntries(leaves.map((leaf) => [leaf, []])),
}

/** Files that wire the parts. */
const assembly = ['start.ts', 'wire.ts', 'connections.ts', 'cli.ts', 'endpoints.ts', 'open-client.ts']

/** Wires the services of a feature, and reads the settings for it. */
const isWiring = (file: string) => /^src\/services\/(wiring|[^/]+\/wire)\.ts$/.test(file)

const imports = importsIn('src')
const inside = imports.filter(({ to }) => to.startsWith('src/'))
const shown = (found: readonly Import[]) => found.map(({ from, to }) => `${from} -> ${to}`)

function isAllowed({ from, to, isType }: Import): boolean {
  const [importer, imported] = [partOf(from), partOf(to)]
  if (importer === imported || leaves.includes(imported) || assembly.includes(importer)) return true
  if (isWiring(from) && ['config.ts', 'log.ts'].includes(imported)) return true
  // `Services` is derived from the return type of `wire`.
  if (importer === 'app.ts' && imported === 'wire.ts' && isType) return true
  return (directions[importer] ?? []).includes(imported)
}

describe('imports', () => {
  test('exist', () => {
    expect(inside.length).toBeGreaterThan(100)
  })

  test('follow the allowed directions', () => {
    expect(shown(inside.filter((found) => !isAllowed(found)))).toEqual([])
  })

  test('come only from listed parts', () => {
    const known = [...Object.keys(directions), ...assembly]
    expect([...new Set(imports.map(({ from }) => partOf(from)))].filter((part) => !known.includes(part))).toEqual([])
  })

  test('of routes are only in app.ts', () => {
    const others = inside.filter(({ from, to }) => partOf(to) === 'routes' && partOf(from) !== 'routes')
    expect([...new Set(others.map(({ from }) => from))]).toEqual(['src/app.ts'])
  })

  test('never refer to tests, scripts or tools', () => {
    const outside = imports.filter(({ to }) => /^(test|scripts|tools|bench|loadtest)\//.test(to))
    expect(shown(outside)).toEqual([])
  })
})

describe('a package is imported only by its part', () => {
  test.each([
    ['fastify', ['routes', 'app.ts']],
    ['@fastify/', ['routes', 'app.ts']],
    ['typebox', ['routes', 'config.ts', 'workers']],
    ['drizzle-orm', ['db']],
    ['pg', ['db', 'embedded']],
    ['mysql2', ['db', 'embedded']],
    ['iovalkey', ['cache']],
    ['bullmq', ['workers']],
    ['prom-client', ['services']],
    ['@opentelemetry/', ['telemetry']],
  ])('%s to %j', (name, parts) => {
    const users = imports.filter(({ from, to, isType }) => !isType && isOf(to, name) && !parts.includes(partOf(from)))
    expect(shown(users)).toEqual([])
  })

  const isOf = (to: string, name: string) =>
    name.endsWith('/') ? to.startsWith(name) : to === name || to.startsWith(`${name}/`)
})
