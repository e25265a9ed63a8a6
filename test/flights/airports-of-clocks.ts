import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { addRows } from '../support/scratch.ts'

/** Airports by code: their id, their position and its zone. */
export const airports = {
  QNY: { id: 1, latitude: 40.64, longitude: -73.78, zone: 'America/New_York' },
  QHN: { id: 2, latitude: 21.32, longitude: -157.92, zone: 'Pacific/Honolulu' },
  QAP: { id: 3, latitude: -13.83, longitude: -172.01, zone: 'Pacific/Apia' },
  QLH: { id: 4, latitude: -31.54, longitude: 159.08, zone: 'Australia/Lord_Howe' },
  QSC: { id: 5, latitude: -33.39, longitude: -70.79, zone: 'America/Santiago' },
  QXX: { id: 6, latitude: null, longitude: null, zone: 'UTC' },
} as const

export type Code = keyof typeof airports

/** Creates the schema, the airports, an airline with one airplane, and ten passengers. */
export async function makeClocks(database: Database): Promise<void> {
  await migrate(database)
  const all = Object.entries(airports).map(([iata, airport]) => ({ iata, ...airport }))
  await addRows(
    database,
    'airport',
    all.map(({ id, iata }) => ({ airport_id: id, iata, icao: `X${iata}`, name: `Airport ${iata}` })),
  )
  await addRows(
    database,
    'airport_geo',
    all.flatMap(({ id, iata, latitude, longitude }) =>
      latitude === null
        ? []
        : [{ airport_id: id, name: `Airport ${iata}`, city: iata, country: 'Atlantis', latitude, longitude }],
    ),
  )
  await addRows(database, 'airline', [{ airline_id: 1, iata: 'ZA', airlinename: 'Zulu Air', base_airport: 1 }])
  await addRows(database, 'airplane_type', [{ type_id: 1, identifier: 'Test 320', description: null }])
  await addRows(database, 'airplane', [{ airplane_id: 1, capacity: 6, type_id: 1, airline_id: 1 }])
  await addRows(
    database,
    'passenger',
    Array.from({ length: 10 }, (_, i) => ({
      passenger_id: i + 1,
      passportno: `P${i + 1}`,
      firstname: 'Pat',
      lastname: `Person ${i + 1}`,
    })),
  )
}

/** Adds a flight that takes an hour, or until `arrival`. */
export async function addFlight(
  database: Database,
  flight: { id: number; from: Code; to: Code; departure: string; arrival?: string },
): Promise<void> {
  const departure = new Date(flight.departure)
  await addRows(database, 'flight', [
    {
      flight_id: flight.id,
      flightno: `ZA${flight.id}`,
      from: airports[flight.from].id,
      to: airports[flight.to].id,
      departure,
      arrival: flight.arrival ? new Date(flight.arrival) : new Date(departure.getTime() + 3_600_000),
      airline_id: 1,
      airplane_id: 1,
    },
  ])
}
