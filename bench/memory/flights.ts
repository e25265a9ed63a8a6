import { suitable } from '../../src/db/seed/aircraft.ts'
import { randomStream } from '../../src/db/seed/random.ts'
import { readReferenceData } from '../../src/db/seed/reference-data.ts'
import { scales } from '../../src/db/seed/scales.ts'
import { zonedEndpointOf } from '../../src/domain/airport.ts'
import { kilometresBetween } from '../../src/domain/distance.ts'
import { fare } from '../../src/domain/fare.ts'
import type { Flight } from '../../src/domain/flight.ts'
import { localTime } from '../../src/domain/local-day.ts'
import { milesOf } from '../../src/domain/miles.ts'
import { zoneAt } from '../../src/domain/zone-at.ts'

const reference = readReferenceData(scales.small)
const airlines = some(reference.airlines)
const airports = some(reference.airports.filter(({ international }) => international))
const DAY = Date.parse('2025-12-15T00:00:00Z')

/** Names of airports, airlines and aircraft types. A compact form omits them, because they do not belong to a flight. */
export const names = {
  airports: new Map(reference.airports.map((airport) => [airport.iata, zonedEndpointOf(airport)])),
  airlines: new Map(reference.airlines.map(({ iata, name }) => [iata, { iata, name }])),
  types: reference.types.map(({ identifier }) => identifier),
}

/**
 * Generates flights as a search returns them, between real airports, by real airlines. The result is always the same. Each
 * `onRoute` consecutive flights are on one route, by departure.
 */
export function makeFlights(count: number, onRoute = 1): Flight[] {
  const [routeOf, randomOf] = [randomStream(1, 'bench:memory:routes'), randomStream(1, 'bench:memory:flights')]
  return Array.from({ length: count }, (_, i) => {
    const route = routeOf(Math.floor(i / onRoute))
    const from = route.pick(airports)
    const to = route.pick(some(airports.filter((airport) => airport !== from)))
    const random = randomOf(i)
    const airline = random.pick(airlines)
    const km = kilometresBetween(from, to)
    const type = suitable(airline.fleet, km).at(-1) ?? airline.fleet.at(-1)
    const minutes = 30 + Math.ceil(km / 70) * 5
    const slot = Math.floor(1_440 / onRoute)
    const departure = DAY + ((i % onRoute) * slot + random.int(0, slot - 1)) * 60_000
    const bookedSeats = random.int(0, type?.capacity ?? 0)
    const totalSeats = type?.capacity ?? 0
    const flightId = i + 1
    return {
      flightId,
      flightNo: `${airline.iata}${random.int(1, 9_999)}`,
      airline: { iata: airline.iata, name: airline.name },
      from: zonedEndpointOf(from),
      to: zonedEndpointOf(to),
      departure: rfc3339(departure),
      departureLocal: localTime(new Date(departure), zoneAt(from)),
      arrival: rfc3339(departure + minutes * 60_000),
      arrivalLocal: localTime(new Date(departure + minutes * 60_000), zoneAt(to)),
      durationMinutes: minutes,
      aircraft: type?.identifier ?? null,
      totalSeats,
      bookedSeats,
      availableSeats: totalSeats - bookedSeats,
      price: fare({ miles: milesOf(km), flightId }),
      currency: 'USD',
      status: random.int(1, 20) === 1 ? 'delayed' : 'scheduled',
    }
  })
}

export const rfc3339 = (at: number) => new Date(at).toISOString().replace('.000', '')

function some<T>([first, ...others]: readonly T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('The seed data has no such rows.')
  return [first, ...others]
}
