import type { Guarded } from '../../../cache/cache.ts'
import { kindOfKey } from '../../catalogue/catalogue.ts'
import { ask, type Node, primariesOf } from './ask.ts'
import type { ServerName } from './servers.ts'

/** What the keys of one kind take, from a sample. */
export interface KindMemory {
  /** Kind of entry; of other keys their first word: `session`, `tag`, `flight:seats`. */
  kind: string
  /** Keys that were seen. */
  keys: number
  /** Those of them that were weighed. */
  weighed: number
  /** Bytes of one, on average. */
  averageBytes: number
  /** Bytes of all that there are, as far as the sample can tell. */
  estimatedBytes: number
}

export interface ServerMemory {
  name: ServerName
  /** Keys of the server, whoever's they are. */
  keys: number
  /** Those that were looked at. */
  walked: number
  /** Whether all were. */
  complete: boolean
  kinds: KindMemory[]
}

export interface Bounds {
  /** Keys that are looked at of one server. */
  keysAtMost: number
  /** Keys of one kind that are weighed. */
  weighedAtMost: number
  /** Milliseconds for one server. */
  forMs: number
}

const bounds: Bounds = { keysAtMost: 50_000, weighedAtMost: 50, forMs: 2_000 }
const STEP = 500

/** What each kind of key takes on the Valkeys, by a walk with SCAN that is bounded in keys and in time. */
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
    // An equal share of each: they hold equal shares of the slots.
    for (const [i, node] of nodes.entries()) {
      const until = (deadline * (i + 1) + performance.now() * (nodes.length - 1 - i)) / nodes.length
      const upTo = (keysAtMost * (i + 1)) / nodes.length
      let cursor = '0'
      do {
        if (walked >= upTo || performance.now() >= until) {
          complete = false
          break
        }
        // Without a pattern: only what was looked at, too, tells which part of all keys that was.
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
   * How many elements of a key are weighed. An entry is one text: all of it, which 0 means. What else there is may have a
   * million elements, and the server would stand still for all of them.
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
      const under = toWeigh.filter((one) => one.kind === kind).length
      if (kind.bytes.length + under < weighedAtMost) toWeigh.push({ kind, key })
    }
    const weights = await ask(server, () =>
      Promise.all(toWeigh.map(({ key }) => node.memory('USAGE', key, 'SAMPLES', samplesOf(key)).catch(refused))),
    )
    weights.forEach((bytes, i) => {
      if (bytes !== null) toWeigh[i]?.kind.bytes.push(bytes)
    })
  }

  return {
    /** Rejects with `unavailable` while a server is unavailable. However many ask at once, it is walked once. */
    sample: (): Promise<ServerMemory[]> => {
      sampling ??= Promise.all(Object.entries(servers).map(sample)).finally(() => {
        sampling = undefined
      })
      return sampling
    },
  }
}

export type MemorySamples = ReturnType<typeof createMemory>

/** Servers of last resort do not weigh. */
function refused(error: unknown): null {
  if (error instanceof Error && error.name === 'ReplyError') return null
  throw error
}

/** The kind of an entry; of other keys the words that are not of one thing: `flight:seats`, `session`, `{bull}`. */
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
