import { flightChangeQueries } from '../../db/queries/flights/changes.ts'
import { flightDetailQueries } from '../../db/queries/flights/details.ts'
import { manifestQueries } from '../../db/queries/flights/manifest.ts'
import { flightQueries } from '../../db/queries/flights/search.ts'
import { timetableQueries } from '../../db/queries/flights/timetable.ts'
import type { Leaderboards } from '../leaderboards/leaderboards.ts'
import type { ReferenceServices } from '../reference/wire.ts'
import type { Wiring } from '../wiring.ts'
import { createFlightChanges } from './changes.ts'
import { createFlightDetails } from './details.ts'
import { createManifest } from './manifest.ts'
import { createFlights } from './search.ts'
import { createTimetable } from './timetable.ts'

export type FlightServices = ReturnType<typeof wireFlights>['services']

export interface FlightWiring extends Wiring {
  reference: Pick<ReferenceServices, 'airports' | 'airportZones' | 'searchCounts'>
  leaderboards: Pick<Leaderboards, 'flightChanged'>
}

/** Wires search, details, changes and the manifest. */
export function wireFlights({ database, cache, outbox, onLeft, reference, leaderboards }: FlightWiring) {
  const { airports, airportZones: zones, searchCounts } = reference
  const timetable = createTimetable({ queries: timetableQueries(database), onLeft })
  const flights = createFlights({ cache, queries: flightQueries(database), airports, zones, timetable, searchCounts })
  const flightDetails = createFlightDetails({ cache, queries: flightDetailQueries(database) })
  const flightChanges = createFlightChanges({
    queries: flightChangeQueries(database),
    flightDetails,
    outbox,
    onLeft,
    onChanged: (before, after) => {
      timetable.include(after)
      leaderboards.flightChanged(before, after)
    },
  })
  const manifest = createManifest({ queries: manifestQueries(database) })
  return { services: { flights, flightDetails, flightChanges, manifest, timetable } }
}
