import type { Api } from './api.ts'
import type { Inventory } from './inventory.ts'
import type { LoadRequest, Source } from './load-request.ts'
import type { MeasureOptions } from './measure.ts'
import type { Options } from './options.ts'
import type { Requests } from './requests.ts'
import type { Run, ScenarioResult } from './results.ts'
import type { Own } from './tested.ts'

/** A lesson that a load can show. */
export interface Scenario {
  name: string
  /** The lesson in one sentence. */
  teaches: string
  /** Settings of the service in addition to those of production. */
  settings?: Record<string, string>
  /** Number of instances. Default 1. */
  instances?: number
  /** Runs only when it is named, because it takes long. */
  onlyByName?: true
  /** Default of `--duration`, if it is longer than usual. Seconds. */
  seconds?: number
  run: (stage: Stage) => Promise<Findings>
}

/** Results of a scenario. */
export type Findings = Pick<ScenarioResult, 'runs'> &
  Partial<Pick<ScenarioResult, 'ratios' | 'checks' | 'charts' | 'notes'>>

/** Everything that a scenario may use. */
export interface Stage {
  options: Options
  inventory: Inventory
  requests: Requests
  api: Api
  /** Current URLs of the instances. */
  urls: () => readonly string[]
  /** Measures a load. The options of the command line are its defaults. */
  measure: (options: StagedLoad) => Promise<Run>
  /** Registers cleanup for the end of the scenario, also after a failure. */
  afterwards: (work: () => Promise<void>) => void
  /** Flushes the cache. */
  flush: () => Promise<void>
  /** Control of a service that was started for the test. Skips the scenario if there is none. */
  own: () => Own
  /** Runs `work` while an index is dropped. False, without running it, if the database is not private. */
  withoutIndex: (index: string, work: () => Promise<void>) => Promise<boolean>
  /** The admin's token. Skips the scenario if there is none. */
  adminToken: () => string
}

export interface StagedLoad extends Partial<Omit<MeasureOptions, 'urls' | 'onSecond'>> {
  name: string
  source: Source
}

/** The scenario cannot run here. The message is the reason. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

/** The same requests with additional headers. */
export const withHeaders =
  (source: Source, headers: Record<string, string>): Source =>
  (connection) => {
    const next = source(connection)
    return (): LoadRequest => {
      const request = next()
      return { ...request, headers: { ...request.headers, ...headers } }
    }
  }
