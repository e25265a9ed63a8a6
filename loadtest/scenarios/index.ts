import type { Scenario } from '../scenario.ts'
import { analytics } from './analytics.ts'
import { bookingRush } from './booking-rush.ts'
import { cacheVsDatabase } from './cache-vs-database.ts'
import { coldVsWarm } from './cold-vs-warm.ts'
import { concurrency } from './concurrency.ts'
import { eviction } from './eviction.ts'
import { history } from './history.ts'
import { leaderboards } from './leaderboards.ts'
import { mixed } from './mixed.ts'
import { outage } from './outage.ts'
import { roundTrip } from './round-trip.ts'
import { searchHot } from './search-hot.ts'
import { seats } from './seats.ts'
import { sessions } from './sessions.ts'
import { soak } from './soak.ts'
import { stampede } from './stampede.ts'
import { ttl } from './ttl.ts'

/** All scenarios, in the order in which they run and teach. */
export const scenarios: readonly Scenario[] = [
  ...[searchHot, roundTrip, history, seats, leaderboards, analytics, mixed, bookingRush, sessions],
  ...[coldVsWarm, cacheVsDatabase, stampede, ttl, eviction, concurrency, outage, soak],
]
