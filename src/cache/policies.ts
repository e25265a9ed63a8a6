import { nodesOf, type Valkey } from './valkey.ts'

/**
 * What is wrong with the eviction policies, as sentences: the state server may evict nothing, and a server that is cache
 * and state at once neither. Empty when all is well, or when a server does not tell.
 */
export async function checkPolicies(servers: { cache: Valkey; state: Valkey; shared: boolean }): Promise<string[]> {
  const [cache, state] = await Promise.all([policyOf(servers.cache), policyOf(servers.state)])
  const warnings = []
  if (state !== undefined && state !== 'noeviction') {
    warnings.push(
      `The state Valkey evicts (maxmemory-policy ${state}): seat maps, sessions and counters can be LOST. Set it to noeviction.`,
    )
  }
  if (servers.shared) {
    warnings.push(
      'One Valkey is cache and state at once: fine on a laptop, not in production. When its memory is full it refuses writes; cached entries are not evicted.',
    )
  } else if (cache === 'noeviction') {
    warnings.push('The cache Valkey does not evict: when its memory is full, nothing new is cached. Set allkeys-lfu.')
  }
  return warnings
}

async function policyOf(client: Valkey): Promise<string | undefined> {
  try {
    const [node] = nodesOf(client)
    return /maxmemory_policy:(\S+)/.exec((await node?.info('memory')) ?? '')?.[1]
  } catch {
    return undefined
  }
}
