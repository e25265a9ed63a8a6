import { fileURLToPath } from 'node:url'
import type { Body } from './payload.ts'
import { NO_COPIES, serviceArgs, serviceSettings } from './service.ts'

/** One of the compared servers. */
export interface Variant {
  /** Name on the command line. */
  id: string
  /** Name in the table. */
  name: string
  kind: 'limit' | 'by hand' | 'library' | 'ours'
  /** Packages to list with their versions. */
  packages: string[]
  /** Required beginning of `Cache-Status`. Only for this service. */
  hit?: string
  /** Arguments and environment of node. */
  command: (urls: Urls, options: CommandOptions) => { args: string[]; env: Record<string, string> }
}

export interface CommandOptions {
  body: Body
  /** Folder of the built service. Default: this checkout. */
  folder?: string | undefined
}

export interface Urls {
  database: string
  cache: string
  state: string
}

export const variants: readonly Variant[] = [
  peer('limit', 'Fastify, buffers in memory: the limit', 'limit', ['fastify']),
  peer('by-hand', 'by hand: GET, the text sent as it is', 'by hand', ['iovalkey']),
  peer('by-hand-parsed', 'by hand: GET, parsed, response schema', 'by hand', ['iovalkey']),
  peer('bentocache-redis', 'bentocache, Redis', 'library', ['bentocache', 'ioredis']),
  peer('bentocache-memory', 'bentocache, memory + Redis + bus', 'library', ['bentocache', 'ioredis']),
  peer('bentocache-objects', 'the same, objects in memory (`serialize: false`)', 'library', ['bentocache', 'ioredis']),
  peer('async-cache-dedupe', 'async-cache-dedupe, Redis', 'library', ['async-cache-dedupe', 'iovalkey']),
  peer('cache-manager', 'cache-manager, keyv, Valkey', 'library', ['cache-manager', 'keyv', '@keyv/valkey']),
  peer('cachified', 'cachified, Redis', 'library', ['@epic-web/cachified', 'cachified-redis-adapter', 'iovalkey']),
  ours('ours-valkey', 'ours, Valkey', 'valkey; hit', NO_COPIES),
  ours('ours-local', 'ours, local', 'local; hit', {}),
]

/** Prefix of a variant's keys. */
export const prefixOf = ({ id }: Variant) => `${id}:`

function peer(id: string, name: string, kind: Variant['kind'], packages: string[]): Variant {
  const script = fileURLToPath(new URL('server.ts', import.meta.url))
  return {
    id,
    name,
    kind,
    packages,
    command: ({ cache }, { body }) => ({
      args: ['--import', import.meta.resolve('tsx'), script, id],
      env: {
        BENCH_VALKEY: cache.replace(/^valkey:/, 'redis:'),
        BENCH_PREFIX: `${id}:`,
        BENCH_BYTES: String(body.bytes),
        BENCH_GZIP: body.gzip ? '1' : '',
      },
    }),
  }
}

function ours(id: string, name: string, hit: string, env: Record<string, string>): Variant {
  return {
    id,
    name,
    kind: 'ours',
    packages: ['fastify', 'iovalkey', 'pino'],
    hit,
    command: (urls, { body, folder }) => ({
      args: serviceArgs(folder),
      env: { ...serviceSettings({ urls, prefix: `${id}:`, body }), ...env },
    }),
  }
}
