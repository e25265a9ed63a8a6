import { createHash } from 'node:crypto'
import type { Guarded } from '../../cache/cache.ts'
import { NotCommitted } from '../../db/not-committed.ts'
import type { BookingQueries, IdempotencyRow } from '../../db/queries/booking/bookings.ts'
import type { Booking } from '../../domain/booking.ts'
import { AppError } from '../../errors.ts'
import { orUnavailable } from '../or-unavailable.ts'

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
  /** The state Valkey: marks keys in use. */
  server: Guarded
  prefix: string
  /** Reports a mark that could not be deleted; it expires. */
  onLeft: (what: string, error: unknown) => void
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
export function createIdempotency({ queries, server, prefix, onLeft }: IdempotencyOptions) {
  async function replay({ caller, route, key, request }: Idempotency): Promise<Booked | undefined> {
    const kept = await queries.kept({ caller, route, key: digest(key) })
    if (!kept) return undefined
    if (kept.requestHash !== digest(request)) throw mismatch()
    return { bookings: JSON.parse(kept.response), replayed: true }
  }

  /** Marks the key as in use. Rejects with `idempotency-conflict` or `idempotency-mismatch` when it is marked already. */
  async function mark(running: string, token: string): Promise<void> {
    const other = await server.guard
      .ask(() => server.client.set(running, token, 'PX', RUNNING_MS, 'NX', 'GET'))
      .catch(orUnavailable('Seats are unavailable for booking. Retry later.'))
    if (other === null) return
    if (other !== token) throw mismatch()
    throw new AppError(
      'idempotency-conflict',
      'The first request with this `Idempotency-Key` is still running. Retry later.',
    )
  }

  return {
    once: async (idempotency: Idempotency, book: () => Promise<Booking[]>): Promise<Booked> => {
      const before = await replay(idempotency)
      if (before) return before
      const { caller, route, key, request } = idempotency
      const running = `${prefix}idempotency:${digest([caller, route, key])}`
      await mark(running, digest(request))
      try {
        // Another request may have ended between the lookup and the mark.
        return (await replay(idempotency)) ?? { bookings: await book(), replayed: false }
      } catch (error) {
        if (!(error instanceof NotCommitted && error.because === 'idempotency-key')) throw error
        const stored = await replay(idempotency)
        if (stored) return stored
        throw error
      } finally {
        await server.guard.ask(() => server.client.del(running)).catch((error) => onLeft('end of a key', error))
      }
    },
  }
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

const mismatch = () =>
  new AppError('idempotency-mismatch', 'This `Idempotency-Key` was used for another request. Send a new key.')
