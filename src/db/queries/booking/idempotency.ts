import { and, eq, sql } from 'drizzle-orm'
import type { IdempotencyRow } from '../../booking-transactions.ts'
import type { Database } from '../../database.ts'

/** Queries for stored responses. `commit` of a booking inserts them. */
export function idempotencyQueries({ builder, tables: { idempotencyKey }, prepare, run }: Database) {
  const kept = prepare(
    'idempotency_key',
    builder
      .select()
      .from(idempotencyKey)
      .where(
        and(
          eq(idempotencyKey.caller, sql.placeholder('caller')),
          eq(idempotencyKey.route, sql.placeholder('route')),
          eq(idempotencyKey.key, sql.placeholder('key')),
        ),
      ),
  )

  return {
    /** Selects the response that is stored under an idempotency key. */
    kept: async (where: Pick<IdempotencyRow, 'caller' | 'route' | 'key'>): Promise<IdempotencyRow | undefined> =>
      (await run('idempotency key', () => kept.execute(where)))[0],
  }
}
