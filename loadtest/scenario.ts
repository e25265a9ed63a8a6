import type { Api } from './api.ts'
import type { Ask, Source } from './load-request.ts'
import type { MeasureOptions } from './measure.ts'
import type { Options } from './options.ts'
import type { Requests } from './requests.ts'
import type { Run, ScenarioResult } from './results.ts'
import type { Own } from './tested.ts'
import type { World } from './inventory.ts'

/** One thing that can be seen under load. */
export interface Scenario {
  name: string
  /** One sentence. */
  teaches: string
  /** Settings that a service is started with for it, beside those of production. */
  settings?: Record<string, string>
  /** How many instances are started for it; one, unless it says so. */
  instances?: number
  /** Takes so long that it is run only when it is asked for. */
  onlyByName?: true
  /** How long it is measured unless somebody says so, where that is longer than others. */
  seconds?: number
  run: (stage: Stage) => Promise<Findings>
}

/** What a scenario found. */
export type Findings = Pick<ScenarioResult, 'runs'> &
  Partial<Pick<ScenarioResult, 'ratios' | 'checks' | 'charts' | 'notes'>>

/** What a scenario is run with. */
export interface Stage {
  options: Options
  world: World
  requests: Requests
  api: Api
  /** Where the instances listen now. */
  urls: () => readonly string[]
  /** Puts a load on the service, as the options say where it is not said otherwise. */
  measure: (options: StagedLoad) => Promise<Run>
  /** What is put right again when the scenario has ended, however it ended. */
  afterwards: (work: () => Promise<void>) => void
  /** Makes the service forget everything that it has cached. */
  flush: () => Promise<void>
  /** A service that may be started anew and deprived of its cache; without one the scenario is skipped. */
  own: () => Own
  /** Does something while the database lacks an index; false where that cannot be done, and nothing was. */
  withoutIndex: (index: string, work: () => Promise<void>) => Promise<boolean>
  /** The admin's token; without one the scenario is skipped. */
  adminToken: () => string
}

export interface StagedLoad extends Partial<Omit<MeasureOptions, 'urls' | 'onSecond'>> {
  name: string
  source: Source
}

/** A scenario cannot be run here. The message says why, for people. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

/** The same requests for each connection, asked with other headers. */
export const withHeaders =
  (source: Source, headers: Record<string, string>): Source =>
  (connection) => {
    const next = source(connection)
    return (): Ask => {
      const ask = next()
      return { ...ask, headers: { ...ask.headers, ...headers } }
    }
  }
