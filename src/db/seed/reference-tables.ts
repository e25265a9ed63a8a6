import type { TableRows } from '../load.ts'
import { isDomestic } from './airports.ts'
import { minutesPerDay } from './clock.ts'
import { readCountries } from './countries.ts'
import type { ReferenceData } from './reference-data.ts'
import { tableFrom } from './table-rows.ts'
import type { Schedule, Timetable } from './timetable.ts'

const weekdayColumns = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function timeOf(minutes: number): string {
  const minute = minutes % minutesPerDay
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`
}

/** One schedule per pair of airports with flights, by origin and destination. */
function routesOf(schedules: readonly Schedule[]): Schedule[] {
  const routes = new Map(schedules.map((schedule) => [schedule.from.iata + schedule.to.iata, schedule]))
  return [...routes.values()].sort((a, b) => a.from.id - b.from.id || a.to.id - b.to.id)
}

/** Tables that depend only on the scale: airports, airlines, aircraft and the timetable. */
export function referenceTables({ airports, airlines, types }: ReferenceData, timetable: Timetable): TableRows[] {
  return [
    tableFrom('country', ['code', 'alpha2', 'name', 'region'], [...readCountries().values()], (country) => [
      country.alpha3,
      country.alpha2,
      country.name,
      country.region,
    ]),
    tableFrom('airport', ['airport_id', 'iata', 'icao', 'name'], airports, ({ id, iata, icao, name }) => [
      id,
      iata,
      icao,
      name,
    ]),
    tableFrom(
      'airport_geo',
      ['airport_id', 'name', 'city', 'country', 'latitude', 'longitude'],
      airports,
      ({ id, name, city, country, latitude, longitude }) => [id, name, city, country.name, latitude, longitude],
    ),
    tableFrom(
      'airline',
      ['airline_id', 'iata', 'airlinename', 'base_airport'],
      airlines,
      ({ id, iata, name, base }) => [id, iata, name, base.id],
    ),
    tableFrom('airplane_type', ['type_id', 'identifier', 'description'], types, ({ id, identifier, description }) => [
      id,
      identifier,
      description,
    ]),
    tableFrom(
      'airplane',
      ['airplane_id', 'capacity', 'type_id', 'airline_id'],
      timetable.airplanes,
      ({ id, type, airline }) => [id, type.capacity, type.id, airline.id],
    ),
    tableFrom(
      'flightschedule',
      ['flightno', 'from', 'to', 'departure', 'arrival', 'airline_id', ...weekdayColumns],
      timetable.schedules,
      ({ flightno, from, to, departure, blockMinutes, airline }) => [
        flightno,
        from.id,
        to.id,
        timeOf(departure.minute),
        timeOf(departure.minute + blockMinutes),
        airline.id,
        ...weekdayColumns.map((_, bit) => (departure.weekdays & (1 << bit)) !== 0),
      ],
    ),
    tableFrom('route', ['from', 'to', 'distance_km', 'domestic'], routesOf(timetable.schedules), ({ from, to, km }) => [
      from.id,
      to.id,
      km,
      isDomestic(from, to),
    ]),
  ]
}
