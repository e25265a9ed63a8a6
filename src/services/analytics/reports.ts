import type { Facts, Flyer, ReadRaw } from './facts.ts'
import { airlines, busiestRoutes, countries, hubs, routeRevenue } from './rankings.ts'

export interface FrequentFlyer extends Flyer {
  currency: 'USD'
}

/** Ranks traffic with the names of its airports or airlines. */
const onTraffic =
  <Names extends 'places' | 'carriers', Row>(
    names: Names,
    rank: (traffic: Facts['traffic'], names: Facts[Names]) => Row[],
  ) =>
  async (raw: ReadRaw) => {
    const [{ readAt, rows }, named] = await Promise.all([raw('traffic'), raw(names)])
    return { generatedAt: readAt, rows: rank(rows, named.rows) }
  }

/** Reads the percentage of on-time flights of each airline by its code. */
export type AirlinesOnTime = () => Promise<ReadonlyMap<string, number>>

/** Builds each report from the facts: all of its lines in order. */
export const reports = {
  hubs: onTraffic('places', hubs),
  'busiest-routes': onTraffic('places', busiestRoutes),
  'route-revenue': onTraffic('places', routeRevenue),
  airlines: async (raw: ReadRaw, airlinesOnTime: AirlinesOnTime) => {
    const onTime = await airlinesOnTime()
    return onTraffic('carriers', (traffic, carriers) => airlines(traffic, carriers, onTime))(raw)
  },
  countries: onTraffic('places', countries),
  'frequent-flyers': async (raw: ReadRaw) => {
    const { readAt, rows } = await raw('flyers')
    return { generatedAt: readAt, rows: rows.map((flyer): FrequentFlyer => ({ ...flyer, currency: 'USD' })) }
  },
}

export type ReportName = keyof typeof reports

export const reportNames = Object.keys(reports) as ReportName[]

type Row<Name extends ReportName> = Awaited<ReturnType<(typeof reports)[Name]>>['rows'][number]

/** The second level: a report with the maximum number of lines. */
export interface Aggregated {
  /** Time of the facts' query, RFC 3339, UTC. */
  generatedAt: string
  rows: Row<ReportName>[]
}

/** The third level: a response with `limit` lines. */
export interface Report {
  report: ReportName
  generatedAt: string
  data: Row<ReportName>[]
}
