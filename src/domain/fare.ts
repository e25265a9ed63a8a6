import { kilometresBetween, type Position } from './distance.ts'
import { milesOf } from './miles.ts'

const dollarsBase = 45
const centsPerMile = 11

/**
 * Price of a seat on a flight today, in US dollars as a decimal string: a base price, a price per mile, and a variation of up
 * to 20 % that depends only on the flight. Always whole dollars; the same arguments always give the same fare.
 */
export function fare({ miles, flightId }: { miles: number; flightId: number }): string {
  const percent = 80 + ((Math.imul(flightId, 0x9e3779b1) >>> 16) % 41)
  const cents = dollarsBase * 100 + centsPerMile * miles
  return `${Math.round((cents * percent) / 10_000)}.00`
}

/** The fare between two airports. Without both positions the distance is 0. */
export function fareBetween({ flightId, from, to }: { flightId: number; from: Position; to: Position }): string {
  return fare({ flightId, miles: milesOf(kilometresBetween(from, to) ?? 0) })
}
