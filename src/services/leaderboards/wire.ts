import { connectValkey } from '../../cache/valkey.ts'
import type { Database } from '../../db/database.ts'
import { leaderboardDefinitionQueries } from '../../db/queries/leaderboards/definitions.ts'
import { leaderboardScoreQueries } from '../../db/queries/leaderboards/scores.ts'
import type { PassengerQueries } from '../../db/queries/passengers.ts'
import { seatKeys } from '../booking/seat-map/keys.ts'
import { createWholeCounters } from '../booking/whole-counters.ts'
import { staleAfter } from '../catalogue/stale-after.ts'
import type { ReferenceServices } from '../reference/wire.ts'
import type { Wiring } from '../wiring.ts'
import { createBoardChanges } from './board-changes.ts'
import { definitionsIn } from './definitions.ts'
import { createFollower } from './follow.ts'
import { createLabels } from './labels.ts'
import { createLeaderboards } from './leaderboards.ts'
import { createLiveBoards } from './live-boards.ts'
import { isAirlineReport } from './on-time.ts'
import { createRebuildQueue } from './rebuild-queue.ts'
import { createBoardStore } from './store/board-store.ts'
import { createUnwrittenFlights } from './unwritten-flights.ts'

export type LeaderboardServices = ReturnType<typeof wireLeaderboards>['services']

export interface LeaderboardWiring extends Wiring {
  /** The database on separate connections, because a rebuild reads all bookings in one transaction. */
  rebuildDatabase: Database
  /** The state Valkey, for a connection that subscribes. */
  stateUrl: string
  reference: Pick<ReferenceServices, 'airports' | 'airlines'>
  passengers: PassengerQueries
}

/** Leaderboards, kept up to date by the stream that bookings append to. */
export function wireLeaderboards(wiring: LeaderboardWiring) {
  const { config, log, database, rebuildDatabase, cache, servers, stateUrl, reference, passengers } = wiring
  const { KEY_PREFIX: prefix } = config
  const onFailed = (err: unknown) => log.warn({ err }, 'a leaderboard could not be updated; it will be retried')
  const store = createBoardStore({ server: servers.state, prefix })
  const follower = createFollower({ server: servers.state, seatKeys: seatKeys(prefix), store, onFailed })
  const unwrittenFlights = createUnwrittenFlights({ server: servers.state, seatKeys: seatKeys(prefix) })
  const wholeCounters = createWholeCounters({ server: servers.state, prefix })
  const queries = leaderboardDefinitionQueries(database)
  const scoreQueries = leaderboardScoreQueries(rebuildDatabase)
  const invalidateReport = () => cache.invalidate(staleAfter.airlinesOnTime()).then(() => {}, onFailed)
  const leaderboards = createLeaderboards({
    cache,
    store,
    queries,
    scores: scoreQueries.scores,
    onRecomputed: invalidateReport,
    onFailed,
    rebuilds: createRebuildQueue({
      store,
      follower,
      queries: scoreQueries,
      unwritten: async () => ((await wholeCounters.areWhole()) ? unwrittenFlights() : undefined),
      definitionOf: definitionsIn(queries),
      onDrift: async (window) => {
        if (isAirlineReport(window)) await invalidateReport()
      },
    }),
    label: createLabels({ cache, airports: reference.airports, airlines: reference.airlines, passengers }),
  })
  const changes = createBoardChanges({
    channel: store.keys.changed,
    connect: () => connectValkey({ url: stateUrl, name: 'cache-me-boards', patient: true, onError: () => {} }),
  })
  const watchBoard = createLiveBoards({ leaderboards, changes })
  return { services: { leaderboards, watchBoard, follower }, close: changes.close }
}
