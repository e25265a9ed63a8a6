import type { WindowName } from './windows.ts'

/** Definition of a board: the rows that it counts, and the members that they count for. */
export interface Definition {
  /** Display name. */
  title: string
  /** Rows to count. A booking counts in the windows of its flight, by the departure in UTC. */
  source: 'bookings' | 'flights'
  /** Kind of the members. A booking or flight counts for both of its airports. */
  member: MemberKind
  /**
   * `count`: number of rows; cancelled flights do not count. `revenue`: money paid for bookings. `miles`: whole statute miles
   * of bookings. `ontime`: percentage of flights on time, by the rule in `domain/punctuality.ts`.
   */
  metric: 'count' | 'revenue' | 'miles' | 'ontime'
  /** A row counts if it has all of these properties. */
  filter?: Filter
  windows: WindowName[]
}

export interface DefinedBoard extends Definition {
  board: string
}

export type MemberKind = 'passenger' | 'airport' | 'airline' | 'route'

export interface Filter {
  /** Whether both airports are in one country. */
  domestic?: boolean
  airline?: string
  from?: string
  to?: string
}

/** Metrics and members of each source. */
export const possible = {
  bookings: { metrics: ['count', 'revenue', 'miles'], members: ['passenger', 'airport', 'airline', 'route'] },
  flights: { metrics: ['count', 'ontime'], members: ['airport', 'airline', 'route'] },
} as const

/** Text form of each kind of member. */
export const memberPattern: Readonly<Record<MemberKind, RegExp>> = {
  passenger: /^[1-9][0-9]{0,9}$/,
  airport: /^[A-Z0-9]{3,4}$/,
  airline: /^[A-Z0-9]{2}$/,
  route: /^[A-Z0-9]{3,4}:[A-Z0-9]{3,4}$/,
}

/** Parts of a unit in the sorted set: 100 for money, which is summed in cents to stay exact. */
export const partsOf = ({ metric }: Definition): number => (metric === 'revenue' ? 100 : 1)

/** Serializes the counting part of a definition. A window keeps the identity that it was built for. */
export function identityOf({ source, member, metric, filter = {}, windows }: Definition): string {
  const { domestic, airline, from, to } = filter
  return JSON.stringify({ source, member, metric, filter: { domestic, airline, from, to }, windows })
}

/** Parses an identity. */
export const definitionOf = (identity: string): Definition => JSON.parse(identity)

/** Converts a score to the unit of the sorted set: cents for money. */
export function inParts(definition: Definition, score: number): number {
  const parts = partsOf(definition)
  return parts === 1 ? score : Math.round(score * parts)
}
