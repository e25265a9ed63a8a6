import type { AircraftType } from './aircraft.ts'
import type { Airline } from './airlines.ts'
import type { Airport } from './airports.ts'
import type { Service } from './network.ts'
import { type Departure, planRotations, type Rotation } from './rotations.ts'

export interface Airplane {
  id: number
  type: AircraftType
  airline: Airline
}

/** One line of the timetable: a flight number, its times and its days. */
export interface Schedule {
  flightno: string
  airline: Airline
  from: Airport
  to: Airport
  km: number
  departure: Departure
  blockMinutes: number
  type: AircraftType
  /** Airplanes that fly the line in turn, one day each. */
  airplanes: readonly Airplane[]
  /** Number of midnights since the airplane left its hub. The day of that departure selects the airplane. */
  nightsFromHub: number
}

export interface Timetable {
  /** Ordered by departure within the day. */
  schedules: Schedule[]
  airplanes: Airplane[]
}

/** Creates the two lines of a rotation: an odd flight number out, the next one back. */
function linesOf(rotation: Rotation, number: number, airplanes: readonly Airplane[]): [Schedule, Schedule] {
  const { service, type, blockMinutes, out, back, nights } = rotation
  const { airline, hub, to, km } = service
  const common = { airline, km, blockMinutes, type, airplanes }
  return [
    { ...common, flightno: `${airline.iata}${number}`, from: hub, to, departure: out, nightsFromHub: 0 },
    { ...common, flightno: `${airline.iata}${number + 1}`, from: to, to: hub, departure: back, nightsFromHub: nights },
  ]
}

/**
 * Assigns separate flight numbers and airplanes to every rotation. An airplane is back at the gate before its next departure,
 * so none is ever in two places.
 */
export function planTimetable(services: readonly Service[]): Timetable {
  const schedules: Schedule[] = []
  const airplanes: Airplane[] = []
  const nextNumber = new Map<Airline, number>()

  for (const rotation of services.flatMap(planRotations)) {
    const { type, service } = rotation
    const { airline } = service
    const own = Array.from({ length: rotation.airplanes }, (_, i) => ({ id: airplanes.length + i + 1, type, airline }))
    airplanes.push(...own)

    const number = nextNumber.get(airline) ?? 1
    nextNumber.set(airline, number + 2)
    schedules.push(...linesOf(rotation, number, own))
  }
  schedules.sort((a, b) => a.departure.minute - b.departure.minute || (a.flightno < b.flightno ? -1 : 1))
  return { schedules, airplanes }
}
