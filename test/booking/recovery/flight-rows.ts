import type { Database } from '../../../src/db/database.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { addRows } from '../../support/scratch.ts'

const DAY_MS = 86_400_000

/**
 * Creates the schema in an empty database, flights with ids from 1 and the given `capacities`, and passengers with ids
 * from 1. Without bookings.
 */
export async function makeFlightRows(
  database: Database,
  { capacities, passengers }: { capacities: readonly number[]; passengers: number },
): Promise<void> {
  await migrate(database)
  await addRows(database, 'airport', [
    { airport_id: 1, iata: 'QAA', icao: 'XQAA', name: 'Alpha Field' },
    { airport_id: 2, iata: 'QBB', icao: 'XQBB', name: 'Bravo Field' },
  ])
  const geo = { city: 'Gießen', country: 'Germany', longitude: 8.7 }
  await addRows(database, 'airport_geo', [
    { airport_id: 1, name: 'Alpha Field', latitude: 50.5, ...geo },
    { airport_id: 2, name: 'Bravo Field', latitude: 10, ...geo },
  ])
  await addRows(database, 'airline', [{ airline_id: 1, iata: 'ZA', airlinename: 'Zulu Air', base_airport: 1 }])
  await addRows(database, 'airplane_type', [{ type_id: 1, identifier: 'Test 320', description: null }])
  const airplane = (capacity: number, i: number) => ({ airplane_id: i + 1, capacity, type_id: 1, airline_id: 1 })
  await addRows(database, 'airplane', capacities.map(airplane))
  const departure = new Date(Date.now() + 30 * DAY_MS)
  const arrival = new Date(departure.getTime() + 5_400_000)
  await addRows(
    database,
    'flight',
    capacities.map((_, i) => ({
      flight_id: i + 1,
      flightno: `ZA${100 + i}`,
      from: 1,
      to: 2,
      departure,
      arrival,
      airline_id: 1,
      airplane_id: i + 1,
    })),
  )
  await addRows(
    database,
    'passenger',
    upTo(passengers).map((id) => ({
      passenger_id: id,
      passportno: `P${id}`,
      firstname: 'Pat',
      lastname: `Number ${id}`,
    })),
  )
}

/** Integers from 1 to `last`, inclusive. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1)
