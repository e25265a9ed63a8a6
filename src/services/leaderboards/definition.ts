import type { WindowName } from './windows.ts'

/** What a board counts: rows of one kind, for the members that they belong to. */
export interface Definition {
  /** For people. */
  title: string
  /** `bookings`: every booking counts where its flight belongs; `flights`: every flight. By the day of departure, UTC. */
  source: 'bookings' | 'flights'
  /** Whom it counts for. A booking or flight counts for both of its airports. */
  member: MemberKind
  /**
   * `count`: how many; of flights, those that are not cancelled. `revenue`: what was paid. `miles`: whole statute miles, of a
   * booking. `ontime`: of all flights, the share in percent that neither was cancelled nor left 15 minutes late or later.
   */
  metric: 'count' | 'revenue' | 'miles' | 'ontime'
  /** Only what has all of these properties counts. */
  filter?: Filter
  windows: WindowName[]
}

export interface DefinedBoard extends Definition {
  board: string
}

export type MemberKind = 'passenger' | 'airport' | 'airline' | 'route'

export interface Filter {
  /** Whether both ends of the flight are in one country. */
  domestic?: boolean
  airline?: string
  from?: string
  to?: string
}

/** Which metrics and members a source has. */
export const possible = {
  bookings: { metrics: ['count', 'revenue', 'miles'], members: ['passenger', 'airport', 'airline', 'route'] },
  flights: { metrics: ['count', 'ontime'], members: ['airport', 'airline', 'route'] },
} as const

/** What a member looks like, as text. */
export const memberPattern: Readonly<Record<MemberKind, RegExp>> = {
  passenger: /^[1-9][0-9]{0,9}$/,
  airport: /^[A-Z0-9]{3}$/,
  airline: /^[A-Z0-9]{2}$/,
  route: /^[A-Z0-9]{3}:[A-Z0-9]{3}$/,
}

/** In how many parts a sorted set counts one of what the score is in: money is added up in cents, so that nothing is lost. */
export const partsOf = ({ metric }: Definition): number => (metric === 'revenue' ? 100 : 1)

/** The same text for the same definition: by it a board knows what it was filled for. */
export function identityOf({ source, member, metric, filter = {}, windows }: Definition): string {
  const { domestic, airline, from, to } = filter
  return JSON.stringify({ source, member, metric, filter: { domestic, airline, from, to }, windows })
}

export const definitionOf = (identity: string): Definition => JSON.parse(identity)

/** Converts a score to the unit of the sorted set: cents for money. */
export function inParts(definition: Definition, score: number): number {
  const parts = partsOf(definition)
  return parts === 1 ? score : Math.round(score * parts)
}
