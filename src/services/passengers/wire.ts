import { warmQueries } from '../../db/queries/operations/warm.ts'
import { passengerQueries } from '../../db/queries/passengers.ts'
import type { Wiring } from '../wiring.ts'
import { createPassengers } from './passengers.ts'

export type PassengerServices = ReturnType<typeof wirePassengers>['services']

/** Wires the history of passengers. Other features use `queries` to find passengers. */
export function wirePassengers({ database, cache }: Wiring) {
  const queries = passengerQueries(database)
  const passengers = createPassengers({ cache, queries, frequent: warmQueries(database).frequentPassengers })
  return { services: { passengers }, queries }
}
