import { defineSchema } from '../schema.ts'
import { mysqlKit } from './kit.ts'

// drizzle-kit reads tables from the exports of this file when it writes migrations.
export const {
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
  bookingTime,
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
  stateGeneration,
} = defineSchema(mysqlKit)
