import { type AircraftType, blockMinutes, forCrowds, suitable, turnaroundMinutes } from './aircraft.ts'
import { meanMillions } from './airports.ts'
import { daily, minutesPerDay, shiftWeekdays, toLocal, toUtc } from './clock.ts'
import type { Service } from './network.ts'
import { hashBelow } from './random.ts'

/** Minutes after midnight (UTC), and the days of the week (bit 0 is Monday) on which it happens. */
export interface Departure {
  minute: number
  weekdays: number
}

/** A flight out from the hub and the return with the same airplane. */
export interface Rotation {
  service: Service
  type: AircraftType
  blockMinutes: number
  out: Departure
  back: Departure
  /** Midnights between the two departures. */
  nights: number
  /** How many airplanes it takes: as many as days pass until the airplane can leave the hub again. */
  airplanes: number
}

/** Between airports that are busier on the mean, small aircraft would waste slots. */
const crowdedMillions = 25

const morning = 6 * 60
const evening = 21 * 60 + 30
const nightEnds = 5 * 60 + 30

/** What a leg that is flown once a day at most may look like over the week. */
const thinWeeks = [daily, daily, 0b0011111, 0b1011101, 0b1010101, 0b1101010, 0b0101010, 0b0010101]

/** Departures of one airline are spread over the day, those of several a little apart. */
function departureFromHub({ hub, rotations }: Service, turn: number, key: string): number {
  const phase = hashBelow(key, 100) / 100
  const local = morning + ((turn + phase) / rotations) * (evening - morning)
  return toUtc(hub, Math.round(local / 5) * 5)
}

/** Minutes at the far end: long enough to turn around, and until the morning for who would leave by night. */
function layover({ to }: Service, type: AircraftType, arrival: number): number {
  const soonest = turnaroundMinutes(type)
  const local = toLocal(to, arrival + soonest)
  return local < nightEnds ? soonest + morning - local : soonest
}

/** Plans one of the rotations of a day; `turn` counts them from 0. */
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

/** All rotations of a service. */
export function planRotations(service: Service): Rotation[] {
  return Array.from({ length: service.rotations }, (_, turn) => planRotation(service, turn))
}
