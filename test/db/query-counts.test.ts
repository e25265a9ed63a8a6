import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { inSlots } from '../../src/db/in-slots.ts'
import { NotCommitted } from '../../src/db/not-committed.ts'
import { openDatabase } from '../../src/db/open.ts'
import { retrying } from '../../src/db/retrying.ts'
import { describeEachEngine } from '../support/engines.ts'

describeEachEngine('queries are counted by name', (open, url) => {
  let database: Database
  beforeEach(() => {
    database = open()
  })
  afterEach(() => database.close())

  const ask = ({ run, builder, tables }: Database, name = 'asked') =>
    run(name, async () => builder.select({ iata: tables.airline.iata }).from(tables.airline).limit(1))
  const counts = ({ queryCounts }: Database) => Object.fromEntries(queryCounts.byName)
  const timed = ({ queryCounts }: Database) => queryCounts.buckets.reduce((sum, count) => sum + count, 0)

  test('with successes and errors, each with its time', async () => {
    await ask(database)
    await ask(database)
    const { run, builder, tables } = database
    const failing = run('failing', async () => builder.select({ x: sql`no_such_column` }).from(tables.airline))
    await expect(failing).rejects.toThrow('query "failing" failed')
    expect(counts(database)).toEqual({ asked: { ok: 2, error: 0 }, failing: { ok: 0, error: 1 } })
    expect(timed(database)).toBe(3)
    expect(database.queryCounts.sumMs).toBeGreaterThan(0)
  })

  test('with a timeout as an error', async () => {
    const impatient = openDatabase({ url, poolSize: 1, statementTimeoutMs: 100, onConnectionError: () => {} })
    const never = impatient.run('never', () => new Promise(() => {}))
    await expect(never).rejects.toMatchObject({ code: 'unavailable' })
    expect(counts(impatient)).toEqual({ never: { ok: 0, error: 1 } })
    await impatient.close()
  })

  test('with a transaction as one query, and a refused commit as a success', async () => {
    const transaction = retrying(database)
    const { airline } = database.tables
    const refused = transaction('refused', async (tx) => {
      for (let i = 0; i < 2; i++) await tx.select({ iata: airline.iata }).from(airline).limit(1)
      throw new NotCommitted('gone')
    })
    await expect(refused).rejects.toThrow(NotCommitted)
    expect(counts(database)).toEqual({ refused: { ok: 1, error: 0 } })
  })

  test('without connects, and without the start and end of a snapshot', async () => {
    await database.ping()
    await database.version()
    await database.snapshot(async () => ask(database))
    expect(counts(database)).toEqual({ asked: { ok: 1, error: 0 } })
    expect(timed(database)).toBe(1)
  })

  test('with and without slots', async () => {
    const slots = inSlots(database, { slots: 1, timeoutMs: 60_000 })
    await Promise.all([ask(slots, 'in a slot'), ask(slots, 'in a slot'), ask(database)])
    const expected = { 'in a slot': { ok: 2, error: 0 }, asked: { ok: 1, error: 0 } }
    expect(counts(slots)).toEqual(expected)
    expect(counts(database)).toEqual(expected)
  })
})
