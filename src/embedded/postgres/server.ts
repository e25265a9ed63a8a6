import { join } from 'node:path'
import pg from 'pg'
import type { Account } from '../account.ts'
import type { ServerKind } from '../start-server.ts'
import { ROLE } from './cluster.ts'
import type { PostgresDirectories } from './directories.ts'

// Fast on one developer's machine, and durable: fsync and synchronous_commit stay on
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '100',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  // There is never a replica, so a bulk load into a new table writes no log
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Describes a private PostgreSQL over a prepared cluster. It listens on 127.0.0.1 and asks for its password. */
export function postgresServer(options: {
  name: string
  directories: PostgresDirectories
  account: Account | undefined
  password: string
  logFile: string
  /** Further settings of the server; they override the defaults. */
  settings?: Record<string, string>
  preferredPort?: number | undefined
}): ServerKind & { url(port: number): string } {
  const { name, directories, account, password, logFile } = options
  const flags = Object.entries({ ...settings, ...options.settings }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ])
  const url = (port: number, database = ROLE) => `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}`
  return {
    spec: (port) => ({
      name,
      command: join(directories.native, 'bin', 'postgres'),
      args: ['-D', directories.data, '-p', String(port), ...flags],
      env: { LC_ALL: 'C' },
      ...(account && { user: account }),
      logFile,
      stopSignal: 'SIGINT', // fast shutdown, which does not wait for clients
    }),
    isReady: (port) => ensureDatabase(url(port, 'postgres')),
    url,
    preferredPort: options.preferredPort,
  }
}

// Fails on the server of another checkout that took this port: it has another password
async function ensureDatabase(url: string): Promise<true> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {}) // the query rejects as well
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ROLE])
    if (rowCount === 0) await client.query(`create database ${ROLE}`)
    return true
  } finally {
    await client.end().catch(() => {})
  }
}
