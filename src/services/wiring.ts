import type { Cache, Guarded } from '../cache/cache.ts'
import type { Counters } from '../cache/counters.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { Outbox } from './booking/outbox.ts'

/** Dependencies of every feature's wire function. */
export interface Wiring {
  config: Config
  log: Log
  database: Database
  cache: Cache
  outbox: Outbox
  servers: Record<'cache' | 'state', Guarded>
  counters: Counters
  /** Reports a step that failed after the commit; reaping or the outbox completes it. */
  onLeft: (what: string, error: unknown) => void
}
