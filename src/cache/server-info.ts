import { nodesOf, type Valkey } from './valkey.ts'

/** State of one server that holds keys, from INFO. Sizes in bytes, counters since its start, null for fields that INFO lacks. */
export interface ServerInfo {
  /** `valkey 8.0.1`. */
  version: string | null
  uptimeSeconds: number | null
  usedMemory: number
  peakMemory: number | null
  /** 0: no limit. */
  maxmemory: number
  policy: string | null
  /** Memory that the allocator holds, as a multiple of the memory in use. */
  fragmentation: number | null
  /** Share of key look-ups by all clients that found a key. Null without any. */
  hitRatio: number | null
  keyspaceHits: number
  keyspaceMisses: number
  evictedKeys: number
  expiredKeys: number
  opsPerSecond: number
  connectedClients: number
  blockedClients: number
  keys: number
}

/** Reads every primary of a client. Rejects when one is unavailable. */
export async function serverInfoOf(client: Valkey): Promise<ServerInfo[]> {
  const nodes = nodesOf(client)
  if (nodes.length === 0) throw new Error('no server of the cluster is known')
  return Promise.all(nodes.map(async (node) => parse(await node.info())))
}

function parse(info: string): ServerInfo {
  const fields = new Map([...info.matchAll(/^(\w+):([^\r\n]*)/gm)].map(([, name = '', value = '']) => [name, value]))
  const number = (name: string) => Number(fields.get(name) ?? 0)
  const numberOrNull = (name: string) => (fields.has(name) ? number(name) : null)
  const [hits, misses] = [number('keyspace_hits'), number('keyspace_misses')]
  const version = fields.get('valkey_version') ?? fields.get('redis_version')
  const keyspaces = [...fields].filter(([name]) => /^db\d+$/.test(name))
  return {
    version: version === undefined ? null : `${fields.has('valkey_version') ? 'valkey' : 'redis'} ${version}`,
    uptimeSeconds: numberOrNull('uptime_in_seconds'),
    usedMemory: number('used_memory'),
    peakMemory: numberOrNull('used_memory_peak'),
    maxmemory: number('maxmemory'),
    policy: fields.get('maxmemory_policy') ?? null,
    fragmentation: numberOrNull('mem_fragmentation_ratio'),
    hitRatio: hits + misses === 0 ? null : Math.round((hits / (hits + misses)) * 10_000) / 10_000,
    keyspaceHits: hits,
    keyspaceMisses: misses,
    evictedKeys: number('evicted_keys'),
    expiredKeys: number('expired_keys'),
    opsPerSecond: number('instantaneous_ops_per_sec'),
    connectedClients: number('connected_clients'),
    blockedClients: number('blocked_clients'),
    keys: keyspaces.reduce((sum, [, value]) => sum + Number(/keys=(\d+)/.exec(value)?.[1] ?? 0), 0),
  }
}
