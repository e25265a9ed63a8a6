import type { Guarded } from '../../cache/cache.ts'
import {
  areSame,
  type Holds,
  type Memory,
  meaningOf,
  memoryOf,
  type Policy,
  warningsOf,
} from '../../cache/eviction-policies.ts'
import { nodesOf, type Valkey } from '../../cache/valkey.ts'
import { AppError } from '../../errors.ts'
import { orUnavailable } from '../or-unavailable.ts'

/** Eviction of one server, or of all primaries of a cluster. Sizes in bytes. */
export interface ServerEviction {
  /** One server is cache and state. */
  shared: boolean
  /** Null when the server does not report it. */
  policy: string | null
  /** Sum over the primaries; 0 when one of them has no limit. */
  maxmemory: number
  usedMemory: number
  /** Evicted keys since the start of the server. */
  evictedKeys: number
  primaries: { policy: string | null; maxmemory: number; usedMemory: number; evictedKeys: number }[]
  /** Effect of the policy on the server's data, in a sentence. */
  meaning: string
  warnings: string[]
}

export interface EvictionChange {
  policy?: Policy
  /** Limit of each primary. Bytes; 0 means no limit. */
  maxmemory?: number
}

/**
 * Reads the eviction of both servers and changes that of the cache server. `sameUrl` means one URL for both; two URLs of one
 * server are detected.
 */
export function createEviction(servers: { cacheServer: Guarded; stateServer: Guarded; sameUrl: boolean }) {
  const { cacheServer, stateServer, sameUrl } = servers

  async function read(): Promise<{ cache: ServerEviction; state: ServerEviction }> {
    const [cache, state] = await Promise.all([ask(cacheServer, memoryOf), ask(stateServer, memoryOf)])
    const shared = sameUrl || areSame(cache, state)
    return {
      cache: evictionOf(shared ? 'both' : 'cache', cache),
      state: evictionOf(shared ? 'both' : 'state', state),
    }
  }

  return {
    /** Reads the eviction of both servers. Rejects with `unavailable` while one is unavailable. */
    read,

    /**
     * Changes the given settings on every primary of the cache server until its restart, and returns the new state. Rejects
     * with `validation-failed` if a server that also holds the state would evict, and with `forbidden` if the server rejects
     * the configuration.
     */
    change: async ({ policy, maxmemory }: EvictionChange) => {
      const { cache } = await read()
      if (cache.shared && policy !== undefined && policy !== 'noeviction') {
        throw new AppError('validation-failed', '`policy` must be noeviction: this server holds cache and state.', {
          errors: [{ path: 'body.policy', message: 'must be noeviction while one server holds cache and state' }],
        })
      }
      const settings = [
        ...(policy === undefined ? [] : ['maxmemory-policy', policy]),
        ...(maxmemory === undefined ? [] : ['maxmemory', maxmemory]),
      ]
      // One command for both settings: a server applies both or neither.
      await ask(cacheServer, (client) =>
        Promise.all(nodesOf(client).map((node) => node.call('CONFIG', 'SET', ...settings))),
      )
      return read()
    },
  }
}

export type Eviction = ReturnType<typeof createEviction>

/** Sends a command. A refusal is a reply of a healthy server: it becomes `forbidden` and opens no breaker. */
async function ask<T>({ client, patient }: Guarded, command: (client: Valkey) => Promise<T>): Promise<T> {
  const result = await patient
    .ask(() => command(client).then((value) => ({ value }), refusal))
    .catch(orUnavailable('A Valkey server is unavailable. Retry later.'))
  if ('value' in result) return result.value
  const detail = 'This Valkey server rejects `CONFIG`. Change its settings where it is hosted.'
  throw new AppError('forbidden', detail, { cause: result.refusal })
}

/** Returns a refusal: an ACL forbids the command, or a managed server does not have it. Rethrows other errors. */
function refusal(error: unknown): { refusal: Error } {
  if (error instanceof Error && /^(NOPERM|ERR) /.test(error.message)) return { refusal: error }
  throw error
}

function evictionOf(holds: Holds, primaries: readonly Memory[]): ServerEviction {
  const sum = (of: (memory: Memory) => number) => primaries.reduce((total, memory) => total + of(memory), 0)
  const policy = primaries[0]?.policy ?? null
  return {
    shared: holds === 'both',
    policy,
    maxmemory: primaries.some(({ maxmemory }) => maxmemory === 0) ? 0 : sum((memory) => memory.maxmemory),
    usedMemory: sum((memory) => memory.usedMemory),
    evictedKeys: sum((memory) => memory.evictedKeys),
    primaries: primaries.map(({ runId: _, policy = null, ...figures }) => ({ policy, ...figures })),
    meaning: policy === null ? 'The server does not report its policy.' : withLimit(holds, policy, primaries),
    warnings: warningsOf(holds, new Set(primaries.map((memory) => memory.policy))),
  }
}

/** Describes a policy and the current effect of the limit. */
function withLimit(holds: Holds, policy: string, primaries: readonly Memory[]): string {
  const meaning = meaningOf(holds, policy) ?? 'The service does not know this policy.'
  if (primaries.some(({ maxmemory, usedMemory }) => maxmemory > 0 && usedMemory > maxmemory)) {
    const now =
      policy === 'noeviction'
        ? 'writes are refused now'
        : 'it evicts keys until it is below the limit, and refuses writes if nothing is left to evict'
    return `${meaning} It holds more than its limit: ${now}.`
  }
  if (primaries.some(({ maxmemory }) => maxmemory === 0))
    return `${meaning} It has no limit. Set one, so that it cannot fill the machine's memory.`
  return meaning
}
