import type { Guarded } from '../../../cache/cache.ts'
import { type ServerInfo, serverInfoOf } from '../../../cache/server-info.ts'

/** What the service calls its Valkeys. */
export type ServerName = 'cache' | 'state'

/** What one Valkey says of itself: each server that holds keys, several on a cluster. None while it is unavailable. */
export interface ServerStats {
  name: ServerName
  status: 'up' | 'away'
  primaries: ServerInfo[]
}

/** For how long what a server said is good enough: strangers may ask. */
const FRESH_MS = 1_000

/** What the Valkeys say of themselves; each is asked once a second at most, however many want to know. */
export function createServers(servers: Record<ServerName, Guarded>) {
  let asked: { at: number; result: Promise<ServerStats[]> } | undefined

  const ask = async ([name, { client, patient }]: [string, Guarded]): Promise<ServerStats> => {
    const primaries = await patient.ask(() => serverInfoOf(client)).catch(() => undefined)
    return { name: name as ServerName, status: primaries ? 'up' : 'away', primaries: primaries ?? [] }
  }

  return {
    read: (): Promise<ServerStats[]> => {
      if (asked === undefined || performance.now() - asked.at >= FRESH_MS) {
        asked = { at: performance.now(), result: Promise.all(Object.entries(servers).map(ask)) }
      }
      return asked.result
    },
  }
}

export type Servers = ReturnType<typeof createServers>
