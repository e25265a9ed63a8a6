// What the scripts of this folder answer, in the terms of the service.
import type { Reply } from '../../../cache/valkey.ts'
import { seatAt } from '../../../domain/seat-layout.ts'
import { AppError } from '../../../errors.ts'

export interface SeatState {
  seat: string
  status: 'free' | 'held' | 'booked'
}

/** A script's array as text and numbers. */
export function words(reply: Reply): (string | number)[] {
  if (!Array.isArray(reply)) return []
  return reply.map((part) => (typeof part === 'number' ? part : String(part)))
}

/** The seats of a layout of this size: a bit is set where one is held or booked, and `held` has the indexes of the holds. */
export function seatsOf(total: number, bitmap: Buffer, held: Set<Reply>): SeatState[] {
  return Array.from({ length: total }, (_, index) => {
    const taken = ((bitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
    const status = held.has(index) ? 'held' : taken ? 'booked' : 'free'
    return { seat: seatAt(total, index), status }
  })
}

const refusals = {
  'seat-taken': 'The seat is taken.',
  'seat-held': 'Somebody else holds the seat.',
  'hold-expired': 'The hold has expired.',
} as const

/**
 * What a script answers instead of doing it: that the map has to be loaded first; else it throws what the caller is told.
 * `place`, from 1, is of the wish that could not be fulfilled.
 */
export function refusal([what, place]: readonly (string | number | undefined)[]): 'no-map' {
  if (what === 'no-map') return 'no-map'
  const code = Object.keys(refusals).find((known) => known === what) as keyof typeof refusals | undefined
  if (code === undefined) throw new Error(`a seat map script answered ${what}`)
  const errors = place === undefined ? [] : [{ path: `wishes.${Number(place) - 1}`, message: refusals[code] }]
  throw new AppError(code, refusals[code], { errors })
}
