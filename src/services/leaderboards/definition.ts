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

/** From this delay on a flight is not on time, minutes (as the US Department of Transportation counts). */
export const LATE_FROM_MINUTES = 15

const windows: WindowName[] = ['all', 'daily', 'weekly', 'monthly']

const standing: Readonly<Record<string, Definition>> = {
  'passengers-most-flights': {
    title: 'Passengers with the most flights',
    windows,
    source: 'bookings',
    member: 'passenger',
    metric: 'count',
  },
  'airports-most-passengers': {
    title: 'Airports with the most passengers',
    windows,
    source: 'bookings',
    member: 'airport',
    metric: 'count',
  },
  'airlines-most-flights': {
    title: 'Airlines with the most flights',
    windows,
    source: 'flights',
    member: 'airline',
    metric: 'count',
  },
  'airlines-ontime': {
    title: 'Airlines that are on time',
    windows,
    source: 'flights',
    member: 'airline',
    metric: 'ontime',
  },
  'routes-domestic': {
    title: 'Domestic routes with the most passengers',
    windows,
    source: 'bookings',
    member: 'route',
    metric: 'count',
    filter: { domestic: true },
  },
  'routes-international': {
    title: 'International routes with the most passengers',
    windows,
    source: 'bookings',
    member: 'route',
    metric: 'count',
    filter: { domestic: false },
  },
}

/** Boards that always exist, by name. A map: an object would know names that nobody gave it. */
export const standingBoards: ReadonlyMap<string, Definition> = new Map(Object.entries(standing))

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
