import type { Redis } from 'iovalkey'
import { isWhole, nodesOf, reconnectDelay, type Valkey } from './valkey.ts'

/** Connections on which the servers send invalidations of changed keys. */
export interface Tracker {
  /**
   * Returns the time until which every change older than `boundMs` is known to have arrived, as `performance.now()`. It is in
   * the past while a server is unreachable.
   */
  trustedUntil(): number
  close(): void
}

export interface TrackerOptions {
  client: Valkey
  /** Prefixes of the tracked keys. None may begin with another. */
  prefixes: readonly string[]
  /** Maximum age of a change that has not arrived yet. Milliseconds. */
  boundMs: number
  /** Called when a key has changed. Undefined: any key may have changed. */
  onChange: (key: string | undefined) => void
}

/** Channel of the invalidations for a connection that speaks RESP2. */
const CHANNEL = '__redis__:invalidate'

/** Pause before a server that refused tracking is tried again. Milliseconds. */
const REFUSED_MS = 30_000

/**
 * Tracks every server that holds keys (`CLIENT TRACKING` in broadcast mode). A connection delivers invalidations in the
 * order of the changes, so the reply to a PING proves that all changes acknowledged before it was sent have arrived. A
 * server whose proof is older than the bound is not trusted.
 *
 * https://valkey.io/topics/client-side-caching/
 */
export function createTracker({ client, prefixes, boundMs, onChange }: TrackerOptions): Tracker {
  const listeners = new Map<string, Listener>()
  let trustedUntil = 0

  function updateTrust(): void {
    const proofs = [...listeners.values()].map((listener) => listener.provenAt())
    trustedUntil = proofs.length > 0 && isWhole(client) ? Math.min(...proofs) + boundMs : 0
  }

  /** Keeps one listener for each server that holds keys: the nodes of a cluster come and go. */
  function follow(): void {
    const nodes = new Map(nodesOf(client).map((node) => [`${node.options.host}:${node.options.port}`, node]))
    for (const [name, listener] of listeners) {
      if (nodes.has(name)) continue
      listener.close()
      listeners.delete(name)
    }
    for (const [name, node] of nodes) {
      if (listeners.has(name)) continue
      listeners.set(name, listen({ node, prefixes, onChange, onProof: updateTrust, silenceMs: 2 * boundMs }))
    }
    updateTrust()
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
  /** Send time of the last answered PING. `-Infinity` while no invalidation can arrive. */
  provenAt(): number
  prove(): void
  close(): void
}

interface ListenOptions {
  node: Redis
  prefixes: readonly string[]
  onChange: (key: string | undefined) => void
  onProof: () => void
  /** Time without a reply after which the connection is restarted. Milliseconds. */
  silenceMs: number
}

function listen({ node, prefixes, onChange, onProof, silenceMs }: ListenOptions): Listener {
  let provenAt = Number.NEGATIVE_INFINITY
  let listening = false
  /** Send time of the PING that has no reply yet. */
  let askedAt: number | undefined
  const connection = connectTracker(node)

  /** Restarts the connection after any failure. */
  function restart(): void {
    if (connection.status === 'ready') connection.disconnect(true)
  }

  async function arm(): Promise<void> {
    await track(connection, prefixes)
    // Any change up to now may have been missed.
    onChange(undefined)
    listening = true
  }

  async function prove(): Promise<void> {
    if (!listening) return
    if (askedAt !== undefined) {
      // The server may have vanished without closing the connection.
      if (performance.now() - askedAt > silenceMs) restart()
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
      // A server that refuses will refuse again: it lacks tracking, or this user lacks the permission.
      if (error.name === 'ReplyError') setTimeout(restart, REFUSED_MS).unref()
      else restart()
    })
  }
  const onClose = () => {
    listening = false
    provenAt = Number.NEGATIVE_INFINITY
    onProof()
  }
  connection.on('close', onClose)
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
      connection.off('close', onClose)
      connection.disconnect()
    },
  }
}

function connectTracker(node: Redis): Redis {
  const connection = node.duplicate({
    connectionName: 'cache-me-tracker',
    // The client would resubscribe by itself, but would not turn tracking on.
    autoResubscribe: false,
    enableOfflineQueue: false,
    lazyConnect: false,
    retryStrategy: reconnectDelay,
  })
  connection.on('error', () => {})
  return connection
}

/** Turns tracking on, with invalidations sent to this same connection. */
async function track(connection: Redis, prefixes: readonly string[]): Promise<void> {
  const id = String(await connection.client('ID'))
  const wanted = prefixes.flatMap((prefix) => ['PREFIX', prefix])
  await connection.call('CLIENT', 'TRACKING', 'ON', 'REDIRECT', id, 'BCAST', ...wanted)
  await connection.subscribe(CHANNEL)
}
