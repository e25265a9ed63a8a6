import { expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { inSlots } from '../../src/db/in-slots.ts'
import { openDatabase } from '../../src/db/open.ts'
import { describeEachEngine } from '../support/engines.ts'
import { createGates } from '../support/gates.ts'
import { until } from '../support/until.ts'

describeEachEngine('queries in slots', (_open, url) => {
  /** Opens the seeded database with one slot for each connection, and closes it after the work. */
  async function on(options: { slots: number; timeoutMs: number }, work: (database: Database) => Promise<void>) {
    const { slots: poolSize, timeoutMs: statementTimeoutMs } = options
    const database = openDatabase({ url, poolSize, statementTimeoutMs, onConnectionError: () => {} })
    try {
      await work(inSlots(database, options))
    } finally {
      await database.close()
    }
  }

  const count = ({ run, builder, tables }: Database) => run('count', async () => builder.$count(tables.airline))

  test('run at most one per slot, and the others later', () =>
    on({ slots: 2, timeoutMs: 60_000 }, async (database) => {
      const gates = createGates<'asking'>()
      gates.close('asking')
      let asking = 0
      const asked = Array.from({ length: 5 }, () =>
        database.run('slow', async () => {
          asking++
          await gates.pass('asking')
          return database.builder.$count(database.tables.airline)
        }),
      )
      await until(() => asking === 2)
      gates.open('asking')
      const counts = await Promise.all(asked)
      expect(new Set(counts).size).toBe(1)
      expect(asking).toBe(5)
    }))

  test('do not run after their caller has cancelled', () =>
    on({ slots: 1, timeoutMs: 300 }, async (database) => {
      const gates = createGates<'asking'>()
      gates.close('asking')
      const first = database.run('slow', () => gates.pass('asking'))
      let asked = false
      const second = database.run('late', async () => {
        asked = true
      })
      for (const run of [first, second]) await expect(run).rejects.toMatchObject({ code: 'unavailable' })
      gates.open('asking')
      // The next caller gets the slot that the cancelled caller left.
      await until(() => count(database).then(Boolean, () => false))
      expect(asked).toBe(false)
    }))
})
