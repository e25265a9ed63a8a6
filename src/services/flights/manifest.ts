import type { ManifestQueries } from '../../db/queries/flights/manifest.ts'
import { AppError } from '../../errors.ts'

/** A seat and its passenger. */
export interface ManifestLine {
  /** Null for a booking without a seat. */
  seat: string | null
  passengerId: number
  /** Null when the passenger is not in the data. */
  firstName: string | null
  lastName: string | null
  bookingId: number
}

/** Reads the manifest of a flight. It is not cached: requests are rare, and personal names belong in as few places as possible. */
export function createManifest({ queries }: { queries: ManifestQueries }) {
  return {
    /** Lists the passengers by seat, front to back and left to right; those without a seat come last. */
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
