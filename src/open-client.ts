import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join, resolve } from 'node:path'
import { connectValkey, nodesOf, parseValkeyUrl, whenReady } from './cache/valkey.ts'
import { type Client, databaseClient, findProgram, valkeyClient } from './clients.ts'
import type { Config } from './config.ts'
import { attachEmbedded } from './embedded/attach.ts'
import { fetchedFolder } from './embedded/valkey/find.ts'
import { readWriter } from './embedded/valkey/folder.ts'

/** Servers that have a command line client. */
export const clientNames = ['cache', 'state', 'db'] as const
export type ClientName = (typeof clientNames)[number]

const settings = { cache: 'VALKEY_CACHE_URL', state: 'VALKEY_STATE_URL', db: 'DATABASE_URL' } as const

/**
 * Opens the command line client of a configured or private server in this terminal, with its address and password. `words` are
 * further arguments of the client. Returns its exit status.
 */
export async function openClient(config: Config, name: ClientName, words: readonly string[]): Promise<number> {
  const url = urlOf(config, name)
  const client = name === 'db' ? databaseClient(url) : (valkeyClient(url) ?? (await clientOfPrimary(url)))
  const program = findProgram(client.programs, foldersOf(config))
  if (!program) throw new Error(`This machine has no ${client.programs.join(' and no ')} on its PATH.`)
  const secret = client.password ? { [client.passwordVariable]: client.password } : {}
  const child = spawn(program, [...client.words, ...words], {
    stdio: 'inherit',
    env: { ...process.env, ...client.variables, ...secret },
  })
  // Ctrl-C is for the client, which cancels a query with it
  process.on('SIGINT', () => {})
  const [status] = (await once(child, 'exit')) as [number | null]
  return status ?? 1
}

/** Folders of private Valkeys, which hold their client, too. */
function foldersOf({ DATA_DIR, VALKEY_SERVER_BIN }: Config): string[] {
  const dataDir = resolve(DATA_DIR)
  const servers = [VALKEY_SERVER_BIN, readWriter(dataDir)?.server].filter((server) => server !== undefined)
  return [...servers.map((server) => dirname(resolve(server))), join(fetchedFolder(dataDir), 'bin')]
}

function urlOf(config: Config, name: ClientName): string {
  const running = attachEmbedded(config.DATA_DIR)
  const { cacheUrl, stateUrl, postgresUrl } = running ?? {}
  const url = config[settings[name]] ?? { cache: cacheUrl, state: stateUrl, db: postgresUrl }[name]
  if (url) return url
  throw new Error(
    `No private server runs in ${resolve(config.DATA_DIR)}: npm start starts it. Or set ${settings[name]}.`,
  )
}

/** Asks Sentinel for the primary of this moment. */
async function clientOfPrimary(url: string): Promise<Client> {
  const sentinel = connectValkey({ url, name: 'cache-me-command', onError: () => {} })
  try {
    await whenReady(sentinel, 5_000)
    const [primary] = nodesOf(sentinel)
    const info = String(await primary?.call('CLIENT', 'INFO'))
    const [, host = '', port = ''] = /laddr=(\S+):(\d+)/.exec(info) ?? []
    const { username, password } = parseValkeyUrl(url)
    const credentials = `${encodeURIComponent(username ?? '')}:${encodeURIComponent(password ?? '')}@`
    const client = valkeyClient(`valkey://${credentials}${host.includes(':') ? `[${host}]` : host}:${port}`)
    if (!client) throw new Error('Sentinel names no primary.')
    return client
  } finally {
    sentinel.disconnect()
  }
}
