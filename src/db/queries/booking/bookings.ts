import { and, eq, lt, sql } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'
import { retrying } from '../../retrying.ts'
import { flightEnds } from '../flights/ends.ts'
import { invalidation, type StaleEntries } from './outbox.ts'

/** What has to be known of a flight to book a seat on it. */
export interface BookableFlightRow {
  flightId: number
  flightNo: string
  departure: Date
  capacity: number
  from: EndRow
  to: EndRow
  status: string | null
  /** IATA code. */
  airline: string | null
  /** Between its airports; null, like `domestic`, where the pair is not known. */
  distanceKm: number | null
  domestic: boolean | null
}

interface EndRow {
  iata: string | null
  latitude: number | null
  longitude: number | null
}

export interface BookingRow {
  bookingId: number
  flightId: number
  seat: string | null
  passengerId: number
  price: string
}

/** The answer to a request, kept under its idempotency key. */
export interface IdempotencyRow {
  caller: string
  route: string
  key: string
  requestHash: string
  status: number
  response: string
}

/** The flight that a change of its bookings was decided on. */
export type DecidedOn = Pick<BookableFlightRow, 'flightId' | 'departure' | 'status'>

/** Seats of one flight that are booked together with those of others. */
export interface CommitPart {
  reservationId: string
  flight: DecidedOn
  seats: readonly string[]
  price: string
}

export interface CommitBooking {
  /** One for each flight, by flight id, so that no two transactions wait for each other. */
  parts: readonly CommitPart[]
  passengerId: number
  /** What the caches have to be told once it is committed. */
  stale: StaleEntries
  /** The answer that is kept under the request's idempotency key, made from the new ids. */
  idempotency?: (bookingIds: readonly number[]) => IdempotencyRow
}

