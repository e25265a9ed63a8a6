import { startProxy, type TcpProxy } from '../../test/support/proxy.ts'
import { startTestCluster, startTestPostgres, startTestValkey, type TestServer } from '../../test/support/servers.ts'
import { valkeyVersion } from '../../tools/valkey-info.ts'
import { createVersions, versionOf } from './database.ts'
import type { SubjectKind } from './subjects/index.ts'

/** Servers of one subject. */
export interface Servers {
  databaseUrl: string
  stateUrl: string
  /** URL for each member. */
  cacheUrl: (member: number) => string
  /** Servers with entries, which may be lost. */
  caches: TestServer[]
  /** The state server, if it is separate. */
  state?: TestServer
  /** Between the first member and the cache server. */
  proxy?: TcpProxy
}

export interface Ground {
  /** Versions of the database and of a cache server. */
  versions(): Promise<{ database: string; cache: string }>
  serversFor(topology: SubjectKind['topology']): Promise<Servers>
  close(): Promise<void>
}

// After a kill, a server restarts with all confirmed writes.
const durable = ['appendfsync always']

/** Starts private servers on demand. */
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
