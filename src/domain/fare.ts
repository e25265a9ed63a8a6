import { greatCircle, type Position } from './distance.ts'

const dollarsBase = 45
const centsPerMile = 11
const kilometresPerMile = 1.609344

/** Whole statute miles, as fares and frequent flyers count them. */
export function milesOf(kilometres: number): number {
  return Math.round(kilometres / kilometresPerMile)
}

/**
 * What a seat on a flight costs today, in US dollars as a decimal string: a base, so much a mile, and up to 20 % more or
 * less that depends on the flight alone. Always whole dollars; the same arguments always give the same fare.
 */
export function fare({ miles, flightId }: { miles: number; flightId: number }): string {
  const percent = 80 + ((Math.imul(flightId, 0x9e3779b1) >>> 16) % 41)
  const cents = dollarsBase * 100 + centsPerMile * miles
  return `${Math.round((cents * percent) / 10_000)}.00`
}

/** The fare between two airports; as for no distance when the position of one is not known. */
export function fareBetween({ flightId, from, to }: { flightId: number; from: Position; to: Position }): string {
  return fare({ flightId, miles: milesOf(greatCircle(from, to, 'kilometers') ?? 0) })
}
