export type MemberKind = 'passenger' | 'airport' | 'airline' | 'route'

/** Which rows a score counts, for which members, and how. */
export interface ScoreQuery {
  source: 'bookings' | 'flights'
  member: MemberKind
  metric: 'count' | 'revenue' | 'miles' | 'ontime'
  filter?: ScoreFilter | undefined
  /** Counts flights that depart at `from` or later, and before `to`. */
  range: { from: Date; to: Date } | undefined
  /** The present. `ontime` counts flights whose scheduled departure has passed by then. */
  now: Date
}

export interface ScoreFilter {
  /** Whether both airports are in one country. */
  domestic?: boolean | undefined
  airline?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
