import type { Cache, Stale } from '../../cache/cache.ts'
import { NotCommitted } from '../../db/not-committed.ts'
import type { Committed } from '../../db/queries/booking/bookings.ts'
import { AppError } from '../../errors.ts'
import type { Outbox } from './outbox.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import type { Mark, Reservation } from './seat-map/types.ts'

/** The points of a booking at which tests kill the process, in order. */
export type BookingPoint = 'reserved' | 'committed' | 'confirmed' | 'invalidated'

export interface CommitOptions {
  seatMaps: Pick<SeatMaps, 'confirm' | 'release' | 'drop' | 'unmark'>
  cache: Pick<Cache, 'beginInvalidation'>
  outbox: Pick<Outbox, 'deliver'>
  /** Runs after a confirmation, so that leaderboards follow the flight. */
  onConfirmed?: (flightId: number) => void
  /** Reports a step that failed after the commit; the reaper or the outbox completes it. */
  onLeft: (what: string, error: unknown) => void
  probe?: (point: BookingPoint) => void | Promise<void>
}

/** The steps of a booking or a cancellation that follow its reservations. */
export function createCommit({ seatMaps, cache, outbox, onConfirmed, onLeft, probe }: CommitOptions) {
  const left = (what: string) => (error: unknown) => onLeft(what, error)
  const each = (reservations: readonly Reservation[], work: (reservation: Reservation) => Promise<unknown>) =>
    Promise.all(reservations.map(work))

  /** Releases reservations. Never rejects. */
  const release = (reservations: readonly Reservation[]) =>
    each(reservations, (reservation) => seatMaps.release(reservation).catch(left('release')))

  return {
    /** Frees the idempotency key of a booking that failed. Never rejects: the mark expires. */
    unmark: (mark: Mark, flights: readonly { flightId: number }[]): Promise<void> =>
      seatMaps.unmark(mark, flights).catch(left('end of a key')),

    reached: async (point: BookingPoint): Promise<void> => probe?.(point),

    /** Runs the transaction of the reservations. Releases them only when the transaction certainly did not commit. */
    commit: async <T>(reservations: readonly Reservation[], transaction: () => Promise<T>): Promise<T> => {
      try {
        return await transaction()
      } catch (error) {
        if (!(error instanceof NotCommitted)) throw error
        await release(reservations)
        // The seat map is outdated: the database has the seat as booked.
        if (error.because === 'seat-taken')
          await each(reservations, ({ flightId }) => seatMaps.drop(flightId).catch(left('drop of a map')))
        throw refusalOf(error)
      }
    },

    /**
     * Confirms committed reservations, and delivers their invalidation. `alongside` runs in the same round trip. Never
     * rejects: the reaper and the outbox complete a failed step.
     */
    confirm: async (
      reservations: readonly Reservation[],
      { outboxId, stale, alongside }: Committed & { stale: Stale; alongside?: () => Promise<void> },
    ): Promise<void> => {
      await probe?.('committed')
      const invalidate = cache.beginInvalidation(stale)
      await Promise.all([
        each(reservations, (reservation) => seatMaps.confirm(reservation).catch(left('confirmation'))),
        alongside?.(),
      ])
      for (const { flightId } of reservations) onConfirmed?.(flightId)
      await probe?.('confirmed')
      await outbox.deliver(outboxId, invalidate).catch(left('invalidation'))
      await probe?.('invalidated')
    },
  }
}

export type Commit = ReturnType<typeof createCommit>

/** Translates a refused commit into the client's error; passes other causes on. */
function refusalOf(error: NotCommitted): Error {
  switch (error.because) {
    case 'seat-taken':
      return new AppError('seat-taken', 'The seat is taken. Choose another one.', { cause: error })
    case 'flight-changed':
      return new AppError('unavailable', 'The flight was changed at the same time. Retry the request.', {
        cause: error,
      })
    // The transaction took so long that the reaper released its reservation.
    case 'settled':
      return new AppError('unavailable', 'The booking took too long and was not made. Retry the request.', {
        cause: error,
      })
    default:
      return error
  }
}

/** Maximum number of attempts at a change that fails for a transient reason. */
const ATTEMPTS = 3

/** Runs a change. Restarts it if one of these reasons prevented the commit. */
export async function retryUncommitted<T>(
  reasons: readonly NotCommitted['because'][],
  change: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change()
    } catch (error) {
      const cause = error instanceof AppError ? error.cause : undefined
      if (!(cause instanceof NotCommitted && reasons.includes(cause.because)) || attempt === ATTEMPTS) throw error
    }
  }
}
