// Translates the replies of this folder's scripts.
import type { Reply } from '../../../cache/valkey.ts'
import { HOLDS_AT_MOST, SEATS_AT_MOST } from '../../../domain/limits.ts'
import { seatAt } from '../../../domain/seat-layout.ts'
import { AppError } from '../../../errors.ts'
import { keyInUse, keyOfAnotherRequest } from '../idempotency-errors.ts'

export interface SeatState {
  seat: string
  status: 'free' | 'held' | 'booked'
}

/** Converts a script's array to text and numbers. */
export function words(reply: Reply): (string | number)[] {
  if (!Array.isArray(reply)) return []
  return reply.map((part) => (typeof part === 'number' ? part : String(part)))
}

/** Lists the seats of a layout. A set bit means held or booked; `held` has the indexes of held seats. */
export function seatsOf(total: number, bitmap: Buffer, held: Set<Reply>): SeatState[] {
  return Array.from({ length: total }, (_, index) => {
    const taken = ((bitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
    const status = held.has(index) ? 'held' : taken ? 'booked' : 'free'
    return { seat: seatAt(total, index), status }
  })
}

const refusals = {
  'too-many-seats': `A passenger holds and books at most ${SEATS_AT_MOST} seats of one flight. Release or cancel one first.`,
  'too-many-holds': `A passenger holds at most ${HOLDS_AT_MOST} seats at the same time. Book or release one first.`,
  'seat-taken': 'The seat is taken. Choose another one.',
  'seat-held': 'Another passenger holds the seat. Choose another one, or retry when the hold has expired.',
  'hold-expired': 'The hold has expired. Hold the seat again.',
} as const

/**
 * Returns `no-map` when the map must be loaded first; else throws the error for the client. `place` is the position of the
 * refused wish, from 1.
 */
export function refusal([outcome, place]: readonly (string | number | undefined)[]): 'no-map' {
  if (outcome === 'no-map') return 'no-map'
  if (outcome === 'key-in-use') throw keyInUse()
  if (outcome === 'key-of-another-request') throw keyOfAnotherRequest()
  const code = Object.keys(refusals).find((known) => known === outcome) as keyof typeof refusals | undefined
  if (code === undefined) throw new Error(`a seat map script replied ${outcome}`)
  if (code === 'too-many-seats' || code === 'too-many-holds') throw new AppError('limit-reached', refusals[code])
  const errors = place === undefined ? [] : [{ path: `wishes.${Number(place) - 1}`, message: refusals[code] }]
  throw new AppError(code, refusals[code], { errors })
}
