import type { Airline } from './airlines.ts'
import type { Airport } from './airports.ts'
import { type Candidate, candidates, type Leg, legBetween } from './gravity.ts'
import type { ReferenceData } from './reference-data.ts'
import type { Scale } from './scales.ts'
import { readTsv } from './tsv.ts'

/** Frequency of an airline on a leg: rotations on a full day, and whether every day is full. */
export interface Service extends Leg {
  rotations: number
  daily: boolean
}

const showcase = new Set(['JFK', 'LAX'])

/** Returns the frequencies of the busiest routes from the data file, reduced to the scale. */
function trunkServices({ airports, airlines }: ReferenceData, scale: Scale): Service[] {
  const airportOf = new Map(airports.map((airport) => [airport.iata, airport]))
  const airlineOf = new Map(airlines.map((airline) => [airline.iata, airline]))

  return readTsv('trunk-routes.tsv', ['from', 'to', 'rotations']).flatMap((row) => {
    const isShowcase = showcase.has(row.from) && showcase.has(row.to)
    return row.rotations.split(' ').flatMap((item) => {
      const [code = '', usual] = item.split(':')
      const [airline, hub, to] = [airlineOf.get(code), airportOf.get(row.from), airportOf.get(row.to)]
      const leg = airline && hub && to && legBetween(airline, hub, to)
      const rotations = isShowcase
        ? Math.max(1, Math.round(Number(usual) * scale.showcaseShare))
        : Math.round(Number(usual) * scale.trunkShare)
      return leg && rotations > 0 ? { ...leg, rotations, daily: true } : []
    })
  })
}

const pairOf = ({ hub, to }: { hub: Airport; to: Airport }) =>
  hub.iata < to.iata ? hub.iata + to.iata : to.iata + hub.iata

/**
 * Distributes an airline's rotations over its legs by highest averages (the D'Hondt method). Each rotation goes to the leg with
 * the highest demand for one more.
 */
function shareOut(legs: readonly Candidate[], rotations: number): Service[] {
  const seen = new Map<Candidate, number>()
  const ranked = legs.toSorted((a, b) => b.demand - a.demand || (pairOf(a) < pairOf(b) ? -1 : 1)).slice(0, rotations)
  for (let left = rotations; left > 0 && ranked.length > 0; left--) {
    const average = (leg: Candidate) => leg.demand / ((seen.get(leg) ?? 0) + 1)
    const next = ranked.reduce((best, leg) => (average(leg) > average(best) ? leg : best))
    seen.set(next, (seen.get(next) ?? 0) + 1)
  }
  return [...seen].map(([{ airline, hub, to, km }, rotations]) => ({
    airline,
    hub,
    to,
    km,
    rotations,
    daily: rotations > 1,
  }))
}

/** Plans a hub-and-spoke network for every airline: trunk routes from the data file, others by demand and airline size. */
export function planNetwork(reference: ReferenceData, scale: Scale): Service[] {
  const trunk = trunkServices(reference, scale)
  const totalWeight = reference.airlines.reduce((sum, { weight }) => sum + weight, 0)

  const byDemand = (airline: Airline) => {
    const own = trunk.filter((service) => service.airline === airline)
    const ownPairs = new Set(own.map(pairOf))
    const share = Math.round((scale.rotations * airline.weight) / totalWeight)
    const given = own.reduce((sum, { rotations }) => sum + rotations, 0)
    const left = Math.max(scale.rotationsPerAirline, share - given)
    return shareOut(
      candidates(airline, reference.airports).filter((leg) => !ownPairs.has(pairOf(leg))),
      left,
    )
  }
  return reference.airlines.flatMap((airline) => [...trunk.filter((t) => t.airline === airline), ...byDemand(airline)])
}
