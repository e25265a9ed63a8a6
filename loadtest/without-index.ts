import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Database } from '../src/db/database.ts'

/** Does work while an index of a private database is missing. */
export type WithoutIndex = (index: string, work: () => Promise<void>) => Promise<void>

/**
 * Does something while an index of a PostgreSQL is gone, and makes it again. How to make it is noted in a file before, so that
 * whoever starts after a crash can put it back: `restoreIndex`.
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
    if (!found) throw new Error(`the database has no index ${index}`)
    writeFileSync(noteFile, String(found.indexdef))
    await rows(`DROP INDEX ${quote(index)}`)
  })
  try {
    return await work()
  } finally {
    await restoreIndex(database, noteFile)
  }
}

/** Makes the index again that is noted there, if one is. */
export async function restoreIndex(database: Database, noteFile: string): Promise<void> {
  if (!existsSync(noteFile)) return
  const statement = readFileSync(noteFile, 'utf8').replace(/^CREATE INDEX /, 'CREATE INDEX IF NOT EXISTS ')
  await database.script(async ({ rows }) => void (await rows(statement)))
  rmSync(noteFile)
}
