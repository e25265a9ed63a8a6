import type { Database, OpenOptions } from './database.ts'
import { openMysql } from './dialect/mysql.ts'
import { openPg } from './dialect/pg.ts'

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
