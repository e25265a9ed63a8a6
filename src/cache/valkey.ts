import { readFileSync } from 'node:fs'
import { Cluster, Redis } from 'iovalkey'
import { Connector } from './connector.ts'

/** Client of a single server, a primary behind Sentinel, or a cluster. */
export type Valkey = Redis | Cluster

export interface ConnectOptions {
  /**
   * `valkey://host:port/db`, `valkeys://` for TLS, `valkey+sentinel://host:port,host:port/primary-name`,
   * `valkey+cluster://host:port,host:port`. `redis` stands for `valkey`.
   */
  url: string
  /** Name of the connection in CLIENT LIST. */
  name: string
  /** Reports each broken connection. The client reconnects by itself. */
  onError: (error: Error) => void
  /** Time without a reply after which the connection is closed. Milliseconds. Default 2,000. */
  silenceMs?: number
  /** For queues: commands wait for the connection without limit instead of failing. */
  patient?: boolean
}

/** Milliseconds until the next attempt to connect. At most 1,000. */
export const reconnectDelay = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 5), 1_000)

/**
 * Connects to a Valkey, and reconnects for ever, at most a second apart. Without a connection commands fail immediately. They
 * are never sent twice: the caller decides how to handle a missing reply. (A `patient` client waits instead.)
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
    // Closes a connection whose server has vanished. A queue waits for replies on purpose.
    ...(patient ? {} : { socketTimeout: silenceMs }),
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
    ...(tls ? { tls: {} } : {}),
  }
  const client = (() => {
    if (kind === 'cluster') {
      return new Cluster(nodes, {
        redisOptions: { ...common, Connector },
        enableOfflineQueue: patient,
        clusterRetryStrategy: reconnectDelay,
        slotsRefreshTimeout: 2_000,
        // Notices a failover, and finds a server again after its connection has ended.
        slotsRefreshInterval: 2_000,
        ...(patient ? {} : { retryDelayOnFailover: 0, retryDelayOnClusterDown: 0 }),
      })
    }
    if (kind === 'sentinel')
      return new Redis({ ...common, sentinels: nodes, name: path, retryStrategy: reconnectDelay })
    return new Redis({ ...common, ...nodes[0], Connector, db: Number(path || 0), retryStrategy: reconnectDelay })
  })()
  client.on('error', onError)
  return client
}

/** Resolves when the client can send commands. Rejects after `timeoutMs`; the client still reconnects. */
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

/** Parses the URL of a Valkey. Throws for TLS behind Sentinel. */
export function parseValkeyUrl(url: string) {
  // `URL` cannot parse several hosts, so they are parsed separately.
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
  const tls = /^(valkeys|rediss)/.test(scheme)
  // The client would ignore `tls` and send the password in plain text.
  if (tls && kind === 'sentinel') throw new Error(`${scheme}:// is not supported: there is no TLS behind Sentinel`)
  return { tls, username, password, kind, nodes, path } as const
}

/** Decodes percent-encoding. Returns invalid text unchanged. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether keys are in several slots, of which one command reaches only one. */
export const isCluster = (client: Valkey): boolean => client instanceof Cluster

/** Connected servers that hold keys: one, or the primaries of a cluster. */
export const nodesOf = (client: Valkey): Redis[] => (client instanceof Cluster ? client.nodes('master') : [client])

/** Whether `nodesOf` is complete. The client of a cluster forgets a server whose connection has ended. */
export function isWhole(client: Valkey): boolean {
  if (!(client instanceof Cluster)) return true
  const connected = new Set(client.nodes('master').map(({ options: { host, port } }) => `${host}:${port}`))
  return connected.size > 0 && client.slots.every(([primary]) => primary === undefined || connected.has(primary))
}

/** Reply of a script: the value that Lua returns, with strings as bytes. */
export type Reply = Buffer | number | null | Reply[]

export interface ScriptSource {
  name: string
  /** Folder of `<name>.lua`. */
  folder: URL
  /** File of that folder with shared functions, put before the script. */
  library?: string
}

/** Makes a Lua script callable. It is sent once and then called by its hash. All its keys must be in one slot. */
export function defineScript(client: Valkey, { name, folder, library }: ScriptSource) {
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
  client.defineCommand(name, { lua: (library ? read(library) : '') + read(`${name}.lua`) })
  // The client adds the command as a method at run time, unknown to its type.
  const commands = client as unknown as Record<string, (...args: unknown[]) => Promise<Reply>>
  const command = commands[`${name}Buffer`]
  if (!command) throw new Error(`script ${name} was not defined`)
  return (keys: readonly string[], args: readonly (string | number | Buffer)[]): Promise<Reply> =>
    command.call(client, keys.length, ...keys, ...args)
}
