import { stat } from 'node:fs/promises'
import type { Dump } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { reasonOf } from './read-text.ts'
import { openShellFolder } from './shell-folder.ts'
import { openSqlFile } from './sql-file.ts'

/** Opens a dump of FlughafenDB: a folder of MySQL Shell, or a file of mysqldump. Throws `DumpError`. */
export async function openDump(path: string): Promise<Dump> {
  try {
    if ((await stat(path)).isDirectory()) return await openShellFolder(path)
    if (/\.sql(\.gz|\.zst)?$/.test(path)) return await openSqlFile(path)
  } catch (error) {
    throw error instanceof DumpError ? error : new DumpError(path, reasonOf(error), { cause: error })
  }
  throw new DumpError(path, 'it is neither a folder of MySQL Shell nor a .sql, .sql.gz or .sql.zst of mysqldump')
}
