import { LRUCache } from 'lru-cache'
import { seatIndex } from '../../../domain/seat-layout.ts'
import { AppError } from '../../../errors.ts'
import type { BookedSeats } from './types.ts'

/** Time for which an unknown flight is remembered. Milliseconds. */
const UNKNOWN_MS = 30_000

/** Reads booked seats from the database. Remembers capacities, which never change, and for some time unknown flights. */
export function createCapacities(load: (flightId: number) => Promise<BookedSeats | undefined>) {
  const capacities = new LRUCache<number, number>({ max: 50_000 })
  const unknown = new LRUCache<number, true>({ max: 10_000, ttl: UNKNOWN_MS })

  /** Throws `not-found` for a flight that was not found a short time ago. */
  function requireNotUnknown(flightId: number): void {
    if (unknown.has(flightId)) throw new AppError('not-found', `There is no flight ${flightId}.`)
  }

  /** Reads the booked seats of a flight. Rejects with `not-found`. */
  async function bookedSeats(flightId: number): Promise<BookedSeats> {
    requireNotUnknown(flightId)
    const found = await load(flightId)
    if (!found) {
      unknown.set(flightId, true)
      throw new AppError('not-found', `There is no flight ${flightId}.`)
    }
    capacities.set(flightId, found.capacity)
    return found
  }

  async function capacityOf(flightId: number): Promise<number> {
    return capacities.get(flightId) ?? (await bookedSeats(flightId)).capacity
  }

  return {
    requireNotUnknown,
    bookedSeats,
    capacityOf,

    /** Finds the index of a seat in the flight's layout. Rejects with `validation-failed`. */
    indexOf: async (flightId: number, seat: string): Promise<number> => {
      const index = seatIndex(await capacityOf(flightId), seat)
      if (index !== undefined) return index
      throw new AppError('validation-failed', `\`seat\` must be a seat of this flight; it has no seat ${seat}.`, {
        errors: [{ path: 'body.seat', message: 'must be a seat of this flight' }],
      })
    },
  }
}

export type Capacities = ReturnType<typeof createCapacities>
