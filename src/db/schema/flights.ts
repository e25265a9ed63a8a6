import type { Kit } from '../dialect/kit.ts'
import { now } from './now.ts'

/** Flights, their schedule, status and log, and the aircraft. */
export const flightTables = (kit: Kit) => ({
  flight: kit.table(
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
  ),

  flightschedule: kit.table('flightschedule', {
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
  }),

  flightLog: kit.table('flight_log', {
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
  }),

  airplane: kit.table('airplane', {
    airplaneId: kit.id('airplane_id'),
    capacity: kit.int('capacity').notNull(),
    typeId: kit.int('type_id').notNull(),
    airlineId: kit.int('airline_id').notNull(),
  }),

  airplaneType: kit.table('airplane_type', {
    typeId: kit.id('type_id'),
    identifier: kit.string('identifier', 50),
    description: kit.text('description'),
  }),

  /** Current status: scheduled, delayed or cancelled. A flight without a row is on time. */
  flightStatus: kit.table('flight_status', {
    flightId: kit.int('flight_id').primaryKey(),
    status: kit.string('status', 12).notNull(),
    delayMinutes: kit.int('delay_minutes').notNull().default(0),
    gate: kit.string('gate', 8),
    updatedAt: kit.instant('updated_at').notNull().default(now),
  }),
})
