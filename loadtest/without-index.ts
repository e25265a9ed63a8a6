import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Database } from '../src/db/database.ts'

/** Runs `work` while an index of a private database is dropped. */
export type WithoutIndex = (index: string, work: () => Promise<void>) => Promise<void>

/**
 * Runs `work` while an index of a PostgreSQL database is dropped, then creates it again. A file keeps its definition meanwhile,
 * so that the next start restores it after a crash (`restoreIndex`).
 */
export async function withoutIndex<T>(options: {
  database: Database
  index: string
  noteFile: string
  work: () => Promise<T>
}): Promise<T> {
  const { database, index, noteFile, work } = options
  await database.script(async ({ rows, quote }) => {
    const [found] = await rows('SELECT indexdef FROM pg_indexes WHERE indexname = $1', [index])
    if (!found) throw new Error(`The database has no index ${index}.`)
    writeFileSync(noteFile, String(found.indexdef))
    await rows(`DROP INDEX ${quote(index)}`)
  })
  try {
    return await work()
  } finally {
    await restoreIndex(database, noteFile)
  }
}

/** Creates the index that is recorded in the file, if there is one. */
export async function restoreIndex(database: Database, noteFile: string): Promise<void> {
  if (!existsSync(noteFile)) return
  const statement = readFileSync(noteFile, 'utf8').replace(/^CREATE INDEX /, 'CREATE INDEX IF NOT EXISTS ')
  await database.script(async ({ rows }) => void (await rows(statement)))
  rmSync(noteFile)
}
