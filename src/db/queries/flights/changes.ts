import { eq } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'
import { retrying } from '../../retrying.ts'
import { invalidation, type StaleEntries } from '../booking/outbox.ts'
import { type FlightLayerRows, layerQueries, type PositionRow } from './details.ts'
import { flightEnds } from './ends.ts'

/** A flight before a change of it. */
export interface FlightBefore {
  flightId: number
  from: { iata: string | null } & PositionRow
  to: { iata: string | null }
  departure: Date
  arrival: Date
  /** Null for a flight that was never delayed or cancelled. */
  status: string | null
  delayMinutes: number
  /** Passengers with a booking on it. */
  passengerIds: number[]
}

export interface FlightChange {
  departure: Date
  arrival: Date
  status: string
  delayMinutes: number
  /** Author of the change, for the log. */
  user: string
  /** Reason of the change, for the log. */
  comment: string | null
  stale: StaleEntries
}

/** A committed change: the departure before it, the change, the flight after it, and the row in the outbox. */
export interface ChangedFlight {
  outboxId: number
  before: Date
  change: FlightChange
  layers: FlightLayerRows
}

/** Transactions that change flights. */
export function flightChangeQueries(database: Database) {
  const { flight, outbox } = database.tables
  const transaction = retrying(database)

  return {
    /**
     * Changes a flight, logs the change and writes its invalidations to the outbox, in one transaction. `decide` runs while
     * the row is locked: changes of one flight follow one another, and no seat is booked meanwhile. Nothing changes when it
     * throws. Rejects with `NotCommitted`, `gone`, if there is no such flight.
     */
    change: (flightId: number, decide: (before: FlightBefore) => FlightChange): Promise<ChangedFlight> =>
      transaction('change flight', async (tx) => {
        // Locks first, because on MySQL the first plain query fixes the snapshot of all later ones.
        const [old] = await tx.select().from(flight).where(eq(flight.flightId, flightId)).for('update')
        if (!old) throw new NotCommitted('gone')
        const { departure, arrival } = old
        const change = decide({ flightId, departure, arrival, ...(await selectSurroundings(database, tx, flightId)) })
        await writeChange(database, tx, { old, change })
        const outboxId = await database.insertId(tx, outbox, outbox.outboxId, invalidation(change.stale))
        return { outboxId, before: departure, change, layers: await selectLayers(database, tx, flightId) }
      }),
  }
}

export type FlightChangeQueries = ReturnType<typeof flightChangeQueries>

/** Selects the airports, the status and the passengers of a locked flight. */
async function selectSurroundings({ tables }: Database, tx: QueryBuilder, flightId: number) {
  const { booking, flight, flightStatus } = tables
  const { origin, destination } = flightEnds(tables)
  const [found] = await tx
    .select({
      from: { iata: origin.airport.iata, ...origin.position },
      to: { iata: destination.airport.iata },
      status: flightStatus.status,
      delayMinutes: flightStatus.delayMinutes,
    })
    .from(flight)
    .leftJoin(origin.airport, eq(origin.airport.airportId, flight.from))
    .leftJoin(origin.geo, eq(origin.geo.airportId, flight.from))
    .leftJoin(destination.airport, eq(destination.airport.airportId, flight.to))
    .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
    .where(eq(flight.flightId, flightId))
  const booked = await tx
    .selectDistinct({ passengerId: booking.passengerId })
    .from(booking)
    .where(eq(booking.flightId, flightId))
  return {
    from: found?.from ?? { iata: null, latitude: null, longitude: null },
    to: found?.to ?? { iata: null },
    status: found?.status ?? null,
    delayMinutes: found?.delayMinutes ?? 0,
    passengerIds: booked.map(({ passengerId }) => passengerId),
  }
}

/** Updates the times and the status of a flight, and inserts one row into its log. */
async function writeChange(
  database: Database,
  tx: QueryBuilder,
  { old, change }: { old: Database['tables']['flight']['$inferSelect']; change: FlightChange },
): Promise<void> {
  const { flight, flightLog, flightStatus } = database.tables
  const { flightId } = old
  const { departure, arrival, status, delayMinutes, user, comment } = change
  const now = new Date()
  await tx.update(flight).set({ departure, arrival }).where(eq(flight.flightId, flightId))
  await tx.insert(flightLog).values({
    flightId,
    logDate: now,
    user,
    comment,
    departureOld: old.departure,
    departureNew: departure,
    arrivalOld: old.arrival,
    arrivalNew: arrival,
    flightnoOld: old.flightno,
    flightnoNew: old.flightno,
    fromOld: old.from,
    fromNew: old.from,
    toOld: old.to,
    toNew: old.to,
    airplaneIdOld: old.airplaneId,
    airplaneIdNew: old.airplaneId,
    airlineIdOld: old.airlineId,
    airlineIdNew: old.airlineId,
  })
  await database.insertOrAdd(tx, {
    table: flightStatus,
    rows: [{ flightId, status, delayMinutes, updatedAt: now }],
    key: flightStatus.flightId,
    add: [],
    replace: ['status', 'delayMinutes', 'updatedAt'],
  })
}

/** Selects the flight as this transaction leaves it. */
async function selectLayers({ tables }: Database, tx: QueryBuilder, flightId: number): Promise<FlightLayerRows> {
  const queries = layerQueries(tables)
  const [details] = await queries.details(tx, flightId)
  const [schedule] = await queries.schedule(tx, flightId)
  const [seats] = await queries.seats(tx, flightId)
  const [status] = await queries.status(tx, flightId)
  if (details && schedule && seats && status) return { details, schedule, seats, status }
  // Real dumps have flights without an airline, an aircraft or an airport. The service does not show them.
  throw new NotCommitted('gone')
}
