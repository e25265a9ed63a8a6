import { Placeholder } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { flightQueries } from '../../src/db/queries/flights/search.ts'
import { dayBounds } from '../../src/domain/local-day.ts'
import { describeEachEngine } from '../support/engines.ts'

type Parameter = string | Date | null
type Statement = { sql: string; params: unknown[] }

const search: Record<string, string | Date> = {
  from: 'JFK',
  to: 'LAX',
  ...dayBounds('2025-12-15', 'America/New_York'),
}

/** Returns the statement of a search with its parameters. */
function statementOf(database: Database): { sql: string; parameters: Parameter[] } {
  let captured: Statement = { sql: '', params: [] }
  flightQueries({
    ...database,
    prepare: (name, query) => {
      // Every query of drizzle has `toSQL`. The type `Database` does not show it.
      captured = (query as unknown as { toSQL(): Statement }).toSQL()
      return database.prepare(name, query)
    },
  })
  const parameters = captured.params.map((value) =>
    value instanceof Placeholder ? (search[value.name] ?? null) : null,
  )
  return { sql: captured.sql, parameters }
}

describeEachEngine('the plan of a search', (open) => {
  test('reads the flights of a local day from the index of routes and departures', async () => {
    const database = open()
    try {
      const { sql, parameters } = statementOf(database)
      const rows = await database.script((connection) => connection.rows(`EXPLAIN ${sql}`, parameters))
      const steps = rows.map((row) => Object.values(row).join(' '))
      const at = steps.findIndex((step) => step.includes('flight_route_departure_idx'))
      expect(at).toBeGreaterThanOrEqual(0)
      if (database.dialect === 'mysql') return expect(steps[at]).toContain('Using index condition')
      // PostgreSQL shows the condition of an index below it, with the bounds of the day in New York.
      const condition = steps[at + 1]
      for (const part of ['"from" =', '"to" =', "departure >= '2025-12-15 05:00", "departure < '2025-12-16 05:00"]) {
        expect(condition).toContain(part)
      }
    } finally {
      await database.close()
    }
  })
})
