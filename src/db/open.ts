import type { Database } from './database.ts'
import { openMysql } from './dialect/mysql.ts'
import { openPg } from './dialect/pg.ts'

export interface OpenOptions {
  /** `postgres://`, `postgresql://`, `mysql://` or `mariadb://`. */
  url: string
  /** Connections at most. */
  poolSize: number
  /** How long one question may take, the wait for a connection included; milliseconds. */
  statementTimeoutMs: number
  /** Told of connections that break while nobody uses them. */
  onConnectionError: (error: Error) => void
}

/** Opens a database in the dialect that the URL names. Connects lazily; throws on an unknown scheme. */
export function openDatabase(options: OpenOptions): Database {
  const scheme = new URL(options.url).protocol
  switch (scheme) {
    case 'postgres:':
    case 'postgresql:':
      return openPg(options)
    case 'mysql:':
    case 'mariadb:':
      return openMysql(options)
    default:
      throw new Error(`no dialect for ${scheme}`)
  }
}
