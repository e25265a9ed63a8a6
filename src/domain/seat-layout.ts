/**
 * Where the seats of an aircraft are. The layout follows from the capacity alone, because that is all that FlughafenDB
 * says of an airplane: rows from 1, letters from left to right, only the last row may be short.
 */

/** Letters of one row; I is left out everywhere because it reads as 1, and a cabin of four abreast skips B and E. */
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

/** The inverse of `seatAt`; undefined where the aircraft has no such seat. Upper case only, no leading zero. */
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
 * The index of a seat as a booking has it; undefined outside the layout. MySQL takes '12a ' for '12A', and so does this
 * function.
 */
export function bookedIndex(capacity: number, seat: string | null): number | undefined {
  return seat === null ? undefined : seatIndex(capacity, seat.trim().toUpperCase())
}
