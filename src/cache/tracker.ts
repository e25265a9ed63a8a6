import type { Redis } from 'iovalkey'
import { isWhole, nodesOf, reconnectDelay, type Valkey } from './valkey.ts'

/** The connections on which the servers tell of changed keys. */
export interface Tracker {
  /**
   * Until when it is certain that every change older than the bound has been heard of; as `performance.now()`. In the
   * past while a server cannot be heard.
   */
  trustedUntil(): number
  close(): void
}

export interface TrackerOptions {
  client: Valkey
  /** Beginnings of the keys to be told of; none may begin with another. */
  prefixes: readonly string[]
  /** How old an unheard change may be at most, milliseconds. */
  boundMs: number
  /** A key changed; undefined: anything may have. */
  onChange: (key: string | undefined) => void
}

/** Where the server sends what changed to a connection that speaks RESP2. */
const CHANNEL = '__redis__:invalidate'

/** How long until a server that refused is asked again, milliseconds. */
const REFUSED_MS = 30_000

/**
 * Listens to every server that holds keys (`CLIENT TRACKING` in broadcast mode). A connection tells of changes in the
 * order in which they happen, so the answer to a PING proves that everything acknowledged before the PING was sent
 * has been heard. Whoever is not heard for the length of the bound, for whatever reason, is not trusted.
 *
 * https://valkey.io/topics/client-side-caching/
 */
export function createTracker({ client, prefixes, boundMs, onChange }: TrackerOptions): Tracker {
  const listeners = new Map<string, Listener>()
  let trustedUntil = 0

  function judge(): void {
    const proofs = [...listeners.values()].map((listener) => listener.provenAt())
    trustedUntil = proofs.length > 0 && isWhole(client) ? Math.min(...proofs) + boundMs : 0
  }

  /** One listener for each server that holds keys now: in a cluster they come and go. */
  function follow(): void {
    const nodes = new Map(nodesOf(client).map((node) => [`${node.options.host}:${node.options.port}`, node]))
    for (const [name, listener] of listeners) {
      if (nodes.has(name)) continue
      listener.close()
      listeners.delete(name)
    }
    for (const [name, node] of nodes) {
      if (listeners.has(name)) continue
      listeners.set(name, listen({ node, prefixes, onChange, onProof: judge, patienceMs: 2 * boundMs }))
    }
    judge()
  }

  const timer = setInterval(() => {
    follow()
    for (const listener of listeners.values()) listener.prove()
  }, boundMs / 4)
  timer.unref()
  follow()

  return {
    trustedUntil: () => trustedUntil,
    close: () => {
      clearInterval(timer)
      for (const listener of listeners.values()) listener.close()
    },
  }
}

interface Listener {
  /** When the last answered PING was sent; `-Infinity` while nothing can be heard. */
  provenAt(): number
  prove(): void
  close(): void
}

function listen(options: {
  node: Redis
  prefixes: readonly string[]
  onChange: (key: string | undefined) => void
  onProof: () => void
  /** How long an answer may take before the connection is given up, milliseconds. */
  patienceMs: number
}): Listener {
  const { node, prefixes, onChange, onProof, patienceMs } = options
  let provenAt = Number.NEGATIVE_INFINITY
  let listening = false
  /** When the PING was sent that has not been answered yet. */
  let askedAt: number | undefined
  const connection = node.duplicate({
    connectionName: 'cache-me-tracker',
    // By itself the client would subscribe again and leave tracking off.
    autoResubscribe: false,
    enableOfflineQueue: false,
    lazyConnect: false,
    retryStrategy: reconnectDelay,
  })

  function deaf(): void {
    listening = false
    provenAt = Number.NEGATIVE_INFINITY
    onProof()
  }

  async function arm(): Promise<void> {
    const id = String(await connection.client('ID'))
    const wanted = prefixes.flatMap((prefix) => ['PREFIX', prefix])
    await connection.call('CLIENT', 'TRACKING', 'ON', 'REDIRECT', id, 'BCAST', ...wanted)
    await connection.subscribe(CHANNEL)
    // Until now anything may have changed unheard.
    onChange(undefined)
    listening = true
  }

  async function prove(): Promise<void> {
    if (!listening) return
    if (askedAt !== undefined) {
      // The other end may be gone without a word.
      if (performance.now() - askedAt > patienceMs) restart()
      return
    }
    askedAt = performance.now()
    try {
      await connection.ping()
      if (listening) provenAt = askedAt
    } finally {
      askedAt = undefined
    }
    onProof()
  }

  const tryTo = (work: () => Promise<void>) => {
    work().catch((error) => {
      // A server that refuses will refuse again: it has no tracking, or we may not.
      if (error.name === 'ReplyError') setTimeout(restart, REFUSED_MS).unref()
      else restart()
    })
  }
  /** A connection that fails in any way begins anew. */
  function restart(): void {
    if (connection.status === 'ready') connection.disconnect(true)
  }
  connection.on('error', () => {})
  connection.on('close', deaf)
  connection.on('ready', () => tryTo(() => arm().then(prove)))
  // `message` would join the keys of one message with commas.
  connection.on('messageBuffer', (_channel: Buffer, keys: unknown) => {
    if (!Array.isArray(keys)) onChange(undefined)
    else for (const key of keys) onChange(String(key))
  })

  return {
    provenAt: () => provenAt,
    prove: () => tryTo(prove),
    close: () => {
      connection.off('close', deaf)
      connection.disconnect()
    },
  }
}
