import type { Guarded } from '../../../cache/cache.ts'
import { HEADER_LENGTH } from '../../../cache/stored.ts'
import { AppError } from '../../../errors.ts'
import { kindOfKey } from '../../catalogue/catalogue.ts'
import { ask, beginningWith, type Node, primariesOf } from './ask.ts'
import type { ServerName } from './servers.ts'

/** A key on a server, without its value. */
export interface KeyInfo {
  /** Without the namespace. */
  key: string
  type: string
  /** Remaining TTL in milliseconds; null without a TTL. */
  ttlMs: number | null
  /** Memory in bytes, estimated by the server; null when the server does not report it. */
  bytes: number | null
  /** Kind of entry; null for other keys. */
  entry: string | null
  /** Header of an entry: its first line. */
  header: Record<string, unknown> | null
}

export interface KeyQuery {
  server: ServerName
  /** Without the namespace. */
  prefix: string
  limit: number
  cursor?: string | undefined
}

/** Maximum cost of one page: SCAN steps, and keys per step. */
const STEPS = 20
const STEP = 1_000

/** Lists the keys of the service on its Valkeys. */
export function createKeyListing({ servers, prefix }: { servers: Record<ServerName, Guarded>; prefix: string }) {
  return {
    /**
     * Lists a page of keys with a prefix, in no particular order. A page of SCAN may have more or fewer keys than `limit`, or
     * none; the list ends when there is no cursor. A key may appear twice.
     */
    list: async (query: KeyQuery): Promise<{ data: KeyInfo[]; nextCursor: string | null }> => {
      const server = servers[query.server]
      const nodes = primariesOf(server.client)
      const match = beginningWith(prefix + query.prefix)
      const data: KeyInfo[] = []
      let at: Position | undefined = positionOf(query.cursor, nodes.length)
      for (let step = 0; at !== undefined && step < STEPS && data.length < query.limit; step++) {
        // Scan more keys per step once a step found no match.
        const count = step > 0 && data.length === 0 ? STEP : query.limit
        const page: Page = await ask(server, () => scan(nodes, at as Position, { match, count }))
        data.push(...page.data)
        at = page.next
      }
      return { data, nextCursor: at === undefined ? null : cursorOf(at) }
    },
  }

  async function scan(
    nodes: Node[],
    { node: index, cursor }: Position,
    { match, count }: { match: string; count: number },
  ) {
    const node = nodes[index] as Node
    const [next, found] = await node.scan(cursor, 'MATCH', match, 'COUNT', count)
    const data = (await Promise.all(found.map((key) => describe(node, key)))).flat()
    if (next !== '0') return { data, next: { node: index, cursor: next } }
    return { data, next: index + 1 < nodes.length ? first(index + 1) : undefined }
  }

  /** Describes a key; empty when the key no longer exists. */
  async function describe(node: Node, fullKey: string): Promise<KeyInfo[]> {
    const key = fullKey.slice(prefix.length)
    const entry = kindOfKey(key) ?? null
    const [type, ttl, bytes] = await Promise.all([node.type(fullKey), node.pttl(fullKey), memoryOfKey(node, fullKey)])
    if (type === 'none') return []
    const header = entry && type === 'string' ? headerIn(await node.getrange(fullKey, 0, HEADER_LENGTH - 1)) : null
    return [{ key, type, ttlMs: ttl < 0 ? null : ttl, bytes, entry, header }]
  }
}

export type KeyListing = ReturnType<typeof createKeyListing>

/** Estimates the memory of a key from a few elements; null when the server lacks the command. */
const memoryOfKey = (node: Node, key: string): Promise<number | null> =>
  node.memory('USAGE', key).then(
    (bytes) => bytes,
    (error) => {
      if (error instanceof Error && error.name === 'ReplyError') return null
      throw error
    },
  )

function headerIn(line: string): Record<string, unknown> | null {
  try {
    return JSON.parse(line)
  } catch {
    // The value is foreign, not an entry.
    return null
  }
}

/** Position of a scan: index of the primary, and its cursor. */
interface Position {
  node: number
  cursor: string
}

interface Page {
  data: KeyInfo[]
  next: Position | undefined
}

const first = (node: number): Position => ({ node, cursor: '0' })

const cursorOf = ({ node, cursor }: Position) => Buffer.from(`${node}.${cursor}`).toString('base64url')

function positionOf(cursor: string | undefined, nodes: number): Position {
  if (cursor === undefined) return first(0)
  const [, node, at] = /^(\d{1,4})\.(\d{1,20})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (node !== undefined && at !== undefined && Number(node) < nodes && BigInt(at) < 2n ** 64n) {
    return { node: Number(node), cursor: at }
  }
  throw new AppError('validation-failed', '`cursor` must be the `nextCursor` of the previous page.', {
    errors: [{ path: 'query.cursor', message: 'must be the `nextCursor` of the previous page' }],
  })
}
