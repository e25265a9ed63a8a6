import type { BookingQueries } from '../../db/queries/booking/bookings.ts'

import { IDEMPOTENCY_HOURS } from './idempotency.ts'

const HOUR_MS = 3_600_000

/** Retention in hours. Outcomes of reservations and batches are kept longer than any transaction can take. */
const KEPT_HOURS = { idempotencyKeys: IDEMPOTENCY_HOURS, reservations: 7 * 24, batches: 24 }

/** Deletes rows beyond their retention. Returns their number. */
export function createPurge({ queries, now = Date.now }: { queries: BookingQueries; now?: () => number }) {
  const before = (hours: number) => new Date(now() - hours * HOUR_MS)
  return (): Promise<number> =>
    queries.purge({
      idempotencyKeys: before(KEPT_HOURS.idempotencyKeys),
      reservations: before(KEPT_HOURS.reservations),
      batches: before(KEPT_HOURS.batches),
    })
}

export type Purge = ReturnType<typeof createPurge>
