import { lt } from 'drizzle-orm'
import type { Database } from '../../database.ts'

/** Deletes old rows of bookings. */
export function purgeQueries({ builder, tables, run, affected }: Database) {
  const { bookingReservation, flushBatch, idempotencyKey } = tables
  return {
    /** Deletes rows that no request can need any more. Returns their number. */
    purge: async (before: { idempotencyKeys: Date; reservations: Date; batches: Date }): Promise<number> => {
      const results = await run('purge', async () => [
        await builder.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, before.idempotencyKeys)),
        await builder.delete(bookingReservation).where(lt(bookingReservation.createdAt, before.reservations)),
        await builder.delete(flushBatch).where(lt(flushBatch.appliedAt, before.batches)),
      ])
      return results.reduce((sum, result) => sum + affected(result), 0)
    },
  }
}
