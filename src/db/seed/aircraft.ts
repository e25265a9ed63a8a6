import { readTsv } from './tsv.ts'

export interface AircraftType {
  id: number
  /** IATA code of the type, as in the fleets of `airlines.tsv`. */
  code: string
  identifier: string
  description: string
  capacity: number
  /** Usual shortest leg. Shorter legs get this type only if the airline has no smaller one. */
  usualFromKm: number
  rangeKm: number
  cruiseKmh: number
}

/** Aircraft types of the seed, by IATA code. */
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

/** Selects the types of a fleet that suit a leg. Empty if none has the range, or if all are far too large. */
export function suitable(fleet: readonly AircraftType[], km: number): AircraftType[] {
  const reaching = fleet.filter(({ rangeKm }) => rangeKm >= km * 1.1)
  const usual = reaching.filter(({ usualFromKm }) => usualFromKm <= km)
  const smallest = reaching.slice(0, 1).filter(({ usualFromKm }) => usualFromKm <= 2 * km)
  return usual.length > 0 ? usual : smallest
}

/** Selects the large types, for routes between two large airports. Returns all types if none is large. */
export function forCrowds(types: readonly AircraftType[]): readonly AircraftType[] {
  const large = types.filter(({ capacity }) => capacity > 130)
  return large.length > 0 ? large : types
}

/** Computes the minutes from gate to gate: the cruise plus 30 minutes, rounded up to five minutes. */
export function blockMinutes(type: AircraftType, km: number): number {
  return Math.ceil(((km / type.cruiseKmh) * 60 + 30) / 5) * 5
}

/** Minutes at the gate between two legs. */
export function turnaroundMinutes(type: AircraftType): number {
  return type.usualFromKm >= 2000 ? 120 : 50
}
