import { and, gte, inArray, lt, max, min, type SQL } from 'drizzle-orm'
import { onTimePercent } from '../../../domain/punctuality.ts'
import type { Database, QueryBuilder } from '../../database.ts'
import { type BookingSource, countedFlights, groupingOf, selectFlightSums } from './flight-sums.ts'
import { type MemberCodes, memberNames, selectMemberCodes } from './member-codes.ts'
import type { ScoreQuery } from './score-query.ts'

/** Flight ids that one query covers. Few enough for the statement timeout at any size of the database. */
const FLIGHTS_PER_QUERY = 50_000
const RESERVATIONS_PER_QUERY = 1_000
/** Flights whose bookings one query sums, by their ids. */
const LISTED_FLIGHTS_PER_QUERY = 1_000

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
  /**
   * Sums the counters of flights instead of all bookings. Lists, read before the call, the flights whose counters may lack
   * bookings. Every later one must be among `reservations`. Default: sums bookings.
   */
  unwritten?: readonly number[] | undefined
}

/** Whether the counters of flights have the metric by member. They do not know the passengers. */
export const inCounters = ({ source, member }: Pick<ScoreQuery, 'source' | 'member'>): boolean =>
  source === 'bookings' && member !== 'passenger'

type Snapshot = { database: Database; tx: QueryBuilder }
type Sums = Map<string, { amount: number; base: number }>

/** Queries that compute the scores of a board from all flights and bookings. */
export function leaderboardScoreQueries(database: Database) {
  return {
    /** Computes the scores of all members, and which reservations they contain, in one snapshot of the database. */
    scores: (query: ScoreQuery, { reservations, onProgress, unwritten }: ScoreOptions): Promise<Scores> =>
      database.snapshot(async (tx) => {
        const snapshot = { database, tx }
        // The first query fixes the snapshot. Called after it, `reservations` lists every open one that the snapshot may contain.
        const codes = await selectMemberCodes(database, tx)
        const committed = await selectCommitted(snapshot, await reservations())
        const counted = new Set(committed.map(({ id }) => id))
        const summing: Summing = { query, codes, onProgress, sums: new Map() }
        if (unwritten && inCounters(query)) {
          await addAllFlights(snapshot, { ...summing, from: 'counters' })
          await correctCounters(snapshot, summing, [...unwritten, ...committed.map(({ flightId }) => flightId)])
        } else await addAllFlights(snapshot, { ...summing, from: 'bookings' })
        return { scores: scoresOf(query, summing.sums), counted }
      }),
  }
}

export type LeaderboardScoreQueries = ReturnType<typeof leaderboardScoreQueries>

/** Selects the reservations with bookings in the snapshot. */
async function selectCommitted(
  { database, tx }: Snapshot,
  ids: readonly string[],
): Promise<{ id: string; flightId: number }[]> {
  const { bookingReservation } = database.tables
  const committed: { id: string; flightId: number }[] = []
  for (let i = 0; i < ids.length; i += RESERVATIONS_PER_QUERY) {
    const slice = ids.slice(i, i + RESERVATIONS_PER_QUERY)
    const rows = await database.run('reservations counted', async () =>
      tx
        .select({ id: bookingReservation.reservationId, flightId: bookingReservation.flightId })
        .from(bookingReservation)
        .where(inArray(bookingReservation.reservationId, slice)),
    )
    committed.push(...rows)
  }
  return committed
}

interface Summing {
  query: ScoreQuery
  codes: MemberCodes
  onProgress: () => Promise<void>
  sums: Sums
}

/** Adds all flights, slice by slice of their ids. */
async function addAllFlights(snapshot: Snapshot, summing: Summing & { from: BookingSource }): Promise<void> {
  const { flight } = snapshot.database.tables
  const { first: firstId, last: lastId } = await selectFlightIds(snapshot, summing.query)
  for (let first = firstId; first <= lastId; first += FLIGHTS_PER_QUERY) {
    const slice = and(gte(flight.flightId, first), lt(flight.flightId, first + FLIGHTS_PER_QUERY))
    await addFlights(snapshot, { ...summing, slice, factor: 1 })
  }
}

/** Replaces the counters of some flights in the sums with their bookings. Both are read in the snapshot. */
async function correctCounters(snapshot: Snapshot, summing: Summing, flightIds: readonly number[]): Promise<void> {
  const { flight } = snapshot.database.tables
  const ids = [...new Set(flightIds)]
  for (let i = 0; i < ids.length; i += LISTED_FLIGHTS_PER_QUERY) {
    const slice = inArray(flight.flightId, ids.slice(i, i + LISTED_FLIGHTS_PER_QUERY))
    await addFlights(snapshot, { ...summing, from: 'counters', slice, factor: -1 })
    await addFlights(snapshot, { ...summing, from: 'bookings', slice, factor: 1 })
  }
}

/** Adds the sums of some flights, or subtracts them with the factor -1. */
async function addFlights(
  snapshot: Snapshot,
  {
    query,
    codes,
    onProgress,
    sums,
    from,
    slice,
    factor,
  }: Summing & { from: BookingSource; slice: SQL | undefined; factor: 1 | -1 },
): Promise<void> {
  const { database } = snapshot
  await onProgress()
  const where = and(slice, countedFlights(database.tables, query, codes))
  const columns = groupingOf(database.tables, query.member)
  const rows = await database.run('scores', () => selectFlightSums(snapshot, { query, columns, where, from }))
  for (const { key, amount, base } of rows) {
    for (const member of memberNames(query.member, key, codes)) {
      const before = sums.get(member) ?? { amount: 0, base: 0 }
      sums.set(member, { amount: before.amount + factor * amount, base: before.base + factor * base })
    }
  }
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
