import type { AnalyticsQueries, CarrierRow, FlyerRow, PlaceRow, TrafficRow } from '../../db/queries/analytics.ts'
import { rfc3339 } from '../../domain/rfc3339.ts'

/** Maximum number of lines in a report. */
export const LINES = 100

/** Public figures of a passenger. */
export interface Flyer extends Omit<FlyerRow, 'firstName' | 'initial'> {
  /** First name and initial: `Anna K.` */
  passenger: string
}

/** The facts that reports are built from: figures by id, and the names of the ids. */
export interface Facts {
  traffic: TrafficRow[]
  flyers: Flyer[]
  places: PlaceRow[]
  carriers: CarrierRow[]
}

export type FactsName = keyof Facts

/** The first level: facts as the database counted them. */
export interface Raw<Name extends FactsName = FactsName> {
  /** Time of the query, RFC 3339, UTC. */
  readAt: string
  rows: Facts[Name]
}

export type ReadRaw = <Name extends FactsName>(name: Name) => Promise<Raw<Name>>

/** Maps each of the facts to its query. */
export function factsFrom(queries: AnalyticsQueries, now: () => Date) {
  const ask: { [Name in FactsName]: (at: Date) => Promise<Facts[Name]> } = {
    traffic: queries.traffic,
    flyers: async () => (await queries.flyers(LINES)).map(flyerOf),
    places: queries.places,
    carriers: queries.carriers,
  }
  return async <Name extends FactsName>(name: Name): Promise<Raw<Name>> => {
    const at = now()
    return { readAt: rfc3339(at), rows: await ask[name](at) }
  }
}

function flyerOf({ firstName, initial, ...figures }: FlyerRow): Flyer {
  const [first = ''] = firstName.trim().split(/\s+/)
  return { passenger: initial === '' ? first : `${first} ${initial}.`, ...figures }
}
