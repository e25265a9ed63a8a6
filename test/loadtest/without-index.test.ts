import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { restoreIndex, withoutIndex } from '../../loadtest/without-index.ts'
import type { Database } from '../../src/db/database.ts'
import { openDatabase } from '../../src/db/open.ts'

const index = 'loadtest_example_idx'

describe('a database without one of its indexes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flights-test-index-'))
  const noteFile = join(folder, 'dropped-index.sql')
  let database: Database
  const statement = (sql: string) => database.script(({ rows }) => rows(sql))
  const isThere = async () => (await statement(`SELECT 1 FROM pg_indexes WHERE indexname = '${index}'`)).length === 1

  beforeAll(async () => {
    const postgres = inject('engines').PostgreSQL
    if ('skipped' in postgres) throw new Error(postgres.skipped)
    database = openDatabase({ url: postgres.url, poolSize: 1, statementTimeoutMs: 30_000, onConnectionError: () => {} })
    await statement('CREATE TABLE loadtest_example (a int, b int)')
    await statement(`CREATE INDEX ${index} ON loadtest_example (a, b)`)
  })
  afterAll(async () => {
    await statement('DROP TABLE loadtest_example')
    await database.close()
    rmSync(folder, { recursive: true })
  })

  test('has the index again after the work', async () => {
    expect(await withoutIndex({ database, index, noteFile, work: isThere })).toBe(false)
    expect(await isThere()).toBe(true)
  })

  test('has the index again when the work fails', async () => {
    const work = () => Promise.reject(new Error('the load failed'))
    await expect(withoutIndex({ database, index, noteFile, work })).rejects.toThrow('the load failed')
    expect(await isThere()).toBe(true)
  })

  test('has the index again at the next start after a crash, before and after the drop', async () => {
    const [found] = await statement(`SELECT indexdef FROM pg_indexes WHERE indexname = '${index}'`)
    for (const dropped of [false, true]) {
      writeFileSync(noteFile, String(found?.indexdef))
      if (dropped) await statement(`DROP INDEX ${index}`)
      await restoreIndex(database, noteFile)
      expect(await isThere()).toBe(true)
    }
    await restoreIndex(database, noteFile)
  })

  test('stays unchanged when it has no index of that name', async () => {
    const missing = withoutIndex({ database, index: 'no_such_idx', noteFile, work: async () => {} })
    await expect(missing).rejects.toThrow('The database has no index no_such_idx.')
  })
})