/** Questions about, and changes of, bookings. */
export function bookingQueries(database: Database) {
  const { builder, tables, prepare, run } = database
  const { airline, airplane, booking, bookingReservation, flight, flightStatus, idempotencyKey, outbox, route } = tables
  const { origin, destination } = flightEnds(tables)

  const bookable = prepare(
    'bookable_flight',
    builder
      .select({
        flightId: flight.flightId,
        flightNo: flight.flightno,
        departure: flight.departure,
        capacity: airplane.capacity,
        from: { iata: origin.airport.iata, ...origin.position },
        to: { iata: destination.airport.iata, ...destination.position },
        status: flightStatus.status,
        airline: airline.iata,
        distanceKm: route.distanceKm,
        domestic: route.domestic,
      })
      .from(flight)
      .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
      .innerJoin(origin.airport, eq(origin.airport.airportId, flight.from))
      .innerJoin(destination.airport, eq(destination.airport.airportId, flight.to))
      .leftJoin(origin.geo, eq(origin.geo.airportId, flight.from))
      .leftJoin(destination.geo, eq(destination.geo.airportId, flight.to))
      .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
      .leftJoin(airline, eq(airline.airlineId, flight.airlineId))
      .leftJoin(route, and(eq(route.from, flight.from), eq(route.to, flight.to)))
      .where(eq(flight.flightId, sql.placeholder('flightId'))),
  )

  const seats = prepare(
    'seats_of_flight',
    builder
      .select({ capacity: airplane.capacity, bookingId: booking.bookingId, seat: booking.seat })
      .from(flight)
      .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
      .leftJoin(booking, eq(booking.flightId, flight.flightId))
      .where(eq(flight.flightId, sql.placeholder('flightId'))),
  )

  const byId = prepare(
    'booking_by_id',
    builder
      .select()
      .from(booking)
      .where(eq(booking.bookingId, sql.placeholder('bookingId'))),
  )

  const kept = prepare(
    'idempotency_key',
    builder
      .select()
      .from(idempotencyKey)
      .where(
        and(
          eq(idempotencyKey.caller, sql.placeholder('caller')),
          eq(idempotencyKey.route, sql.placeholder('route')),
          eq(idempotencyKey.key, sql.placeholder('key')),
        ),
      ),
  )

  const transaction = retrying(database)

  /** Holds the flight as it was when the change was decided on: until this commits, nobody moves or cancels it. */
  async function keepUnchanged(tx: QueryBuilder, { flightId, departure, status }: DecidedOn): Promise<void> {
    const [held] = await tx
      .select({ departure: flight.departure })
      .from(flight)
      .where(database.unchanging(eq(flight.flightId, flightId)))
    // Asked once the flight is held: PostgreSQL would answer a join as it was before the wait.
    const [standing] = await tx
      .select({ status: flightStatus.status })
      .from(flightStatus)
      .where(eq(flightStatus.flightId, flightId))
    const isSame = held?.departure.getTime() === departure.getTime() && (standing?.status ?? null) === status
    if (!isSame) throw new NotCommitted('flight-changed')
  }

  /** Makes a unique violation of one statement a reason not to commit. */
  async function unless<T>(because: NotCommitted['because'], statement: Promise<T>): Promise<T> {
    try {
      return await statement
    } catch (error) {
      throw database.violation(error) === 'unique' ? new NotCommitted(because) : error
    }
  }

  return {
    bookable: async (flightId: number): Promise<BookableFlightRow | undefined> =>
      (await run('bookable flight', () => bookable.execute({ flightId })))[0],

    /** The seats of a flight that are booked; undefined when there is no such flight. */
    seatsOf: async (flightId: number): Promise<{ capacity: number; seats: (string | null)[] } | undefined> => {
      const rows = await run('seats of flight', () => seats.execute({ flightId }))
      const [first] = rows
      if (!first) return undefined
      return {
        capacity: first.capacity,
        seats: rows.flatMap(({ bookingId, seat }) => (bookingId === null ? [] : [seat])),
      }
    },

    byId: async (bookingId: number): Promise<BookingRow | undefined> =>
      (await run('booking by id', () => byId.execute({ bookingId })))[0],

    /** What was answered under an idempotency key. */
    kept: async (where: Pick<IdempotencyRow, 'caller' | 'route' | 'key'>): Promise<IdempotencyRow | undefined> =>
      (await run('idempotency key', () => kept.execute(where)))[0],

    /**
     * Books all seats of all flights in one transaction; answers the new ids in the order of the parts and their seats.
     * Rejects with `NotCommitted` when it certainly did not: a seat was taken, the reaper has settled a reservation, the
     * idempotency key is in use, a flight was changed. Any other error leaves the outcome open.
     */
    commit: ({ parts, passengerId, stale, idempotency }: CommitBooking): Promise<number[]> =>
      transaction('commit booking', async (tx) => {
        const ids: number[] = []
        for (const { reservationId, flight, seats, price } of parts) {
          const { flightId } = flight
          await keepUnchanged(tx, flight)
          const settled = tx.insert(bookingReservation).values({ reservationId, flightId, outcome: 'booked' })
          await unless('settled', Promise.resolve(settled))
          for (const seat of seats) {
            const row = { flightId, seat, passengerId, price }
            ids.push(await unless('seat-taken', database.insertId(tx, booking, booking.bookingId, row)))
          }
        }
        await tx.insert(outbox).values(invalidation(stale))
        const keep = idempotency?.(ids)
        if (keep) await unless('idempotency-key', Promise.resolve(tx.insert(idempotencyKey).values(keep)))
        return ids
      }),

    /** Deletes a booking in one transaction; rejects as `commit` does, `gone` when there is none any more. */
    cancel: (request: {
      reservationId: string
      flight: DecidedOn
      booking: BookingRow
      stale: StaleEntries
    }): Promise<void> =>
      transaction('cancel booking', async (tx) => {
        const { reservationId } = request
        await keepUnchanged(tx, request.flight)
        const { bookingId, flightId } = request.booking
        const settled = tx.insert(bookingReservation).values({ reservationId, flightId, outcome: 'cancelled' })
        await unless('settled', Promise.resolve(settled))
        const deleted = await tx.delete(booking).where(eq(booking.bookingId, bookingId))
        if (database.affected(deleted) !== 1) throw new NotCommitted('gone')
        await tx.insert(outbox).values(invalidation(request.stale))
      }),

    /**
     * Decides what became of a reservation whose transaction nobody has heard of, and makes that final: once this has
     * said `released`, the transaction can no longer commit. Waits for one that is still under way.
     */
    settle: async ({
      reservationId,
      flightId,
    }: {
      reservationId: string
      flightId: number
    }): Promise<'committed' | 'released'> => {
      try {
        const tombstone = { reservationId, flightId, outcome: 'released' }
        await run('release reservation', async () => builder.insert(bookingReservation).values(tombstone))
        return 'released'
      } catch (error) {
        if (database.violation(error) !== 'unique') throw error
      }
      const [row] = await run('outcome of reservation', async () =>
        builder.select().from(bookingReservation).where(eq(bookingReservation.reservationId, reservationId)),
      )
      return row === undefined || row.outcome === 'released' ? 'released' : 'committed'
    },

    /** Deletes rows that no request can need any more. Returns their number. */
    purge: async (before: { idempotencyKeys: Date; reservations: Date; batches: Date }): Promise<number> => {
      const { flushBatch } = tables
      const results = await run('purge', async () => [
        await builder.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, before.idempotencyKeys)),
        await builder.delete(bookingReservation).where(lt(bookingReservation.createdAt, before.reservations)),
        await builder.delete(flushBatch).where(lt(flushBatch.appliedAt, before.batches)),
      ])
      return results.reduce((sum, result) => sum + database.affected(result), 0)
    },
  }
}

export type BookingQueries = ReturnType<typeof bookingQueries>
