import { LRUCache } from 'lru-cache'
import { seatIndex } from '../../../domain/seat-layout.ts'
import { AppError } from '../../../errors.ts'
import type { BookedSeats } from './types.ts'

/** Reads booked seats from the database. Remembers capacities, which never change. */
export function createCapacities(load: (flightId: number) => Promise<BookedSeats | undefined>) {
  const capacities = new LRUCache<number, number>({ max: 50_000 })

  /** Reads the booked seats of a flight. Rejects with `not-found`. */
  async function bookedSeats(flightId: number): Promise<BookedSeats> {
    const found = await load(flightId)
    if (!found) throw new AppError('not-found', `There is no flight ${flightId}.`)
    capacities.set(flightId, found.capacity)
    return found
  }

  async function capacityOf(flightId: number): Promise<number> {
    return capacities.get(flightId) ?? (await bookedSeats(flightId)).capacity
  }

  return {
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
