import { startProxy, type TcpProxy } from '../../test/support/proxy.ts'
import { startTestCluster, startTestPostgres, startTestValkey, type TestServer } from '../../test/support/servers.ts'
import { valkeyVersion } from '../../tools/valkey-info.ts'
import { createVersions, versionOf } from './database.ts'
import type { SubjectKind } from './subjects/index.ts'

/** What the members of one subject use. */
export interface Servers {
  databaseUrl: string
  stateUrl: string
  /** For each member. */
  cacheUrl: (member: number) => string
  /** The servers that hold entries, and may lose them. */
  caches: TestServer[]
  /** Where it is a server of its own. */
  state?: TestServer
  /** Before the cache server of the first member. */
  proxy?: TcpProxy
}

export interface Ground {
  /** What the database and a cache server call themselves. */
  versions(): Promise<{ database: string; cache: string }>
  serversFor(topology: SubjectKind['topology']): Promise<Servers>
  close(): Promise<void>
}

// A killed server comes back with all that it had confirmed.
const durable = ['appendfsync always']

/** Starts private servers, each when it is first needed. */
export function createGround(): Ground {
  const closing: (() => Promise<void>)[] = []
  let database: Promise<string> | undefined
  const started: Partial<Record<SubjectKind['topology'], Promise<Servers>>> = {}
  const keep = <T extends { close(): Promise<void> }>(server: T): T => {
    closing.push(() => server.close())
    return server
  }

  async function startDatabase(): Promise<string> {
    const { url } = keep(await startTestPostgres())
    await createVersions(url)
    return url
  }

  const start = {
    single: async (databaseUrl: string): Promise<Servers> => {
      const [cache, state] = await Promise.all([
        startTestValkey({ role: 'cache' }).then(keep),
        startTestValkey({ role: 'state', settings: durable }).then(keep),
      ])
      const proxy = keep(await startProxy({ to: cache.port }))
      const proxied = `valkey://127.0.0.1:${proxy.port}`
      const cacheUrl = (member: number) => (member === 0 ? proxied : cache.url)
      return { databaseUrl, stateUrl: state.url, cacheUrl, caches: [cache], state, proxy }
    },
    cluster: async (databaseUrl: string): Promise<Servers> => {
      const { url, nodes } = keep(await startTestCluster({ settings: durable }))
      return { databaseUrl, stateUrl: url, cacheUrl: () => url, caches: nodes }
    },
  }

  async function serversFor(topology: SubjectKind['topology']): Promise<Servers> {
    database ??= startDatabase()
    started[topology] ??= start[topology](await database)
    return started[topology]
  }

  return {
    serversFor,
    versions: async () => {
      const { databaseUrl, caches } = await serversFor('single')
      return {
        database: `PostgreSQL ${await versionOf(databaseUrl)}`,
        cache: await valkeyVersion(caches[0]?.port ?? 0),
      }
    },
    close: async () => {
      for (const close of closing.reverse()) await close()
    },
  }
}
