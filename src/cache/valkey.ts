import { readFileSync } from 'node:fs'
import { Cluster, Redis } from 'iovalkey'

/** A client of a single server, a primary behind Sentinel, or a Valkey Cluster. */
export type Valkey = Redis | Cluster

export interface ConnectOptions {
  /**
   * `valkey://host:port/db`, `valkeys://` for TLS, `valkey+sentinel://host:port,host:port/primary-name`,
   * `valkey+cluster://host:port,host:port`; `redis` is understood for `valkey`.
   */
  url: string
  /** What the connection calls itself in CLIENT LIST. */
  name: string
  /** Told of each broken connection; the client goes on trying to connect. */
  onError: (error: Error) => void
  /** How long a server may owe an answer before the connection is given up, milliseconds. Default: two seconds. */
  silenceMs?: number
  /** For a queue: commands wait for the connection, however long it takes, instead of failing. */
  patient?: boolean
}

/** Milliseconds until the next attempt to connect: never more than a second. */
export const reconnectDelay = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 5), 1_000)

/**
 * Connects to a Valkey. Commands fail at once while there is no connection, and are not sent a second time: whoever
 * asks decides what an unanswered command means (a `patient` client waits instead). Reconnects for ever, at most a
 * second apart.
 */
export function connectValkey({ url, name, onError, silenceMs = 2_000, patient = false }: ConnectOptions): Valkey {
  const { tls, username, password, kind, nodes, path } = parseValkeyUrl(url)
  const common = {
    connectionName: name,
    enableOfflineQueue: patient,
    autoResendUnfulfilledCommands: patient,
    maxRetriesPerRequest: patient ? null : 0,
    connectTimeout: 2_000,
    keepAlive: 10_000,
    // A connection whose other end is gone without a word is given up. A queue waits for its answers on purpose.
    ...(patient ? {} : { socketTimeout: silenceMs }),
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
    ...(tls ? { tls: {} } : {}),
  }
  const client = (() => {
    if (kind === 'cluster') {
      return new Cluster(nodes, {
        redisOptions: common,
        enableOfflineQueue: patient,
        clusterRetryStrategy: reconnectDelay,
        slotsRefreshTimeout: 2_000,
        // What tells of a failover, and finds a server again whose connection ended.
        slotsRefreshInterval: 2_000,
        ...(patient ? {} : { retryDelayOnFailover: 0, retryDelayOnClusterDown: 0 }),
      })
    }
    if (kind === 'sentinel')
      return new Redis({ ...common, sentinels: nodes, name: path, retryStrategy: reconnectDelay })
    return new Redis({ ...common, ...nodes[0], db: Number(path || 0), retryStrategy: reconnectDelay })
  })()
  client.on('error', onError)
  return client
}

/** Resolves when the client can send commands; rejects after `timeoutMs`, while the client goes on trying. */
export async function whenReady(client: Valkey, timeoutMs: number): Promise<void> {
  if (client.status === 'ready') return
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      client.off('ready', ready)
      reject(new Error(`no Valkey within ${timeoutMs} ms`))
    }, timeoutMs)
    const ready = () => {
      clearTimeout(timer)
      resolve()
    }
    client.once('ready', ready)
  })
}

function parseValkeyUrl(url: string) {
  // Several hosts do not fit into a URL, so the first stands for all while it is taken apart.
  const [, scheme = '', credentials = '', hosts = '', path = ''] =
    /^([a-z+]+):\/\/(?:([^@/]*)@)?([^/?]+)(?:\/([^?]*))?/.exec(url) ?? []
  const [, username = '', password = ''] = (/^([^:]*):?(.*)$/.exec(credentials) ?? []).map(decoded)
  const nodes = hosts.split(',').map((host) => {
    const { hostname, port } = new URL(`valkey://${host}`)
    return {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || (scheme.endsWith('+sentinel') ? 26_379 : 6_379)),
    }
  })
  const kind = scheme.endsWith('+cluster') ? 'cluster' : scheme.endsWith('+sentinel') ? 'sentinel' : 'single'
  return { tls: /^(valkeys|rediss)/.test(scheme), username, password, kind, nodes, path } as const
}

/** Percent-decoded; as it stands where that cannot be done. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The servers that hold keys and are connected: one, or the primaries of a cluster. */
export const nodesOf = (client: Valkey): Redis[] => (client instanceof Cluster ? client.nodes('master') : [client])

/** Whether `nodesOf` has every server that holds keys: the client of a cluster forgets one whose connection ended. */
export function isWhole(client: Valkey): boolean {
  if (!(client instanceof Cluster)) return true
  const connected = new Set(client.nodes('master').map(({ options: { host, port } }) => `${host}:${port}`))
  return connected.size > 0 && client.slots.every(([primary]) => primary === undefined || connected.has(primary))
}

/** A reply of a script: what Lua returns, with strings as bytes. */
export type Reply = Buffer | number | null | Reply[]

export interface ScriptSource {
  name: string
  /** The folder of `<name>.lua`. */
  folder: URL
  /** A file of that folder that is put before the script: what several scripts share. */
  library?: string
}

/**
 * Makes a Lua script callable. It is sent once and called by its hash from then on; all its keys must be in one slot.
 */
export function defineScript(client: Valkey, { name, folder, library }: ScriptSource) {
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
  client.defineCommand(name, { lua: (library ? read(library) : '') + read(`${name}.lua`) })
  // The client adds the command as a method at run time, which its type cannot know.
  const commands = client as unknown as Record<string, (...args: unknown[]) => Promise<Reply>>
  const command = commands[`${name}Buffer`]
  if (!command) throw new Error(`script ${name} was not defined`)
  return (keys: readonly string[], args: readonly (string | number | Buffer)[]): Promise<Reply> =>
    command.call(client, keys.length, ...keys, ...args)
}
