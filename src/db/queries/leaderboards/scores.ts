import { and, count, eq, gte, inArray, lt, max, min, type SQL, sql, sum } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'

/** Flights that one question adds up: few enough to be answered in time, whatever the size of the database. */
const FLIGHTS_AT_ONCE = 50_000
/** Reservations that one question is about. */
const RESERVATIONS_AT_ONCE = 1_000

/** Which rows count, for whom, and how. */
export interface ScoreQuestion {
  source: 'bookings' | 'flights'
  member: 'passenger' | 'airport' | 'airline' | 'route'
  metric: 'count' | 'revenue' | 'miles' | 'ontime'
  filter?:
    | {
        domestic?: boolean | undefined
        airline?: string | undefined
        from?: string | undefined
        to?: string | undefined
      }
    | undefined
  /** Only flights that leave from the first moment on and before the second. */
  range: { from: Date; to: Date } | undefined
  /** From this delay on a flight is not on time, minutes. */
  lateFromMinutes: number
}

export interface Scores {
  /** By member: an id, or IATA codes. Money in cents; a share in percent, with two decimals. */
  scores: Map<string, number>
  /** Those of the reservations asked about that had been committed. */
  counted: Set<string>
}

/** One member, in a part of the flights: `amount` of `base` for a share. */
interface PartialScore {
  key: readonly (number | null)[]
  amount: number
  base: number
}

export interface DefinitionRow {
  board: string
  definition: unknown
}

/** Codes by ids: scores are added up by id. */
type Codes = ReadonlyMap<number, string>

