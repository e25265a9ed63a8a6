import type { Flight } from './flights.ts'
import { hashBelow, type Random } from './random.ts'

export type Disruption = { status: 'delayed'; minutes: number } | { status: 'cancelled'; minutes: 0 }

/** How many in a thousand of an airline's flights are late: 70 to 170, 120 on the average. */
const latePerMille = (airline: string) => 70 + hashBelow(`${airline} punctuality`, 101)
const cancelledPerMille = { past: 10, future: 4 }

/** What went wrong with a flight, if anything; of the flights from the anchor on only few are cancelled already. */
export function disruptionOf({ schedule, day }: Flight, random: Random): Disruption | undefined {
  const isPast = day < 0
  const cancelled = isPast ? cancelledPerMille.past : cancelledPerMille.future
  const luck = random.int(0, 999)
  if (luck < cancelled) return { status: 'cancelled', minutes: 0 }
  if (!isPast || luck >= cancelled + latePerMille(schedule.airline.iata)) return undefined
  return { status: 'delayed', minutes: 5 * Math.min(random.int(3, 48), random.int(3, 48)) }
}
