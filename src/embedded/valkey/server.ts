import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from '../account.ts'
import { ownScript } from '../own-script.ts'
import type { ServerKind } from '../start-server.ts'
import { askValkey } from './ask-valkey.ts'
import type { Writer } from './choose.ts'
import type { ValkeyProgram } from './program.ts'
import { explainUnreadable } from './unreadable.ts'

export type ValkeyRole = 'cache' | 'state'

const common = ['bind 127.0.0.1', 'protected-mode yes', 'daemonize no', 'loglevel notice', 'logfile ""']

/** Settings of the two roles: the cache may lose entries at any time, the state server must lose nothing. */
const policies: Record<ValkeyRole, string[]> = {
  cache: ['maxmemory 256mb', 'maxmemory-policy allkeys-lfu', 'save ""', 'appendonly no'],
  state: ['maxmemory-policy noeviction', 'save ""', 'appendonly yes', 'appendfsync everysec'],
}

export type ValkeyServerOptions = {
  program: ValkeyProgram
  name: string
  role: ValkeyRole
  dir: string
  /** Password that every client needs. Default: none. */
  password?: string
  /** Account to run as. Requires root. The JavaScript server takes it on itself. */
  account?: Account | undefined
  /** Program that has written the data in `dir`. Named if the data cannot be read. */
  writer?: Writer | undefined
  /** Further lines of the server's configuration. */
  settings?: string[]
  preferredPort?: number | undefined
}

/**
 * Describes a private Valkey on 127.0.0.1 that writes into `dir` only. The JavaScript server ignores all settings but the
 * password, and stores nothing on disk.
 */
export function valkeyServer(options: ValkeyServerOptions): ServerKind {
  const { program, name, dir, password, account, writer } = options
  const isJavascript = program.kind === 'javascript'
  mkdirSync(dir, { recursive: true })
  chmodSync(dir, 0o700)
  const config = join(dir, 'valkey.conf')
  return {
    spec(port) {
      if (!isJavascript) writeConfig(config, port, options)
      const run = isJavascript
        ? javascriptServer(program.server, port, options)
        : { command: program.server, args: [config], env: { LC_ALL: 'C' }, ...(account && { user: account }) }
      return { name, ...run, logFile: join(dir, 'valkey.log'), stopSignal: 'SIGTERM' }
    },
    async isReady(port) {
      const server = { port, password }
      if (!(await askValkey(server, 'PING')).startsWith('+PONG')) return false
      // Another checkout may have taken this port, and its server replies, too
      return isJavascript || (await askValkey(server, 'INFO server')).includes(`config_file:${config}`)
    },
    explain: (said) => explainUnreadable(said, { dir, program, writer }),
    preferredPort: options.preferredPort,
  }
}

// It holds the password
function writeConfig(
  config: string,
  port: number,
  { role, dir, password, account, settings = [] }: ValkeyServerOptions,
) {
  const lines = [
    ...common,
    ...policies[role],
    ...(password === undefined ? [] : [`requirepass ${password}`]),
    `port ${port}`,
    `dir ${quote(dir)}`,
    `pidfile ${quote(join(dir, 'valkey.pid'))}`,
    // distinguishes servers of different folders in the process list, also for the search for orphan processes
    'proc-title-template "{title} {listen-addr} {config-file}"',
    ...settings,
  ]
  writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 })
  chmodSync(config, 0o600)
  if (account) chownSync(config, account.uid, account.gid)
}

// The password is in the environment, because every account can read the arguments of a process
function javascriptServer(entry: string, port: number, { password, account }: ValkeyServerOptions) {
  return {
    command: process.execPath,
    args: [...ownScript('javascript-server', import.meta.url), entry, `${port}`],
    env: {
      ...(password === undefined ? {} : { SERVER_PASSWORD: password }),
      ...(account && { SERVER_ACCOUNT: `${account.uid}:${account.gid}` }),
    },
  }
}

const quote = (path: string) => `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
