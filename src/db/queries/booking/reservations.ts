import { eq } from 'drizzle-orm'
import type { Database } from '../../database.ts'

export interface OpenReservation {
  reservationId: string
  flightId: number
}

/** Queries for the outcome of a reservation. */
export function reservationQueries({ builder, tables: { bookingReservation }, run, violation }: Database) {
  return {
    /**
     * Settles a reservation after a transaction with an unknown outcome, and makes that outcome final. After `released` the
     * transaction can no longer commit. Waits for a transaction that is still running.
     */
    settle: async ({ reservationId, flightId }: OpenReservation): Promise<'committed' | 'released'> => {
      try {
        const tombstone = { reservationId, flightId, outcome: 'released' }
        await run('release reservation', async () => builder.insert(bookingReservation).values(tombstone))
        return 'released'
      } catch (error) {
        if (violation(error) !== 'unique') throw error
      }
      const [row] = await run('outcome of reservation', async () =>
        builder.select().from(bookingReservation).where(eq(bookingReservation.reservationId, reservationId)),
      )
      return row === undefined || row.outcome === 'released' ? 'released' : 'committed'
    },
  }
}
