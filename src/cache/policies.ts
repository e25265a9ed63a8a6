import { nodesOf, type Valkey } from './valkey.ts'

/**
 * What a server does when its memory is full: the eight policies of Valkey, each with what it evicts, and what that means for
 * the server that holds the cache.
 * See https://valkey.io/topics/lru-cache/.
 */
export const policies = {
  noeviction: {
    evicts: 'Nothing is evicted: writes are refused.',
    forCache: 'When memory is full nothing new is cached, and what is missing is loaded every time.',
  },
  'allkeys-lru': {
    evicts: 'Of all keys, the one that was not used for longest.',
    forCache: 'When memory is full the entry goes that was not read for longest: a crawl pushes out what is popular.',
  },
  'allkeys-lfu': {
    evicts: 'Of all keys, the one that is used least often.',
    forCache: 'When memory is full the entry goes that is read least often: what is popular stays, whatever is asked once.',
  },
  'allkeys-random': {
    evicts: 'Of all keys, any.',
    forCache: 'When memory is full any entry goes, popular or not: right only where all are read alike.',
  },
  'volatile-lru': {
    evicts: 'Of the keys that expire, the one that was not used for longest.',
    forCache: 'Every entry expires, so this is allkeys-lru: when memory is full the entry goes that was not read for longest.',
  },
  'volatile-lfu': {
    evicts: 'Of the keys that expire, the one that is used least often.',
    forCache: 'Every entry expires, so this is allkeys-lfu: when memory is full the entry goes that is read least often.',
  },
  'volatile-random': {
    evicts: 'Of the keys that expire, any.',
    forCache: 'Every entry expires, so this is allkeys-random: when memory is full any entry goes, popular or not.',
  },
  'volatile-ttl': {
    evicts: 'Of the keys that expire, the one that expires soonest.',
    forCache: 'When memory is full the entry goes that expires soonest, however often it is read.',
  },
} as const

export type Policy = keyof typeof policies

export const policyNames = Object.keys(policies) as Policy[]

/** What a server holds: `both` when one is cache and state at once. */
export type Holds = 'cache' | 'state' | 'both'

/** How one server that holds keys deals with its memory, as far as it tells. */
export interface Memory {
  /** Undefined when it does not tell, as Valkeys of last resort. */
  policy: string | undefined
  /** Bytes; 0 is no limit. */
  maxmemory: number
  usedMemory: number
  /** Since it was started. */
  evictedKeys: number
  /** Tells this run of this server from every other. */
  runId: string | undefined
}

/** Asks every primary of a client. Rejects when one cannot be asked. */
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

/** Whether two clients talk to the same server, by whatever addresses. */
export function areSame(one: readonly Memory[], other: readonly Memory[]): boolean {
  return one.some(({ runId }) => runId !== undefined && other.some((memory) => memory.runId === runId))
}

/** What a policy means for a server that holds this. */
export function meaningOf(holds: Holds, policy: string): string {
  if (policy === 'noeviction' && holds === 'both')
    return 'When memory is full both bookings and what is to be cached are refused, and nothing is lost.'
  if (policy === 'noeviction' && holds === 'state')
    return 'When memory is full bookings are refused until there is room, and nothing is lost.'
  const known = policies[policy as Policy]
  if (!known) return 'This service does not know what the policy means.'
  if (holds === 'cache') return known.forCache
  const gone = policy.startsWith('volatile') ? 'seat maps, sessions and the index of tags' : 'any of it'
  return `When memory is full ${gone} may be evicted: seats can be sold twice and stale entries be served.`
}

/** What is wrong with a policy for a server that holds this, as sentences; empty when nothing is. */
export function warningsOf(holds: Holds, policy: string | undefined): string[] {
  const warnings = []
  if (holds !== 'cache' && policy !== undefined && policy !== 'noeviction') {
    warnings.push(
      `The state Valkey evicts (maxmemory-policy ${policy}): seat maps, sessions and counters can be LOST. Set it to noeviction.`,
    )
  }
  if (holds === 'both') {
    warnings.push(
      'One Valkey is cache and state at once: fine on a laptop, not in production. When its memory is full it refuses writes; cached entries are not evicted.',
    )
  }
  if (holds === 'cache' && policy === 'noeviction') {
    warnings.push('The cache Valkey does not evict: when its memory is full, nothing new is cached. Set allkeys-lfu.')
  }
  if (holds === 'cache' && policy === 'volatile-ttl') {
    warnings.push(
      'The cache Valkey evicts what expires soonest (volatile-ttl), and leases do: when its memory is full, fills are refused. Set allkeys-lfu.',
    )
  }
  return warnings
}

/**
 * What is wrong with the eviction policies, as sentences: the state server may evict nothing, and a server that is cache
 * and state at once neither. Empty when all is well, or when a server does not tell.
 */
export async function checkPolicies(servers: { cache: Valkey; state: Valkey; shared: boolean }): Promise<string[]> {
  const ask = (client: Valkey) => memoryOf(client).catch((): Memory[] => [])
  const [cache, state] = await Promise.all([ask(servers.cache), ask(servers.state)])
  const policiesOf = (memories: Memory[]) => new Set(memories.length === 0 ? [undefined] : memories.map((m) => m.policy))
  const warn = (holds: Holds, memories: Memory[]) =>
    [...policiesOf(memories)].flatMap((policy) => warningsOf(holds, policy))
  if (servers.shared || areSame(cache, state)) return [...new Set(warn('both', state))]
  return [...warn('state', state), ...warn('cache', cache)]
}
