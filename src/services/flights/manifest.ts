import type { ManifestQueries } from '../../db/queries/flights/manifest.ts'
import { AppError } from '../../errors.ts'

/** Who sits where. */
export interface ManifestLine {
  /** Null for a booking without a seat. */
  seat: string | null
  passengerId: number
  /** Null for a passenger whom the data does not have. */
  firstName: string | null
  lastName: string | null
  bookingId: number
}

/**
 * The manifest of a flight. It is not cached: the names of everybody on board are asked for by few, and are kept in as few
 * places as possible.
 */
export function createManifest({ queries }: { queries: ManifestQueries }) {
  return {
    /** By seat, front to back and left to right; who has none comes last. */
    ofFlight: async (flightId: number): Promise<{ flightId: number; data: ManifestLine[] }> => {
      const rows = await queries.ofFlight(flightId)
      if (!rows) throw new AppError('not-found', `There is no flight ${flightId}.`)
      return { flightId, data: rows.sort(bySeat) }
    },
  }
}

export type Manifest = ReturnType<typeof createManifest>

/** `2A` before `10A`. */
const seatOrder = new Intl.Collator('en', { numeric: true })

function bySeat(a: ManifestLine, b: ManifestLine): number {
  if (a.seat === null || b.seat === null) {
    return Number(a.seat === null) - Number(b.seat === null) || a.bookingId - b.bookingId
  }
  return seatOrder.compare(a.seat, b.seat)
}
