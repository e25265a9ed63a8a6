import { and, count, eq, gte, lt, type SQL, sql, sum } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import { isCancelled, isDue, isOnTime, wholeMiles } from '../../flight-rules.ts'
import { idOfCode, type MemberCodes } from './member-codes.ts'
import type { MemberKind, ScoreQuery } from './score-query.ts'

type Tables = Database['tables']

/** Sum of one group over some flights. A share is `amount` of `base`; other metrics use `amount` alone. */
export interface GroupSum {
  /** Ids of the group: two for a pair of airports, else one. */
  key: readonly (number | null)[]
  amount: number
  base: number
}

/** Columns to group by. Both airports of a flight are in one group, so that its bookings are read once. */
export function groupingOf({ booking, flight }: Tables, member: MemberKind): Record<string, SQL> {
  switch (member) {
    case 'passenger':
      return { passenger: sql`${booking.passengerId}` }
    case 'airline':
      return { airline: sql`${flight.airlineId}` }
    case 'airport':
    case 'route':
      return { from: sql`${flight.from}`, to: sql`${flight.to}` }
  }
}

/** Condition on the flights that a score counts. */
export function countedFlights(tables: Tables, query: ScoreQuery, codes: MemberCodes): SQL | undefined {
  const { flight, route } = tables
  const { filter = {}, range } = query
  const { domestic, airline, from, to } = filter
  return and(
    range && gte(flight.departure, range.from),
    range && lt(flight.departure, range.to),
    domestic === undefined ? undefined : eq(route.domestic, domestic),
    airline === undefined ? undefined : eq(flight.airlineId, idOfCode(codes.airlines, airline)),
    from === undefined ? undefined : eq(flight.from, idOfCode(codes.airports, from)),
    to === undefined ? undefined : eq(flight.to, idOfCode(codes.airports, to)),
    query.source === 'flights' && query.metric === 'count' ? sql`not (${isCancelled(tables)})` : undefined,
    query.metric === 'ontime' ? isDue(tables, query.now) : undefined,
  )
}

/** Where the bookings of flights are counted: row by row, or in the counters of each flight. */
export type BookingSource = 'bookings' | 'counters'

/** Aggregate of a metric over the rows of a group. */
function amountOf(tables: Tables, { metric }: ScoreQuery, source: BookingSource | 'flights'): SQL {
  const { booking, flightStats } = tables
  const isCounted = source === 'counters'
  switch (metric) {
    case 'count':
      return isCounted ? sum(flightStats.bookings) : count()
    case 'revenue':
      return sum(isCounted ? flightStats.revenue : booking.price)
    case 'miles':
      return isCounted ? sql`sum(${flightStats.bookings} * ${wholeMiles(tables)})` : sql`sum(${wholeMiles(tables)})`
    case 'ontime':
      return sql`sum(case when ${isOnTime(tables)} then 1 else 0 end)`
  }
}

/** Sums flights, or their bookings, by the columns of one grouping. Money is in cents. */
export async function selectFlightSums(
  { database, tx }: { database: Database; tx: QueryBuilder },
  {
    query,
    columns,
    where,
    from,
  }: { query: ScoreQuery; columns: Record<string, SQL>; where: SQL | undefined; from: BookingSource },
): Promise<GroupSum[]> {
  const { booking, flight, flightStats, flightStatus, route } = database.tables
  const source = query.source === 'flights' ? 'flights' : from
  const amount = amountOf(database.tables, query, source)
  const flights = tx
    .select({ ...columns, amount: amount.as('amount'), base: count().as('base') })
    .from(flight)
    .leftJoin(route, and(eq(route.from, flight.from), eq(route.to, flight.to)))
    .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
  const joined = {
    flights: () => flights,
    bookings: () => flights.innerJoin(booking, eq(booking.flightId, flight.flightId)),
    counters: () => flights.innerJoin(flightStats, eq(flightStats.flightId, flight.flightId)),
  }[source]()
  const rows: Record<string, unknown>[] = await joined.where(where).groupBy(...Object.values(columns))
  const scale = query.metric === 'revenue' ? 100 : 1
  return rows.map((row) => ({
    key: Object.keys(columns).map((name) => (row[name] === null ? null : Number(row[name]))),
    amount: Math.round(Number(row.amount) * scale),
    base: Number(row.base),
  }))
}
