import type { Guarded } from '../../../cache/cache.ts'
import { CacheRefused } from '../../../cache/guard.ts'
import { type ServerInfo, serverInfoOf } from '../../../cache/server-info.ts'

/** Names of the two Valkeys. */
export type ServerName = 'cache' | 'state'

/** INFO of one Valkey: one member per primary, none while it is unavailable or refuses INFO. */
export interface ServerStats {
  name: ServerName
  status: 'up' | 'down'
  primaries: ServerInfo[]
}

/** Time for which a reply is reused, because the endpoint is public. Milliseconds. */
const FRESH_MS = 1_000

/** Reads INFO of the Valkeys, at most once a second for all callers. */
export function createServers(servers: Record<ServerName, Guarded>) {
  let latest: { at: number; result: Promise<ServerStats[]> } | undefined

  const ask = async ([name, { client, patient }]: [string, Guarded]): Promise<ServerStats> => {
    const primaries = await patient
      .ask(() => serverInfoOf(client))
      .catch((error) => (error instanceof CacheRefused ? [] : undefined))
    return { name: name as ServerName, status: primaries ? 'up' : 'down', primaries: primaries ?? [] }
  }

  return {
    read: (): Promise<ServerStats[]> => {
      if (latest === undefined || performance.now() - latest.at >= FRESH_MS) {
        latest = { at: performance.now(), result: Promise.all(Object.entries(servers).map(ask)) }
      }
      return latest.result
    },
  }
}

export type Servers = ReturnType<typeof createServers>
