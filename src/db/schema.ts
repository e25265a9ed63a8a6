import { sql } from 'drizzle-orm'
import type { Kit } from './dialect/kit.ts'

/**
 * The tables, once for both dialects. Names of tables and columns are FlughafenDB's own
 * (doi 10.5281/zenodo.3968361), so that the service runs on an existing FlughafenDB; what stands under "added" is ours.
 * There are no foreign keys: real dumps have dangling references, and an adopted table is never altered.
 */
export function defineSchema(kit: Kit) {
  const now = sql`CURRENT_TIMESTAMP`

  const airport = kit.table(
    'airport',
    {
      airportId: kit.id('airport_id'),
      iata: kit.string('iata', 3),
      icao: kit.string('icao', 4).notNull(),
      name: kit.string('name', 120).notNull(),
    },
    (t) => [kit.index('airport_iata_idx').on(t.iata)],
  )

  const airportGeo = kit.table('airport_geo', {
    airportId: kit.int('airport_id').primaryKey(),
    name: kit.string('name', 120).notNull(),
    city: kit.string('city', 80),
    country: kit.string('country', 80),
    latitude: kit.degrees('latitude').notNull(),
    longitude: kit.degrees('longitude').notNull(),
  })

  const airline = kit.table(
    'airline',
    {
      airlineId: kit.id('airline_id'),
      iata: kit.string('iata', 2).notNull(),
      airlinename: kit.string('airlinename', 60),
      baseAirport: kit.int('base_airport').notNull(),
    },
    (t) => [kit.uniqueIndex('airline_iata_unq').on(t.iata)],
  )

  const airplaneType = kit.table('airplane_type', {
    typeId: kit.id('type_id'),
    identifier: kit.string('identifier', 50),
    description: kit.text('description'),
  })

  const airplane = kit.table('airplane', {
    airplaneId: kit.id('airplane_id'),
    capacity: kit.int('capacity').notNull(),
    typeId: kit.int('type_id').notNull(),
    airlineId: kit.int('airline_id').notNull(),
  })

  const flightschedule = kit.table('flightschedule', {
    flightno: kit.string('flightno', 8).primaryKey(),
    from: kit.int('from').notNull(),
    to: kit.int('to').notNull(),
    departure: kit.time('departure').notNull(),
    arrival: kit.time('arrival').notNull(),
    airlineId: kit.int('airline_id').notNull(),
    monday: kit.boolean('monday').default(false),
    tuesday: kit.boolean('tuesday').default(false),
    wednesday: kit.boolean('wednesday').default(false),
    thursday: kit.boolean('thursday').default(false),
    friday: kit.boolean('friday').default(false),
    saturday: kit.boolean('saturday').default(false),
    sunday: kit.boolean('sunday').default(false),
  })

  const flight = kit.table(
    'flight',
    {
      flightId: kit.id('flight_id'),
      flightno: kit.string('flightno', 8).notNull(),
      from: kit.int('from').notNull(),
      to: kit.int('to').notNull(),
      departure: kit.instant('departure').notNull(),
      arrival: kit.instant('arrival').notNull(),
      airlineId: kit.int('airline_id').notNull(),
      airplaneId: kit.int('airplane_id').notNull(),
    },
    (t) => [kit.index('flight_route_departure_idx').on(t.from, t.to, t.departure)],
  )

  const flightLog = kit.table('flight_log', {
    flightLogId: kit.bigId('flight_log_id'),
    logDate: kit.instant('log_date').notNull(),
    user: kit.string('user', 100).notNull(),
    flightId: kit.int('flight_id').notNull(),
    flightnoOld: kit.string('flightno_old', 8).notNull(),
    flightnoNew: kit.string('flightno_new', 8).notNull(),
    fromOld: kit.int('from_old').notNull(),
    toOld: kit.int('to_old').notNull(),
    fromNew: kit.int('from_new').notNull(),
    toNew: kit.int('to_new').notNull(),
    departureOld: kit.instant('departure_old').notNull(),
    arrivalOld: kit.instant('arrival_old').notNull(),
    departureNew: kit.instant('departure_new').notNull(),
    arrivalNew: kit.instant('arrival_new').notNull(),
    airplaneIdOld: kit.int('airplane_id_old').notNull(),
    airplaneIdNew: kit.int('airplane_id_new').notNull(),
    airlineIdOld: kit.int('airline_id_old').notNull(),
    airlineIdNew: kit.int('airline_id_new').notNull(),
    comment: kit.string('comment', 200),
  })

  const passenger = kit.table(
    'passenger',
    {
      passengerId: kit.id('passenger_id'),
      passportno: kit.string('passportno', 9).notNull(),
      firstname: kit.string('firstname', 100).notNull(),
      lastname: kit.string('lastname', 100).notNull(),
    },
    (t) => [kit.uniqueIndex('passenger_passportno_unq').on(t.passportno)],
  )

  const passengerdetails = kit.table('passengerdetails', {
    passengerId: kit.int('passenger_id').primaryKey(),
    birthdate: kit.date('birthdate').notNull(),
    sex: kit.string('sex', 1),
    street: kit.string('street', 100).notNull(),
    city: kit.string('city', 100).notNull(),
    zip: kit.int('zip').notNull(),
    country: kit.string('country', 100).notNull(),
    emailaddress: kit.string('emailaddress', 120),
    telephoneno: kit.string('telephoneno', 30),
  })

  const booking = kit.table(
    'booking',
    {
      bookingId: kit.id('booking_id'),
      flightId: kit.int('flight_id').notNull(),
      seat: kit.string('seat', 4),
      passengerId: kit.int('passenger_id').notNull(),
      price: kit.money('price').notNull(),
    },
    (t) => [
      kit.uniqueIndex('booking_flight_seat_unq').on(t.flightId, t.seat),
      kit.index('booking_passenger_idx').on(t.passengerId),
    ],
  )

  // -- added ---------------------------------------------------------------------------------------------------------

  /** ISO 3166-1; `name` is what `airport_geo.country` says, compared without regard to case. */
  const country = kit.table('country', {
    code: kit.string('code', 3).primaryKey(),
    alpha2: kit.string('alpha2', 2).notNull(),
    name: kit.string('name', 80).notNull(),
    region: kit.string('region', 40).notNull(),
  })

  /** One row for each pair of airports with flights between them. `searches` is written behind. */
  const route = kit.table(
    'route',
    {
      from: kit.int('from').notNull(),
      to: kit.int('to').notNull(),
      distanceKm: kit.double('distance_km').notNull(),
      domestic: kit.boolean('domestic').notNull(),
      searches: kit.bigint('searches').notNull().default(0),
    },
    (t) => [kit.primaryKey({ columns: [t.from, t.to] })],
  )

  /** A flight without a row here is on time. `status`: scheduled, delayed or cancelled. */
  const flightStatus = kit.table('flight_status', {
    flightId: kit.int('flight_id').primaryKey(),
    status: kit.string('status', 12).notNull(),
    delayMinutes: kit.int('delay_minutes').notNull().default(0),
    updatedAt: kit.instant('updated_at').notNull().default(now),
  })

  /** Counters that are written behind; a flight without a row has none. */
  const flightStats = kit.table('flight_stats', {
    flightId: kit.int('flight_id').primaryKey(),
    bookings: kit.int('bookings').notNull().default(0),
    revenue: kit.money('revenue').notNull().default('0'),
    updatedAt: kit.instant('updated_at').notNull().default(now),
  })

  /**
   * What became of a reservation of the seat map: booked or cancelled, written in the transaction that did it; or released,
   * written by the reaper, after which no transaction for the same reservation can commit.
   */
  const bookingReservation = kit.table(
    'booking_reservation',
    {
      reservationId: kit.string('reservation_id', 36).primaryKey(),
      flightId: kit.int('flight_id').notNull(),
      outcome: kit.string('outcome', 10).notNull(),
      createdAt: kit.instant('created_at').notNull().default(now),
    },
    (t) => [kit.index('booking_reservation_created_idx').on(t.createdAt)],
  )

  const flushBatch = kit.table(
    'flush_batch',
    {
      batchId: kit.string('batch_id', 64).primaryKey(),
      appliedAt: kit.instant('applied_at').notNull().default(now),
    },
    (t) => [kit.index('flush_batch_applied_idx').on(t.appliedAt)],
  )

  const idempotencyKey = kit.table(
    'idempotency_key',
    {
      caller: kit.string('caller', 64).notNull(),
      route: kit.string('route', 120).notNull(),
      key: kit.string('key', 255).notNull(),
      requestHash: kit.string('request_hash', 64).notNull(),
      status: kit.int('status').notNull(),
      response: kit.text('response').notNull(),
      createdAt: kit.instant('created_at').notNull().default(now),
    },
    (t) => [
      kit.primaryKey({ columns: [t.caller, t.route, t.key] }),
      kit.index('idempotency_key_created_idx').on(t.createdAt),
    ],
  )

  /** What a committed change still has to tell the cache and the queue. */
  const outbox = kit.table('outbox', {
    outboxId: kit.bigId('outbox_id'),
    kind: kit.string('kind', 40).notNull(),
    payload: kit.json('payload').notNull(),
    createdAt: kit.instant('created_at').notNull().default(now),
  })

  const leaderboardDefinition = kit.table('leaderboard_definition', {
    board: kit.string('board', 64).primaryKey(),
    definition: kit.json('definition').notNull(),
    updatedAt: kit.instant('updated_at').notNull().default(now),
  })

  /** One row for each seed or import; without `finished_at` it was cut off and is done again. */
  const dataLoad = kit.table('data_load', {
    dataLoadId: kit.id('data_load_id'),
    source: kit.string('source', 200).notNull(),
    anchor: kit.date('anchor'),
    startedAt: kit.instant('started_at').notNull(),
    finishedAt: kit.instant('finished_at'),
  })

  return {
    airport,
    airportGeo,
    airline,
    airplaneType,
    airplane,
    flightschedule,
    flight,
    flightLog,
    passenger,
    passengerdetails,
    booking,
    country,
    route,
    flightStatus,
    flightStats,
    bookingReservation,
    flushBatch,
    idempotencyKey,
    outbox,
    leaderboardDefinition,
    dataLoad,
  }
}

export type Schema = ReturnType<typeof defineSchema>
