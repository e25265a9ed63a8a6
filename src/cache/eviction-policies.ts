import { nodesOf, type Valkey } from './valkey.ts'

/**
 * The eight eviction policies of Valkey, each with the keys that it evicts and its effect on a cache server.
 * https://valkey.io/topics/lru-cache/
 */
export const policies = {
  noeviction: {
    evicts: 'No key. Writes are refused.',
    forCache: 'When memory is full, nothing new is cached, and every miss loads again.',
  },
  'allkeys-lru': {
    evicts: 'The least recently used key.',
    forCache:
      'When memory is full, the least recently read entry is evicted. A crawler that reads many keys once evicts hot entries.',
  },
  'allkeys-lfu': {
    evicts: 'The least frequently used key.',
    forCache:
      'When memory is full, the least frequently read entry is evicted. Hot entries stay, even when many keys are read once.',
  },
  'allkeys-random': {
    evicts: 'A random key.',
    forCache:
      'When memory is full, a random entry is evicted, hot or not. Use it only if all entries are read equally often.',
  },
  'volatile-lru': {
    evicts: 'The least recently used key that has a TTL.',
    forCache:
      'Every entry has a TTL, so this equals allkeys-lru: when memory is full, the least recently read entry is evicted.',
  },
  'volatile-lfu': {
    evicts: 'The least frequently used key that has a TTL.',
    forCache:
      'Every entry has a TTL, so this equals allkeys-lfu: when memory is full, the least frequently read entry is evicted.',
  },
  'volatile-random': {
    evicts: 'A random key that has a TTL.',
    forCache:
      'Every entry has a TTL, so this equals allkeys-random: when memory is full, a random entry is evicted, hot or not.',
  },
  'volatile-ttl': {
    evicts: 'The key with the shortest remaining TTL.',
    forCache: 'When memory is full, the entry with the shortest remaining TTL is evicted, even if it is hot.',
  },
} as const

export type Policy = keyof typeof policies

export const policyNames = Object.keys(policies) as Policy[]

/** Role of a server. `both`: one server is cache and state. */
export type Holds = 'cache' | 'state' | 'both'

/** Memory limit and eviction policy of one server. */
export interface Memory {
  /** Undefined when the server does not report it. */
  policy: string | undefined
  /** Bytes. 0: no limit. */
  maxmemory: number
  usedMemory: number
  /** Since its start. */
  evictedKeys: number
  /** Random id of this run of the server. */
  runId: string | undefined
}

/** Reads every primary of a client. Rejects when one is unavailable. */
export async function memoryOf(client: Valkey): Promise<Memory[]> {
  const nodes = nodesOf(client)
  if (nodes.length === 0) throw new Error('no server of the cluster is known')
  return Promise.all(
    nodes.map(async (node) => {
      const info = await node.info()
      const value = (name: string) => new RegExp(`^${name}:([^\r\n]+)`, 'm').exec(info)?.[1]
      return {
        policy: value('maxmemory_policy'),
        maxmemory: Number(value('maxmemory') ?? 0),
        usedMemory: Number(value('used_memory') ?? 0),
        evictedKeys: Number(value('evicted_keys') ?? 0),
        runId: value('run_id'),
      }
    }),
  )
}

/** Whether two clients reach the same server, even by different addresses. */
export function areSame(one: readonly Memory[], other: readonly Memory[]): boolean {
  return one.some(({ runId }) => runId !== undefined && other.some((memory) => memory.runId === runId))
}

/** Effect of a policy on a server of this role. Undefined for an unknown policy. */
export function meaningOf(holds: Holds, policy: string): string | undefined {
  if (!isPolicy(policy)) return undefined
  if (holds === 'cache') return policies[policy].forCache
  if (policy === 'noeviction') {
    const refused = holds === 'both' ? 'bookings and new cache entries are refused' : 'bookings are refused'
    return `No key is evicted. When memory is full, ${refused} until there is room.`
  }
  const gone = policy.startsWith('volatile') ? 'holds, sessions and the tag index' : 'any of the state'
  return `When memory is full, ${gone} may be evicted. Passengers are then signed out, and stale entries are served.`
}

const isPolicy = (policy: string): policy is Policy => Object.hasOwn(policies, policy)

/** Problems with the policies of the primaries of a server of this role, as sentences. */
export function warningsOf(holds: Holds, found: ReadonlySet<string | undefined>): string[] {
  const warnings = []
  const evicting = [...found].filter((policy) => policy !== undefined && policy !== 'noeviction')
  if (holds !== 'cache' && evicting.length > 0) {
    warnings.push(
      `The state Valkey evicts (maxmemory-policy ${evicting}): seat maps, sessions and counters can be LOST. Set it to noeviction.`,
    )
  }
  if (holds === 'both') {
    warnings.push(
      'One Valkey is both cache and state. This is fine on a laptop, but not in production: when its memory is full, it refuses writes instead of evicting cache entries.',
    )
  }
  if (holds === 'cache' && found.has('noeviction')) {
    warnings.push('The cache Valkey does not evict: when its memory is full, nothing new is cached. Set allkeys-lfu.')
  }
  if (found.size > 1) warnings.push('The primaries have different policies.')
  return warnings
}

/**
 * Problems with the eviction policies, as sentences. A state server must evict nothing, even if it is also the cache server.
 * Returns no sentence if there is no problem, or if a server does not report its policy.
 */
export async function checkPolicies(servers: { cache: Valkey; state: Valkey; shared: boolean }): Promise<string[]> {
  const ask = (client: Valkey) => memoryOf(client).catch(() => [])
  const [cache, state] = await Promise.all([ask(servers.cache), ask(servers.state)])
  const warn = (holds: Holds, primaries: readonly Memory[]) =>
    warningsOf(holds, new Set(primaries.map((m) => m.policy)))
  if (servers.shared || areSame(cache, state)) return warn('both', state)
  return [...warn('state', state), ...warn('cache', cache)]
}
