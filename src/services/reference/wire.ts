import { airlineQueries } from '../../db/queries/reference/airlines.ts'
import { airportQueries } from '../../db/queries/reference/airports.ts'
import { positionQueries } from '../../db/queries/reference/positions.ts'
import type { Wiring } from '../wiring.ts'
import { createAirlines } from './airlines.ts'
import { createAirportZones } from './airport-zones.ts'
import { createAirports } from './airports.ts'
import { createRouteNetwork } from './routes.ts'
import { createSearchCounts } from './search-counts.ts'

export type ReferenceServices = ReturnType<typeof wireReference>['services']

/** Wires airports, airlines and routes. */
export function wireReference({ config, database, cache, outbox, servers, onLeft }: Wiring) {
  const airports = createAirports({ cache, outbox, queries: airportQueries(database), onLeft })
  const airportZones = createAirportZones({ queries: positionQueries(database), onLeft })
  const airlines = createAirlines({ cache, outbox, queries: airlineQueries(database), onLeft })
  const searchCounts = createSearchCounts({ server: servers.state, prefix: config.KEY_PREFIX })
  const routeNetwork = createRouteNetwork({ cache, airports, searchCounts })
  return {
    services: { airports, airportZones, airlines, routeNetwork, searchCounts },
    close: searchCounts.close,
  }
}
