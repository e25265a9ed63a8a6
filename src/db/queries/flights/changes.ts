import { eq } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'
import { retrying } from '../../retrying.ts'
import { invalidation, type StaleEntries } from '../booking/outbox.ts'
import { type FlightLayerRows, layerQueries } from './details.ts'
import { flightEnds } from './ends.ts'

/** A flight as it is when it is about to be changed. */
export interface FlightBefore {
  flightId: number
  /** Codes of its airports. */
  from: string | null
  to: string | null
  departure: Date
  arrival: Date
  /** Null while nobody has delayed or cancelled it. */
  status: string | null
  delayMinutes: number
  /** Everybody who is booked on it. */
  passengerIds: number[]
}

export interface FlightChange {
  departure: Date
  arrival: Date
  status: string
  delayMinutes: number
  /** Who changes it, and why: for the log. */
  user: string
  comment: string | null
  stale: StaleEntries
}

/** Changes of flights. */
export function flightChangeQueries(database: Database) {
  const { tables } = database
  const { booking, flight, flightLog, flightStatus, outbox } = tables
  const { origin, destination } = flightEnds(tables)
  const queries = layerQueries(tables)
  const transaction = retrying(database)

  /** What else has to be known of a flight that nobody can change any more but this transaction. */
  async function surroundings(tx: QueryBuilder, flightId: number) {
    const [found] = await tx
      .select({
        from: origin.airport.iata,
        to: destination.airport.iata,
        status: flightStatus.status,
        delayMinutes: flightStatus.delayMinutes,
      })
      .from(flight)
      .leftJoin(origin.airport, eq(origin.airport.airportId, flight.from))
      .leftJoin(destination.airport, eq(destination.airport.airportId, flight.to))
      .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
      .where(eq(flight.flightId, flightId))
    const booked = await tx
      .selectDistinct({ passengerId: booking.passengerId })
      .from(booking)
      .where(eq(booking.flightId, flightId))
    return {
      from: found?.from ?? null,
      to: found?.to ?? null,
      status: found?.status ?? null,
      delayMinutes: found?.delayMinutes ?? 0,
      passengerIds: booked.map(({ passengerId }) => passengerId),
    }
  }

  /** The flight as this transaction leaves it. */
  async function layersOf(tx: QueryBuilder, flightId: number): Promise<FlightLayerRows> {
    const [details] = await queries.details(tx, flightId)
    const [schedule] = await queries.schedule(tx, flightId)
    const [seats] = await queries.seats(tx, flightId)
    const [status] = await queries.status(tx, flightId)
    if (details && schedule && seats && status) return { details, schedule, seats, status }
    // Real dumps have flights without an airline, an aircraft or an airport: nobody is shown them.
    throw new NotCommitted('gone')
  }

  return {
    /**
     * Changes a flight, logs what changed and writes down what that makes stale, in one transaction. `decide` is shown
     * the flight while the row is locked, so that changes of one flight happen one after the other, and no seat is
     * booked meanwhile; nothing is changed when it throws. Answers when it was to leave, what was decided, and the flight as it
     * is then.
     * Rejects with `NotCommitted`, `gone`, when there is no such flight.
     */
    change: (
      flightId: number,
      decide: (before: FlightBefore) => FlightChange,
    ): Promise<{ before: Date; change: FlightChange; layers: FlightLayerRows }> =>
      transaction('change flight', async (tx) => {
        // First of all, because on MySQL the first plain question decides what all later ones see.
        const [old] = await tx.select().from(flight).where(eq(flight.flightId, flightId)).for('update')
        if (!old) throw new NotCommitted('gone')
        const { departure, arrival } = old
        const change = decide({ flightId, departure, arrival, ...(await surroundings(tx, flightId)) })
        const now = new Date()

        await tx
          .update(flight)
          .set({ departure: change.departure, arrival: change.arrival })
          .where(eq(flight.flightId, flightId))
        await tx.insert(flightLog).values({
          flightId,
          logDate: now,
          user: change.user,
          comment: change.comment,
          departureOld: departure,
          departureNew: change.departure,
          arrivalOld: arrival,
          arrivalNew: change.arrival,
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
          rows: [{ flightId, status: change.status, delayMinutes: change.delayMinutes, updatedAt: now }],
          key: flightStatus.flightId,
          add: [],
          replace: ['status', 'delayMinutes', 'updatedAt'],
        })
        await tx.insert(outbox).values(invalidation(change.stale))
        return { before: departure, change, layers: await layersOf(tx, flightId) }
      }),
  }
}

export type FlightChangeQueries = ReturnType<typeof flightChangeQueries>
