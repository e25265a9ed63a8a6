import { readTsv } from './tsv.ts'

export interface AircraftType {
  id: number
  /** IATA's code of the type, by which `airlines.tsv` names its fleets. */
  code: string
  identifier: string
  description: string
  capacity: number
  /** Shorter legs are flown with it only where an airline has nothing smaller. */
  usualFromKm: number
  rangeKm: number
  cruiseKmh: number
}

/** The aircraft types of the seed, by IATA code. */
export function readAircraftTypes(): Map<string, AircraftType> {
  const rows = readTsv('aircraft-types.tsv', [
    'code',
    'identifier',
    'description',
    'capacity',
    'usualFromKm',
    'rangeKm',
    'cruiseKmh',
  ])
  return new Map(
    rows.map((row, index) => [
      row.code,
      {
        id: index + 1,
        code: row.code,
        identifier: row.identifier,
        description: row.description,
        capacity: Number(row.capacity),
        usualFromKm: Number(row.usualFromKm),
        rangeKm: Number(row.rangeKm),
        cruiseKmh: Number(row.cruiseKmh),
      },
    ]),
  )
}

/** The types of a fleet that an airline would put on a leg; empty where none reaches, or all are far too large. */
export function suitable(fleet: readonly AircraftType[], km: number): AircraftType[] {
  const reaching = fleet.filter(({ rangeKm }) => rangeKm >= km * 1.1)
  const usual = reaching.filter(({ usualFromKm }) => usualFromKm <= km)
  const smallest = reaching.slice(0, 1).filter(({ usualFromKm }) => usualFromKm <= 2 * km)
  return usual.length > 0 ? usual : smallest
}

/** Those of some types that carry the crowds between two large airports; all where none is large. */
export function forCrowds(types: readonly AircraftType[]): readonly AircraftType[] {
  const large = types.filter(({ capacity }) => capacity > 130)
  return large.length > 0 ? large : types
}

/** Minutes from gate to gate: the cruise, half an hour for the rest, to the next five minutes. */
export function blockMinutes(type: AircraftType, km: number): number {
  return Math.ceil(((km / type.cruiseKmh) * 60 + 30) / 5) * 5
}

/** Minutes at the gate between two legs. */
export function turnaroundMinutes(type: AircraftType): number {
  return type.usualFromKm >= 2000 ? 120 : 50
}