/** Questions for leaderboards, and the definitions that somebody has made. */
export function leaderboardQueries(database: Database) {
  const { builder, tables, run } = database
  const { airline, airport, booking, bookingReservation, flight, flightStatus, leaderboardDefinition, route } = tables
  const isCancelled = sql`coalesce(${flightStatus.status}, '') = 'cancelled'`

  function amountsOf({ metric, lateFromMinutes }: ScoreQuestion): { amount: SQL; base: SQL } {
    const onTime = sql`not (${isCancelled}) and coalesce(${flightStatus.delayMinutes}, 0) < ${lateFromMinutes}`
    const base = count()
    switch (metric) {
      case 'count':
        return { amount: count(), base }
      case 'revenue':
        return { amount: sum(booking.price), base }
      case 'miles':
        return { amount: sql`sum(floor(${route.distanceKm} / 1.609344))`, base }
      case 'ontime':
        return { amount: sql`sum(case when ${onTime} then 1 else 0 end)`, base }
    }
  }

  function conditionOf(question: ScoreQuestion, codes: { airports: Codes; airlines: Codes }): SQL | undefined {
    const { filter = {}, range } = question
    const { domestic, airline, from, to } = filter
    const idOf = (of: Codes, code: string) => [...of].find(([, known]) => known === code)?.[0] ?? 0
    return and(
      ...[range && gte(flight.departure, range.from), range && lt(flight.departure, range.to)],
      ...[domestic === undefined ? undefined : eq(route.domestic, domestic)],
      ...[airline === undefined ? undefined : eq(flight.airlineId, idOf(codes.airlines, airline))],
      ...[from === undefined ? undefined : eq(flight.from, idOf(codes.airports, from))],
      ...[to === undefined ? undefined : eq(flight.to, idOf(codes.airports, to))],
      question.source === 'flights' && question.metric === 'count' ? sql`not (${isCancelled})` : undefined,
    )
  }

  /** The scores of some flights, for each combination of these columns. */
  async function part(
    tx: QueryBuilder,
    question: ScoreQuestion,
    columns: Record<string, SQL>,
    where: SQL | undefined,
  ): Promise<PartialScore[]> {
    const { amount, base } = amountsOf(question)
    const selected = tx.select({ ...columns, amount: amount.as('amount'), base: base.as('base') }).from(flight)
    const joined = selected
      .leftJoin(route, and(eq(route.from, flight.from), eq(route.to, flight.to)))
      .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
    const all =
      question.source === 'bookings' ? joined.innerJoin(booking, eq(booking.flightId, flight.flightId)) : joined
    const rows: Record<string, unknown>[] = await all.where(where).groupBy(...Object.values(columns))
    const scale = question.metric === 'revenue' ? 100 : 1
    return rows.map((row) => ({
      key: Object.keys(columns).map((name) => (row[name] === null ? null : Number(row[name]))),
      amount: Math.round(Number(row.amount) * scale),
      base: Number(row.base),
    }))
  }

  /** For which columns it is to be added up; of airports, once for each end. */
  function columnsOf({ member }: ScoreQuestion): Record<string, SQL>[] {
    const [from, to] = [sql`${flight.from}`, sql`${flight.to}`]
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

  async function codesOf(tx: QueryBuilder): Promise<{ airports: Codes; airlines: Codes }> {
    const airports = await run('codes of airports', async () =>
      tx.select({ id: airport.airportId, iata: airport.iata }).from(airport),
    )
    const airlines = await run('codes of airlines', async () =>
      tx.select({ id: airline.airlineId, iata: airline.iata }).from(airline),
    )
    const codes = (rows: readonly { id: number; iata: string | null }[]) =>
      new Map(rows.flatMap(({ id, iata }) => (iata ? [[id, iata] as const] : [])))
    return { airports: codes(airports), airlines: codes(airlines) }
  }

  async function scoresIn(
    tx: QueryBuilder,
    question: ScoreQuestion,
    { codes, onProgress }: { codes: { airports: Codes; airlines: Codes }; onProgress: () => Promise<void> },
  ) {
    const { range } = question
    const [ids] = await run('flights there are', async () =>
      tx
        .select({ first: min(flight.flightId), last: max(flight.flightId) })
        .from(flight)
        .where(range && and(gte(flight.departure, range.from), lt(flight.departure, range.to))),
    )
    const added = new Map<string, { amount: number; base: number }>()
    for (let first = ids?.first ?? 1; first <= (ids?.last ?? 0); first += FLIGHTS_AT_ONCE) {
      await onProgress()
      const slice = and(gte(flight.flightId, first), lt(flight.flightId, first + FLIGHTS_AT_ONCE))
      for (const columns of columnsOf(question)) {
        const where = and(slice, conditionOf(question, codes))
        for (const { key, amount, base } of await run('scores', () => part(tx, question, columns, where))) {
          const member = memberOf(question, key, codes)
          if (member === undefined) continue
          const before = added.get(member) ?? { amount: 0, base: 0 }
          added.set(member, { amount: before.amount + amount, base: before.base + base })
        }
      }
    }
    return added
  }

  return {
    /**
     * The scores of all members, and which of some reservations they hold already, as of one moment. `reservations` is
     * called once that moment is fixed: what it does not name was committed later, or is named by whoever follows. `onProgress`
     * is called again and again while it is at it, and awaited.
     */
    scores: (
      question: ScoreQuestion,
      { reservations, onProgress }: { reservations: () => Promise<readonly string[]>; onProgress: () => Promise<void> },
    ): Promise<Scores> =>
      database.snapshot(async (tx) => {
        const codes = await codesOf(tx)
        const asked = await reservations()
        const counted = new Set<string>()
        for (let i = 0; i < asked.length; i += RESERVATIONS_AT_ONCE) {
          const ids = asked.slice(i, i + RESERVATIONS_AT_ONCE)
          const rows = await run('reservations counted', async () =>
            tx
              .select({ id: bookingReservation.reservationId })
              .from(bookingReservation)
              .where(inArray(bookingReservation.reservationId, ids)),
          )
          for (const { id } of rows) counted.add(id)
        }
        const added = await scoresIn(tx, question, { codes, onProgress })
        const isShare = question.metric === 'ontime'
        const score = ({ amount, base }: { amount: number; base: number }) =>
          isShare ? Math.round((10_000 * amount) / base) / 100 : amount
        // A sum of nothing is no score; a share of nothing can be.
        const all = [...added].map(([member, of]) => [member, score(of)] as const)
        return { scores: new Map(all.filter(([, value]) => isShare || value !== 0)), counted }
      }),

    /** Definitions that somebody has made, by name. */
    definitions: (): Promise<DefinitionRow[]> =>
      run('leaderboard definitions', async () =>
        builder
          .select({ board: leaderboardDefinition.board, definition: leaderboardDefinition.definition })
          .from(leaderboardDefinition)
          .orderBy(leaderboardDefinition.board),
      ),

    /** The definition of one board that somebody has made. */
    definition: async (board: string): Promise<unknown> => {
      const [row] = await run('leaderboard definition', async () =>
        builder
          .select({ definition: leaderboardDefinition.definition })
          .from(leaderboardDefinition)
          .where(eq(leaderboardDefinition.board, board)),
      )
      return row?.definition
    },

    /** Writes a definition in the place of one that there may be. */
    define: async ({ board, definition }: DefinitionRow): Promise<void> => {
      const rows = [{ board, definition, updatedAt: new Date() }]
      await run('define leaderboard', () =>
        database.insertOrAdd(builder, {
          table: leaderboardDefinition,
          rows,
          key: leaderboardDefinition.board,
          add: [],
          replace: ['definition', 'updatedAt'],
        }),
      )
    },

    /** Deletes a definition; answers whether there was one. */
    undefine: async (board: string): Promise<boolean> => {
      const deleted = await run('delete leaderboard', async () =>
        builder.delete(leaderboardDefinition).where(eq(leaderboardDefinition.board, board)),
      )
      return database.affected(deleted) === 1
    },
  }
}

export type LeaderboardQueries = ReturnType<typeof leaderboardQueries>

function memberOf(
  { member }: ScoreQuestion,
  [first = null, second = null]: PartialScore['key'],
  { airports, airlines }: { airports: Codes; airlines: Codes },
): string | undefined {
  if (first === null) return undefined
  switch (member) {
    case 'passenger':
      return String(first)
    case 'airport':
      return airports.get(first)
    case 'airline':
      return airlines.get(first)
    case 'route': {
      const [from, to] = [airports.get(first), airports.get(second ?? 0)]
      return from && to ? `${from}:${to}` : undefined
    }
  }
}
