import { type AircraftType, blockMinutes, forCrowds, suitable, turnaroundMinutes } from './aircraft.ts'
import { meanMillions } from './airports.ts'
import { daily, minutesPerDay, shiftWeekdays, toLocal, toUtc } from './clock.ts'
import type { Service } from './network.ts'
import { hashBelow } from './random.ts'

/** Minutes after midnight (UTC), and the weekdays (bit 0 is Monday). */
export interface Departure {
  minute: number
  weekdays: number
}

/** A flight from the hub and its return with the same airplane. */
export interface Rotation {
  service: Service
  type: AircraftType
  blockMinutes: number
  out: Departure
  back: Departure
  /** Number of midnights between the two departures. */
  nights: number
  /** Number of airplanes: the days until the same airplane can leave the hub again. */
  airplanes: number
}

/** Limit for `meanMillions`. Above it, small aircraft would waste slots. */
const crowdedMillions = 25

const morning = 6 * 60
const evening = 21 * 60 + 30
const nightEnds = 5 * 60 + 30

/** Possible weekdays of a leg with at most one flight a day. */
const thinWeeks = [daily, daily, 0b0011111, 0b1011101, 0b1010101, 0b1101010, 0b0101010, 0b0010101]

/** Spreads the departures of an airline over the day, and offsets those of different airlines. */
function departureFromHub({ hub, rotations }: Service, turn: number, key: string): number {
  const phase = hashBelow(key, 100) / 100
  const local = morning + ((turn + phase) / rotations) * (evening - morning)
  return toUtc(hub, Math.round(local / 5) * 5)
}

/** Returns the minutes at the destination: the turnaround, extended to the morning instead of a departure at night. */
function layover({ to }: Service, type: AircraftType, arrival: number): number {
  const soonest = turnaroundMinutes(type)
  const local = toLocal(to, arrival + soonest)
  return local < nightEnds ? soonest + morning - local : soonest
}

/** Plans one rotation of a day. `turn` is its index from 0. */
function planRotation(service: Service, turn: number): Rotation {
  const key = `${service.airline.iata} ${service.hub.iata} ${service.to.iata}`
  const fleet = suitable(service.airline.fleet, service.km)
  const types = meanMillions(service.hub, service.to) > crowdedMillions ? forCrowds(fleet) : fleet
  const type = types[hashBelow(`${key} type ${turn}`, types.length)]
  if (type === undefined) throw new Error(`no aircraft for ${key}`)

  const block = blockMinutes(type, service.km)
  const out = departureFromHub(service, turn, key)
  const back = out + block + layover(service, type, out + block)
  const readyAgain = back + block + turnaroundMinutes(type)

  const weekdays = service.daily ? daily : (thinWeeks[hashBelow(`${key} week`, thinWeeks.length)] ?? daily)
  const nights = Math.floor(back / minutesPerDay)
  return {
    service,
    type,
    blockMinutes: block,
    out: { minute: out, weekdays },
    back: { minute: back % minutesPerDay, weekdays: shiftWeekdays(weekdays, nights) },
    nights,
    airplanes: Math.ceil((readyAgain - out) / minutesPerDay),
  }
}

/** Plans all rotations of a service. */
export function planRotations(service: Service): Rotation[] {
  return Array.from({ length: service.rotations }, (_, turn) => planRotation(service, turn))
}
