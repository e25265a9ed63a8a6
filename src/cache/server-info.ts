import { nodesOf, type Valkey } from './valkey.ts'

/** What one server that holds keys says of itself. Sizes in bytes; what it does not tell is null, and counters are since its start. */
export interface ServerInfo {
  /** `valkey 8.0.1`. */
  version: string | null
  uptimeSeconds: number | null
  usedMemory: number
  peakMemory: number | null
  /** 0 is no limit. */
  maxmemory: number
  policy: string | null
  /** What the allocator holds, to what is used. */
  fragmentation: number | null
  /** Of all look-ups of keys by anybody; null when there were none. */
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

/** Asks every primary of a client. Rejects when one cannot be asked. */
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
