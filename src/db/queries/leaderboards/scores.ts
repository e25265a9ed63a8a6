import { and, gte, inArray, lt, max, min } from 'drizzle-orm'
import { onTimePercent } from '../../../domain/punctuality.ts'
import type { Database, QueryBuilder } from '../../database.ts'
import { countedFlights, groupings, selectFlightSums } from './flight-sums.ts'
import { type MemberCodes, memberName, selectMemberCodes } from './member-codes.ts'
import type { ScoreQuery } from './score-query.ts'

/** Flight ids that one query covers. Few enough for the statement timeout at any size of the database. */
const FLIGHTS_PER_QUERY = 50_000
const RESERVATIONS_PER_QUERY = 1_000

export interface Scores {
  /** Scores by member: a passenger's id, or IATA codes. Money in cents; a share in percent with two decimals. */
  scores: Map<string, number>
  /** Subset of the requested reservations: those with bookings in the scores. */
  counted: Set<string>
}

export interface ScoreOptions {
  /** Names the reservations to look up. Called once, after the snapshot exists. */
  reservations: () => Promise<readonly string[]>
  /** Called before each query of a long run, and awaited. */
  onProgress: () => Promise<void>
}

type Snapshot = { database: Database; tx: QueryBuilder }
type Sums = Map<string, { amount: number; base: number }>

/** Queries that compute the scores of a board from all flights and bookings. */
export function leaderboardScoreQueries(database: Database) {
  return {
    /** Computes the scores of all members, and which reservations they contain, in one snapshot of the database. */
    scores: (query: ScoreQuery, { reservations, onProgress }: ScoreOptions): Promise<Scores> =>
      database.snapshot(async (tx) => {
        const snapshot = { database, tx }
        // The first query fixes the snapshot. Called after it, `reservations` lists every open one that the snapshot may contain.
        const codes = await selectMemberCodes(database, tx)
        const counted = await selectCommitted(snapshot, await reservations())
        const sums = await sumByMember(snapshot, { query, codes, onProgress })
        return { scores: scoresOf(query, sums), counted }
      }),
  }
}

export type LeaderboardScoreQueries = ReturnType<typeof leaderboardScoreQueries>

/** Selects the reservations with bookings in the snapshot. */
async function selectCommitted({ database, tx }: Snapshot, ids: readonly string[]): Promise<Set<string>> {
  const { bookingReservation } = database.tables
  const committed = new Set<string>()
  for (let i = 0; i < ids.length; i += RESERVATIONS_PER_QUERY) {
    const slice = ids.slice(i, i + RESERVATIONS_PER_QUERY)
    const rows = await database.run('reservations counted', async () =>
      tx
        .select({ id: bookingReservation.reservationId })
        .from(bookingReservation)
        .where(inArray(bookingReservation.reservationId, slice)),
    )
    for (const { id } of rows) committed.add(id)
  }
  return committed
}

/** Sums all flights, slice by slice of their ids. */
async function sumByMember(
  snapshot: Snapshot,
  { query, codes, onProgress }: { query: ScoreQuery; codes: MemberCodes; onProgress: () => Promise<void> },
): Promise<Sums> {
  const { database } = snapshot
  const { flight } = database.tables
  const { first: firstId, last: lastId } = await selectFlightIds(snapshot, query)
  const sums: Sums = new Map()
  for (let first = firstId; first <= lastId; first += FLIGHTS_PER_QUERY) {
    await onProgress()
    const slice = and(gte(flight.flightId, first), lt(flight.flightId, first + FLIGHTS_PER_QUERY))
    const where = and(slice, countedFlights(database.tables, query, codes))
    for (const columns of groupings(database.tables, query.member)) {
      const rows = await database.run('scores', () => selectFlightSums(snapshot, { query, columns, where }))
      for (const { key, amount, base } of rows) {
        const member = memberName(query.member, key, codes)
        if (member === undefined) continue
        const before = sums.get(member) ?? { amount: 0, base: 0 }
        sums.set(member, { amount: before.amount + amount, base: before.base + base })
      }
    }
  }
  return sums
}

/** Selects the first and the last flight id of the range. */
async function selectFlightIds({ database, tx }: Snapshot, { range }: ScoreQuery) {
  const { flight } = database.tables
  const [ids] = await database.run('flights there are', async () =>
    tx
      .select({ first: min(flight.flightId), last: max(flight.flightId) })
      .from(flight)
      .where(range && and(gte(flight.departure, range.from), lt(flight.departure, range.to))),
  )
  return { first: ids?.first ?? 1, last: ids?.last ?? 0 }
}

/** A sum of 0 is not a score, but a share of 0 percent is. */
function scoresOf({ metric }: ScoreQuery, sums: Sums): Map<string, number> {
  if (metric !== 'ontime') {
    return new Map([...sums].flatMap(([member, { amount }]) => (amount === 0 ? [] : [[member, amount] as const])))
  }
  return new Map(
    [...sums].flatMap(([member, { amount, base }]) => {
      const percent = onTimePercent({ due: base, onTime: amount })
      return percent === undefined ? [] : [[member, percent] as const]
    }),
  )
}
