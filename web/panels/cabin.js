/** @import { SeatMap } from '../types.d.ts' */

/** Columns with an aisle before them, by the number of seats in a row. @type {Record<number, number[]>} */
const aislesOf = { 4: [2], 6: [3], 9: [3, 6], 10: [3, 7] }

/**
 * Seats by row and letter. In the last row, some letters have no seat.
 *
 * @param {SeatMap['seats']} seats
 */
export function cabinOf(seats) {
  const status = new Map(seats.map((seat) => [seat.seat, seat.status]))
  const letters = [...new Set(seats.map(({ seat }) => seat.slice(-1)))].sort()
  const numbers = [...new Set(seats.map(({ seat }) => Number(seat.slice(0, -1))))].sort((a, b) => a - b)
  const rows = numbers.map((row) => ({
    row,
    seats: letters.map((letter) => {
      const name = `${row}${letter}`
      const found = status.get(name)
      return found ? { letter, seat: name, status: found } : { letter, seat: undefined, status: undefined }
    }),
  }))
  const aisles = (aislesOf[letters.length] ?? []).map((at) => letters[at])
  return { letters, aisles, rows }
}

/**
 * Returns the seat that a key press moves to; undefined for other keys, and if there is no seat.
 *
 * @param {ReturnType<typeof cabinOf>} cabin
 * @param {string} from
 * @param {string} key
 */
export function moveIn({ letters, rows }, from, key) {
  const y = rows.findIndex(({ row }) => row === Number(from.slice(0, -1)))
  const x = letters.indexOf(from.slice(-1))
  const at = (/** @type {number} */ column, /** @type {number} */ line) => rows[line]?.seats[column]?.seat
  switch (key) {
    case 'ArrowLeft':
      return at(x - 1, y)
    case 'ArrowRight':
      return at(x + 1, y)
    case 'ArrowUp':
      return at(x, y - 1)
    case 'ArrowDown':
      return at(x, y + 1)
    case 'Home':
      return at(0, y)
    case 'End':
      return rows[y]?.seats.findLast(({ seat }) => seat)?.seat
    case 'PageUp':
      return at(x, Math.max(0, y - 10))
    case 'PageDown':
      return at(x, Math.min(rows.length - 1, y + 10)) ?? at(x, y + 1)
  }
  return undefined
}
