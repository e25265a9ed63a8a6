import type { Flight } from './flights.ts'
import { hashBelow, type Random } from './random.ts'

export type Disruption = { status: 'delayed'; minutes: number } | { status: 'cancelled'; minutes: 0 }

/** Returns the late flights of an airline per thousand: 70 to 170, 120 on average. */
const latePerMille = (airline: string) => 70 + hashBelow(`${airline} punctuality`, 101)
const cancelledPerMille = { past: 10, future: 4 }

/** Draws the disruption of a flight; undefined for none. From the anchor on, the only disruptions are a few cancellations. */
export function disruptionOf({ schedule, day }: Flight, random: Random): Disruption | undefined {
  const isPast = day < 0
  const cancelled = isPast ? cancelledPerMille.past : cancelledPerMille.future
  const luck = random.int(0, 999)
  if (luck < cancelled) return { status: 'cancelled', minutes: 0 }
  if (!isPast || luck >= cancelled + latePerMille(schedule.airline.iata)) return undefined
  return { status: 'delayed', minutes: 5 * Math.min(random.int(3, 48), random.int(3, 48)) }
}
