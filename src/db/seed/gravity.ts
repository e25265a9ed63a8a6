import { kilometresBetween } from '../../domain/distance.ts'
import { suitable } from './aircraft.ts'
import type { Airline } from './airlines.ts'
import { type Airport, isDomestic, meanMillions } from './airports.ts'
import { hashBelow } from './random.ts'

/** A possible route of an airline: out from its hub and back. */
export interface Leg {
  airline: Airline
  hub: Airport
  to: Airport
  km: number
}

export interface Candidate extends Leg {
  demand: number
}

const shortestKm = 150

/** Creates the leg between two airports. Undefined if the airline has no aircraft for it, or if an airport excludes it. */
export function legBetween(airline: Airline, hub: Airport, to: Airport): Leg | undefined {
  const km = kilometresBetween(hub, to)
  const allowed = km >= shortestKm && km <= hub.reachKm && km <= to.reachKm
  return allowed && suitable(airline.fleet, km).length > 0 ? { airline, hub, to, km } : undefined
}

/**
 * Computes demand by the gravity model of air travel. It grows with the size of both airports and falls with the distance.
 * Below a few hundred kilometres, trains compete. Domestic travel has more weight. Each airline rates each market slightly
 * differently.
 */
function demandFor({ airline, hub, to, km }: Leg): number {
  const attraction = (Math.sqrt(meanMillions(hub, to)) * Math.min(1, km / 600)) / (1 + km / 3000)
  const kinship = isDomestic(hub, to) ? 2 : hub.country.region === to.country.region ? 1.2 : 1
  const taste = 70 + hashBelow(`${airline.iata}${hub.iata}${to.iata}`, 61)
  return Math.round(attraction * kinship * taste * 1000)
}

/** Lists the possible legs from an airline's hubs. A leg between two hubs is listed once. */
export function candidates(airline: Airline, airports: readonly Airport[]): Candidate[] {
  return airline.hubs.flatMap((hub, rank) => {
    const earlierHubs = airline.hubs.slice(0, rank + 1)
    return airports
      .filter((to) => isDomestic(hub, to) || (hub.international && to.international))
      .filter((to) => !earlierHubs.includes(to))
      .flatMap((to) => legBetween(airline, hub, to) ?? [])
      .map((leg) => ({ ...leg, demand: demandFor(leg) }))
  })
}
