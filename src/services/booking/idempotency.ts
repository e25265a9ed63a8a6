import { createHash, randomUUID } from 'node:crypto'
import { NotCommitted } from '../../db/not-committed.ts'
import type { BookingQueries, IdempotencyRow } from '../../db/queries/booking/bookings.ts'
import type { Booking } from '../../domain/booking.ts'
import { findAppError } from '../../errors.ts'
import { keyOfAnotherRequest } from './idempotency-errors.ts'
import type { Mark } from './seat-map/types.ts'

/** A client's idempotency key, unique within its caller and route. */
export interface Idempotency {
  caller: string
  route: string
  key: string
  /** The parts of the request that a repeat must match. */
  request: unknown
}

export interface IdempotencyOptions {
  queries: Pick<BookingQueries, 'kept'>
}

/** Retention of a response for repeats of its request. `purge.ts` deletes older ones. Hours. */
export const IDEMPOTENCY_HOURS = 24

/** TTL of a mark, so that the key of a crashed process becomes free. Longer than a booking takes. Milliseconds. */
const RUNNING_MS = 30_000

interface Booked {
  bookings: Booking[]
  replayed: boolean
}

/** Runs a booking once for all requests with the same key, and replays the stored response to the others. */
export function createIdempotency({ queries }: IdempotencyOptions) {
  async function replay({ caller, route, key, request }: Idempotency): Promise<Booked | undefined> {
    const kept = await queries.kept({ caller, route, key: digest(key) })
    if (!kept) return undefined
    if (kept.requestHash !== digest(request)) throw keyOfAnotherRequest()
    return { bookings: JSON.parse(kept.response), replayed: true }
  }

  return {
    /** `book` sets the mark with its reservation, and removes it when it fails. */
    once: async (idempotency: Idempotency, book: (mark: Mark) => Promise<Booking[]>): Promise<Booked> => {
      const before = await replay(idempotency)
      if (before) return before
      const { caller, route, key, request } = idempotency
      // The name contains a digest, so that a key of any length and alphabet fits.
      const mark = {
        name: digest([caller, route, key]),
        value: `${digest(request)}:${randomUUID()}`,
        forMs: RUNNING_MS,
      }
      try {
        return { bookings: await book(mark), replayed: false }
      } catch (error) {
        // Another request may have ended since the lookup, and may be the reason for the refusal.
        const stored = isRefusal(error) ? await replay(idempotency) : undefined
        if (stored) return stored
        throw error
      }
    },
  }
}

/** Whether an error shows that this booking was not made. */
function isRefusal(error: unknown): boolean {
  if (error instanceof NotCommitted) return error.because === 'idempotency-key'
  const code = findAppError(error)?.code
  return code !== undefined && code !== 'unavailable'
}

/** Builds the row that a booking stores under its idempotency key. */
export function keptResponse(
  { caller, route, key, request }: Idempotency,
  bookings: readonly Booking[],
): IdempotencyRow {
  // Stores a digest of the key, because MySQL compares text case-insensitively.
  const row = { caller, route, key: digest(key), requestHash: digest(request), status: 201 }
  return { ...row, response: JSON.stringify(bookings) }
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
