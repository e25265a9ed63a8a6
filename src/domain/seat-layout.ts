/**
 * Seat layout of an aircraft. It depends only on the capacity, because FlughafenDB has no other data on seats. Rows count from
 * 1, letters go from left to right, and only the last row may be short.
 */

/** Letters of one row. No cabin has the letter I, because it looks like 1. A cabin with four seats per row skips B and E. */
const cabins = [
  { upTo: 100, letters: 'ACDF' },
  { upTo: 240, letters: 'ABCDEF' },
  { upTo: 330, letters: 'ABCDEFGHJ' },
  { upTo: Number.POSITIVE_INFINITY, letters: 'ABCDEFGHJK' },
] as const

function lettersOf(capacity: number): string {
  return cabins.find(({ upTo }) => capacity <= upTo)?.letters ?? 'ABCDEFGHJK'
}

/**
 * The name of the seat at an index, which is also its bit in the seat map: `seatAt(180, 6)` is `'2A'`.
 * @throws RangeError for an index outside 0..capacity - 1
 */
export function seatAt(capacity: number, index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= capacity) {
    throw new RangeError(`no seat ${index} in an aircraft of ${capacity} seats`)
  }
  const letters = lettersOf(capacity)
  return `${Math.floor(index / letters.length) + 1}${letters.charAt(index % letters.length)}`
}

/** The inverse of `seatAt`; undefined if the aircraft has no such seat. Upper case only, no leading zero. */
export function seatIndex(capacity: number, seat: string): number | undefined {
  const [, row, letter] = /^([1-9]\d{0,3})([A-K])$/.exec(seat) ?? []
  if (row === undefined || letter === undefined) return undefined
  const letters = lettersOf(capacity)
  const column = letters.indexOf(letter)
  const index = (Number(row) - 1) * letters.length + column
  return column >= 0 && index < capacity ? index : undefined
}

/** All seats of an aircraft, in the order of their indices. */
export function seats(capacity: number): string[] {
  return Array.from({ length: capacity }, (_, index) => seatAt(capacity, index))
}

/**
 * Returns the index of a booked seat; undefined outside the layout. Accepts '12a ' for '12A', because MySQL treats them as
 * equal.
 */
export function bookedIndex(capacity: number, seat: string | null): number | undefined {
  return seat === null ? undefined : seatIndex(capacity, seat.trim().toUpperCase())
}
