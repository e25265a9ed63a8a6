import { bookedIndex } from '../../../domain/seat-layout.ts'
import { isRefused } from '../../or-unavailable.ts'
import type { Capacities } from './capacity.ts'
import { type SeatKeys, shardOf } from './keys.ts'
import { seatsOf } from './replies.ts'
import type { SeatScripts } from './scripts.ts'
import type { SeatMap } from './types.ts'

/**
 * Reads seats on a server that refuses writes, so that a missing map cannot be loaded: from the database, and from the holds
 * and open reservations of the server. `read` is the usual way.
 */
export function createUnmappedRead(options: {
  keys: SeatKeys
  scripts: Pick<SeatScripts, 'readTaken'>
  capacities: Pick<Capacities, 'bookedSeats'>
  read: (flightId: number) => Promise<SeatMap>
}): (flightId: number) => Promise<SeatMap> {
  const { keys, scripts, capacities, read } = options

  async function readUnmapped(flightId: number): Promise<SeatMap> {
    // Before the database: a reservation that is confirmed in between has been committed, so the database shows its seats.
    const reply = await scripts.readTaken([keys.holds(flightId), keys.reservations(shardOf(flightId))], [flightId])
    const [held, reserved] = (Array.isArray(reply) ? reply : []).map((seats) => (Array.isArray(seats) ? seats : []))
    const { capacity, bookings } = await capacities.bookedSeats(flightId)
    const booked = new Set<number>((reserved ?? []).map(Number))
    let outside = 0
    for (const { seat } of bookings) {
      const index = bookedIndex(capacity, seat)
      if (index === undefined) outside++
      else booked.add(index)
    }
    const stillHeld = new Set((held ?? []).filter((index) => !booked.has(Number(index))))
    return {
      totalSeats: capacity,
      bookedSeats: booked.size + outside,
      heldSeats: stillHeld.size,
      seats: seatsOf(capacity, bitmapOf(capacity, booked), stillHeld),
    }
  }

  return async (flightId) => {
    try {
      return await read(flightId)
    } catch (error) {
      if (!isRefused(error)) throw error
      return readUnmapped(flightId)
    }
  }
}

function bitmapOf(capacity: number, indexes: Iterable<number>): Buffer {
  const bitmap = Buffer.alloc(Math.ceil(capacity / 8))
  for (const index of indexes) bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (0x80 >> (index & 7))
  return bitmap
}
