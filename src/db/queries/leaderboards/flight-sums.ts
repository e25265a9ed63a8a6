import { and, count, eq, gte, lt, type SQL, sql, sum } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import { isCancelled, isDue, isOnTime, wholeMiles } from '../../flight-rules.ts'
import { idOfCode, type MemberCodes } from './member-codes.ts'
import type { MemberKind, ScoreQuery } from './score-query.ts'

type Tables = Database['tables']

/** Sum of one member over some flights. A share is `amount` of `base`; other metrics use `amount` alone. */
export interface MemberSum {
  /** Ids of the member: two for a route, else one. */
  key: readonly (number | null)[]
  amount: number
  base: number
}

/** Columns to group by. Rows count for each group: an airport is once the origin and once the destination. */
export function groupings({ booking, flight }: Tables, member: MemberKind): Record<string, SQL>[] {
  const from = sql`${flight.from}`
  const to = sql`${flight.to}`
  switch (member) {
    case 'passenger':
      return [{ passenger: sql`${booking.passengerId}` }]
    case 'airport':
      return [{ from }, { to }]
    case 'airline':
      return [{ airline: sql`${flight.airlineId}` }]
    case 'route':
      return [{ from, to }]
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

/** Aggregate of a metric over the rows of a group. */
function amountOf(tables: Tables, { metric }: ScoreQuery): SQL {
  const { booking } = tables
  switch (metric) {
    case 'count':
      return count()
    case 'revenue':
      return sum(booking.price)
    case 'miles':
      return sql`sum(${wholeMiles(tables)})`
    case 'ontime':
      return sql`sum(case when ${isOnTime(tables)} then 1 else 0 end)`
  }
}

/** Sums flights, or their bookings, by the columns of one grouping. Money is in cents. */
export async function selectFlightSums(
  { database, tx }: { database: Database; tx: QueryBuilder },
  { query, columns, where }: { query: ScoreQuery; columns: Record<string, SQL>; where: SQL | undefined },
): Promise<MemberSum[]> {
  const { booking, flight, flightStatus, route } = database.tables
  const flights = tx
    .select({ ...columns, amount: amountOf(database.tables, query).as('amount'), base: count().as('base') })
    .from(flight)
    .leftJoin(route, and(eq(route.from, flight.from), eq(route.to, flight.to)))
    .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
  const source =
    query.source === 'bookings' ? flights.innerJoin(booking, eq(booking.flightId, flight.flightId)) : flights
  const rows: Record<string, unknown>[] = await source.where(where).groupBy(...Object.values(columns))
  const scale = query.metric === 'revenue' ? 100 : 1
  return rows.map((row) => ({
    key: Object.keys(columns).map((name) => (row[name] === null ? null : Number(row[name]))),
    amount: Math.round(Number(row.amount) * scale),
    base: Number(row.base),
  }))
}
