export type MemberKind = 'passenger' | 'airport' | 'airline' | 'route'

/** Rows that a score counts, their members, and the metric. */
export interface ScoreQuery {
  source: 'bookings' | 'flights'
  member: MemberKind
  metric: 'count' | 'revenue' | 'miles' | 'ontime'
  filter?: ScoreFilter | undefined
  /** Counts flights that depart at `from` or later, and before `to`. */
  range: { from: Date; to: Date } | undefined
  /** Current time. `ontime` counts flights with an earlier scheduled departure. */
  now: Date
}

export interface ScoreFilter {
  /** Whether both airports are in one country. */
  domestic?: boolean | undefined
  airline?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
