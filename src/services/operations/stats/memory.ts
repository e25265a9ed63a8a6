import type { Guarded } from '../../../cache/cache.ts'
import { kindOfKey } from '../../catalogue/catalogue.ts'
import { ask, type Node, primariesOf } from './ask.ts'
import type { ServerName } from './servers.ts'

/** Memory of the keys of one kind, estimated from a sample. */
export interface KindMemory {
  /** Kind of entry; for other keys their first word: `session`, `tag`, `flight:seats`. */
  kind: string
  /** Keys in the sample. */
  keys: number
  /** Keys whose memory was measured. */
  weighed: number
  /** Average bytes per key. */
  averageBytes: number
  /** Estimated bytes of all keys of the kind. */
  estimatedBytes: number
}

export interface ServerMemory {
  name: ServerName
  /** All keys of the server, including foreign ones. */
  keys: number
  /** Keys that were scanned. */
  walked: number
  /** Whether all keys were scanned. */
  complete: boolean
  kinds: KindMemory[]
}

export interface Bounds {
  /** Maximum keys scanned per server. */
  keysAtMost: number
  /** Maximum keys measured per kind. */
  weighedAtMost: number
  /** Time limit per server. Milliseconds. */
  forMs: number
}

const bounds: Bounds = { keysAtMost: 50_000, weighedAtMost: 50, forMs: 2_000 }
const STEP = 500

/** Estimates the memory of each kind of key with SCAN, bounded in keys and in time. */
export function createMemory(options: {
  servers: Record<ServerName, Guarded>
  prefix: string
  bounds?: Partial<Bounds>
}) {
  const { servers, prefix } = options
  const { keysAtMost, weighedAtMost, forMs } = { ...bounds, ...options.bounds }
  let sampling: Promise<ServerMemory[]> | undefined

  async function sample([name, server]: [string, Guarded]): Promise<ServerMemory> {
    const nodes = primariesOf(server.client)
    const sizes = await ask(server, () => Promise.all(nodes.map((node) => node.dbsize())))
    const kinds = new Map<string, { keys: number; bytes: number[] }>()
    const deadline = performance.now() + forMs
    let walked = 0
    let complete = true
    // Each primary gets an equal share, because primaries have equal shares of the slots.
    for (const [i, node] of nodes.entries()) {
      const until = (deadline * (i + 1) + performance.now() * (nodes.length - 1 - i)) / nodes.length
      const upTo = (keysAtMost * (i + 1)) / nodes.length
      let cursor = '0'
      do {
        if (walked >= upTo || performance.now() >= until) {
          complete = false
          break
        }
        // Without a pattern, because the estimate needs the number of all scanned keys, including foreign ones.
        const [next, found] = await ask(server, () => node.scan(cursor, 'COUNT', STEP))
        walked += found.length
        const ours = found.filter((key) => key.startsWith(prefix))
        await weigh(server, node, ours, kinds)
        cursor = next
      } while (cursor !== '0')
    }
    const keys = sizes.reduce((sum, size) => sum + size, 0)
    const scale = complete || walked === 0 ? 1 : Math.max(1, keys / walked)
    return { name: name as ServerName, keys, walked, complete, kinds: kindsOf(kinds, scale) }
  }

  /**
   * Returns the number of elements to measure; 0 means all, for entries, which are strings. Other keys may have a million
   * elements, and measuring all of them would block the server.
   */
  const samplesOf = (key: string) => (kindOfKey(key.slice(prefix.length)) === undefined ? 5 : 0)

  async function weigh(
    server: Guarded,
    node: Node,
    found: string[],
    kinds: Map<string, { keys: number; bytes: number[] }>,
  ) {
    const toWeigh: { kind: { bytes: number[] }; key: string }[] = []
    for (const key of found) {
      const name = nameOf(key.slice(prefix.length))
      const kind = kinds.get(name) ?? { keys: 0, bytes: [] }
      kinds.set(name, kind)
      kind.keys++
      const queued = toWeigh.filter((one) => one.kind === kind).length
      if (kind.bytes.length + queued < weighedAtMost) toWeigh.push({ kind, key })
    }
    const weights = await ask(server, () =>
      Promise.all(toWeigh.map(({ key }) => node.memory('USAGE', key, 'SAMPLES', samplesOf(key)).catch(refused))),
    )
    weights.forEach((bytes, i) => {
      if (bytes !== null) toWeigh[i]?.kind.bytes.push(bytes)
    })
  }

  return {
    /** Samples both servers. Rejects with `unavailable` while one is unavailable. Concurrent callers share one sample. */
    sample: (): Promise<ServerMemory[]> => {
      sampling ??= Promise.all(Object.entries(servers).map(sample)).finally(() => {
        sampling = undefined
      })
      return sampling
    },
  }
}

export type MemorySamples = ReturnType<typeof createMemory>

/** Returns null when the server lacks MEMORY USAGE. Rethrows other errors. */
function refused(error: unknown): null {
  if (error instanceof Error && error.name === 'ReplyError') return null
  throw error
}

/** Names the group of a key: the kind of an entry, else the words without ids: `flight:seats`, `session`, `{bull}`. */
function nameOf(key: string): string {
  const kind = kindOfKey(key)
  if (kind !== undefined) return kind
  const [first = '', , part] = key.split(':')
  return first === 'flight' && part !== undefined ? `flight:${part}` : first.slice(0, 40)
}

function kindsOf(kinds: ReadonlyMap<string, { keys: number; bytes: number[] }>, scale: number): KindMemory[] {
  const weighed = [...kinds].map(([kind, { keys, bytes }]) => {
    const averageBytes = bytes.length === 0 ? 0 : bytes.reduce((sum, one) => sum + one, 0) / bytes.length
    const estimatedBytes = Math.round(averageBytes * keys * scale)
    return { kind, keys, weighed: bytes.length, averageBytes: Math.round(averageBytes), estimatedBytes }
  })
  return weighed.toSorted((a, b) => b.estimatedBytes - a.estimatedBytes)
}
