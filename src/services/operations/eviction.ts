import type { Guarded } from '../../cache/cache.ts'
import { areSame, type Holds, type Memory, meaningOf, memoryOf, type Policy, warningsOf } from '../../cache/policies.ts'
import { nodesOf, type Valkey } from '../../cache/valkey.ts'
import { AppError } from '../../errors.ts'
import { orUnavailable } from '../or-unavailable.ts'

/** What one server (or all primaries of a cluster together) does when its memory is full. Sizes in bytes. */
export interface ServerEviction {
  /** It is cache and state at once. */
  shared: boolean
  /** Null when the server does not tell. */
  policy: string | null
  /** Summed over the primaries; 0 when one of them has no limit. */
  maxmemory: number
  usedMemory: number
  /** Since the server was started. */
  evictedKeys: number
  primaries: { policy: string | null; maxmemory: number; usedMemory: number; evictedKeys: number }[]
  /** What all that means for what the server holds. */
  meaning: string
  warnings: string[]
}

export interface EvictionChange {
  policy?: Policy
  /** Of each primary, bytes; 0 is no limit. */
  maxmemory?: number
}

/**
 * How the two servers evict, and how the cache server is to. `sameUrl`: one address was configured for both; that two
 * addresses lead to one server is found out.
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
    /** Rejects with `unavailable` while a server is unavailable. */
    read,

    /**
     * Changes what is given on every primary of the cache server, until it is started again, and answers what `read` does
     * then. Refuses (`validation-failed`) to let a server evict that is also the state; `forbidden` when the server does
     * not let itself be configured.
     */
    change: async ({ policy, maxmemory }: EvictionChange) => {
      const { cache } = await read()
      if (cache.shared && policy !== undefined && policy !== 'noeviction') {
        throw new AppError(
          'validation-failed',
          'This server is cache and state at once: nothing of it may be evicted.',
          {
            errors: [{ path: 'body.policy', message: 'must be noeviction while one server is cache and state' }],
          },
        )
      }
      const settings = [
        ...(policy === undefined ? [] : ['maxmemory-policy', policy]),
        ...(maxmemory === undefined ? [] : ['maxmemory', maxmemory]),
      ]
      // Both in one command: a server takes both, or neither.
      await ask(cacheServer, (client) =>
        Promise.all(nodesOf(client).map((node) => node.call('CONFIG', 'SET', ...settings))),
      )
      return read()
    },
  }
}

export type Eviction = ReturnType<typeof createEviction>

/** The answer of a server that is there. That it will not do something is an answer, too, and opens no breaker. */
async function ask<T>({ client, patient }: Guarded, command: (client: Valkey) => Promise<T>): Promise<T> {
  const result = await patient
    .ask(() => command(client).then((value) => ({ value }), refusal))
    .catch(orUnavailable('A Valkey could not be asked.'))
  if ('value' in result) return result.value
  const detail = 'The Valkey does not let itself be configured from here: whoever runs it can.'
  throw new AppError('forbidden', detail, { cause: result.refusal })
}

/** An access list forbids the command, or the server does not have it, as managed ones. */
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
    meaning: policy === null ? 'The server does not tell its policy.' : withLimit(holds, policy, primaries),
    warnings: warningsOf(holds, new Set(primaries.map((memory) => memory.policy))),
  }
}

/** What a policy means, and what the limit does to it at the moment. */
function withLimit(holds: Holds, policy: string, primaries: readonly Memory[]): string {
  const meaning = meaningOf(holds, policy) ?? 'This is none of the policies that the service knows.'
  if (primaries.some(({ maxmemory, usedMemory }) => maxmemory > 0 && usedMemory > maxmemory)) {
    const now =
      policy === 'noeviction'
        ? 'writes are refused now'
        : 'it evicts now until it holds less, and refuses writes when nothing is left to evict'
    return `${meaning} It holds more than its limit: ${now}.`
  }
  if (primaries.some(({ maxmemory }) => maxmemory === 0))
    return `${meaning} It has no limit: give it one, before the machine's memory ends.`
  return meaning
}
