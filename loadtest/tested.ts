import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Child, startChild } from '../bench/peers/child.ts'
import type { ScaleName } from '../src/db/seed/scales.ts'
import { freePort } from '../src/embedded/free-port.ts'
import { askedAt, askValkey } from '../src/embedded/valkey/ask-valkey.ts'
import { openData } from './data.ts'
import type { WithoutIndex } from './without-index.ts'

/** The service under test. */
export interface Tested {
  /** URLs of its instances. */
  urls: () => readonly string[]
  adminToken: string | undefined
  /** Facts about the service for the report: names and values. */
  about: readonly (readonly [string, string])[]
  /** Control of a service that was started for the test; undefined for an existing one. */
  own: Own | undefined
  close: () => Promise<void>
}

export interface Own {
  /** Ends running instances and starts new ones, with settings in addition to those of production. */
  start: (options?: { settings?: Record<string, string>; instances?: number }) => Promise<void>
  /** The cache server, if it is private. Three seconds after it is killed, it starts again. */
  cache: { kill: () => Promise<void>; isUp: () => Promise<boolean> } | undefined
  withoutIndex: WithoutIndex | undefined
}

/** An existing service, at the URL of one instance or of several, separated by commas. */
export function findTested(baseUrl: string, adminToken: string | undefined): Tested {
  const urls = baseUrl.split(',').map((url) => {
    const found = /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url) : undefined
    // Anything else in the URL, such as a path, would be ignored silently.
    if (!found || found.href !== `${found.origin}/`) {
      throw new Error(
        `BASE_URL: ${url} is not valid. Allowed: http:// or https://, a host, and a port if it is not the usual one.`,
      )
    }
    return found.origin
  })
  return {
    urls: () => urls,
    adminToken,
    own: undefined,
    close: async () => {},
    about: [['Service', `${urls.join(', ')}, an existing service`]],
  }
}

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/** Starts the servers of a service for the test, with data around today. Servers of the environment are used instead of private ones. */
export async function startTested(options: {
  scale: ScaleName
  dataDir: string
  say: (line: string) => void
}): Promise<Tested> {
  const data = await openData(options)
  const { config, endpoints } = data
  const scratch = mkdtempSync(join(tmpdir(), 'flights-loadtest-'))
  const adminToken = randomBytes(24).toString('base64url')
  let children: Child[] = []

  const end = async () => {
    const ending = children
    children = []
    await Promise.all(ending.map((child) => child.end()))
  }
  const start: Own['start'] = async ({ settings = {}, instances = 1 } = {}) => {
    await end()
    const { database, cache, state } = endpoints.urls
    for (let i = 0; i < instances; i++) {
      const child = await startChild({
        onCore: [],
        args: [main],
        cwd: scratch,
        port: await freePort(),
        logFile: join(scratch, `service-${i}.log`),
        env: {
          DATABASE_URL: database,
          VALKEY_CACHE_URL: cache,
          VALKEY_STATE_URL: state,
          ADMIN_TOKEN: adminToken,
          // One instance runs the jobs.
          SEED_SCALE: 'none',
          KEY_PREFIX: config.KEY_PREFIX,
          ROLE: i === 0 ? 'all' : 'api',
          ...settings,
        },
      })
      children.push(child)
    }
  }
  return {
    adminToken,
    urls: () => children.map(({ port }) => `http://127.0.0.1:${port}`),
    about: [['Service', 'production settings, started for the test'], ...data.about],
    own: {
      start,
      cache: data.ownsCache ? privateCache(endpoints.urls.cache) : undefined,
      withoutIndex: data.withoutIndex,
    },
    close: async () => {
      await end()
      await data.close()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

function privateCache(url: string): NonNullable<Own['cache']> {
  const server = askedAt(url)
  return {
    kill: async () => {
      const [, pid] = /process_id:(\d+)/.exec(await askValkey(server, 'INFO server')) ?? []
      process.kill(Number(pid), 'SIGKILL')
    },
    isUp: () =>
      askValkey(server, 'PING').then(
        (answer) => answer.startsWith('+PONG'),
        () => false,
      ),
  }
}
