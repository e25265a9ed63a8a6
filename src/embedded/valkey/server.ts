import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownScript } from '../own-script.ts'
import type { ServerKind } from '../start-server.ts'
import { askValkey } from './ask-valkey.ts'
import type { ValkeyProgram } from './program.ts'

export type ValkeyRole = 'cache' | 'state'

const common = ['bind 127.0.0.1', 'protected-mode yes', 'daemonize no', 'loglevel notice', 'logfile ""']

/** Settings of the two roles: the cache may lose entries at any time, the state server must lose nothing. */
const policies: Record<ValkeyRole, string[]> = {
  cache: ['maxmemory 256mb', 'maxmemory-policy allkeys-lfu', 'save ""', 'appendonly no'],
  state: ['maxmemory-policy noeviction', 'save ""', 'appendonly yes', 'appendfsync everysec'],
}

/**
 * Describes a private Valkey on 127.0.0.1 that writes into `dir` only. `settings` are further lines of its configuration. The
 * JavaScript server ignores all settings and stores nothing on disk.
 */
export function valkeyServer(options: {
  program: ValkeyProgram
  name: string
  role: ValkeyRole
  dir: string
  settings?: string[]
  preferredPort?: number | undefined
}): ServerKind {
  const { program, name, role, dir } = options
  mkdirSync(dir, { recursive: true })
  chmodSync(dir, 0o700)
  const config = join(dir, 'valkey.conf')
  const settings = (port: number) => [
    ...common,
    ...policies[role],
    `port ${port}`,
    `dir ${quote(dir)}`,
    `pidfile ${quote(join(dir, 'valkey.pid'))}`,
    // distinguishes servers of different folders in the process list, also for the search for orphan processes
    'proc-title-template "{title} {listen-addr} {config-file}"',
    ...(options.settings ?? []),
  ]
  return {
    spec(port) {
      writeFileSync(config, `${settings(port).join('\n')}\n`)
      const run =
        program.kind === 'javascript'
          ? {
              command: process.execPath,
              args: [...ownScript('javascript-server', import.meta.url), program.server, `${port}`],
            }
          : { command: program.server, args: [config] }
      return { name, ...run, logFile: join(dir, 'valkey.log'), stopSignal: 'SIGTERM' }
    },
    async isReady(port) {
      if (!(await askValkey(port, 'PING')).startsWith('+PONG')) return false
      // Another checkout may have taken this port, and its server replies, too
      return program.kind === 'javascript' || (await askValkey(port, 'INFO server')).includes(`config_file:${config}`)
    },
    preferredPort: options.preferredPort,
  }
}

const quote = (path: string) => `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
