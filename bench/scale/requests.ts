import type { Database } from '../../src/db/database.ts'
import { localDay } from '../../src/domain/local-day.ts'
import { zoneAt } from '../../src/domain/zone-at.ts'
import type { OpenScale, Request } from './service.ts'

/** One kind of request. `next` is a different one each time, and `undo` reverts its change. */
export interface Kind {
  name: string
  next: () => Request
  undo?: (body: string) => Request
}

/** Bookings of the passenger whose history is read, if the data have one with as many. */
const BOOKINGS_OF_FREQUENT = 500
const CANDIDATES = 20_000
/** Passengers who sign in to read their own data. */
const PASSENGERS = 50

/** Chooses the requests of a scale. Each goes to other flights, routes and passengers than the one before. */
export async function requestsOf({ database }: OpenScale): Promise<Kind[]> {
  const rows = (statement: string) => database.script((connection) => connection.rows(statement))
  const inAnyOrder = `ORDER BY md5(flight_id::text) LIMIT ${CANDIDATES}`
  const ahead = `departure > CURRENT_TIMESTAMP + INTERVAL '1 day'`
  const bookable = `NOT EXISTS (SELECT FROM flight_status WHERE flight_status.flight_id = flight.flight_id AND status = 'cancelled')
    AND EXISTS (SELECT FROM flight_stats JOIN airplane ON airplane.airplane_id = flight.airplane_id
      WHERE flight_stats.flight_id = flight.flight_id AND bookings < capacity)`
  const flights = (await rows(`SELECT flight_id FROM flight WHERE ${ahead} AND ${bookable} ${inAnyOrder}`)).map(
    (row) => row.flight_id,
  )
  const searches = await rows(
    `SELECT origin.iata AS origin, destination.iata AS destination, departure, latitude, longitude
     FROM flight JOIN airport AS origin ON origin.airport_id = "from" JOIN airport AS destination ON destination.airport_id = "to"
     JOIN airport_geo ON airport_geo.airport_id = "from"
     WHERE ${ahead} ${inAnyOrder}`,
  )
  const frequent = await frequentPassengers(database)
  const [{ passengers } = { passengers: 1 }] = await rows('SELECT count(*) AS passengers FROM passenger')
  const inTurn = <T>(all: readonly T[]) => {
    let next = Math.floor(Math.random() * all.length)
    return (): T => all[next++ % all.length] as T
  }
  const people = Array.from({ length: PASSENGERS }, () => 1 + Math.floor(Math.random() * Number(passengers)))
  const anyPassenger = () => 1 + Math.floor(Math.random() * Number(passengers))
  const [seats, booked, listed] = [flights, flights, flights].map(inTurn)
  const [search, history, profile] = [inTurn(searches), inTurn(frequent), inTurn(people)]
  const get = (url: string): Request => ({ method: 'GET', url })
  const ofPassenger = (passengerId: number, what: string): Request => ({
    method: 'GET',
    url: `/v1/users/${passengerId}/${what}`,
    passengerId,
  })

  return [
    {
      name: 'search, miss',
      next: () => {
        const flight = search()
        return get(`/v1/flights/search?from=${flight.origin}&to=${flight.destination}&date=${dayOf(flight)}`)
      },
    },
    { name: 'seat map, miss', next: () => get(`/v1/flights/${seats?.()}/seats`) },
    {
      name: 'booking',
      next: () => ({
        method: 'POST',
        url: `/v1/flights/${booked?.()}/bookings`,
        payload: { passengerId: anyPassenger() },
      }),
      undo: (body) => ({ method: 'DELETE', url: `/v1/bookings/${JSON.parse(body).bookingId}` }),
    },
    { name: 'manifest', next: () => get(`/v1/flights/${listed?.()}/manifest`) },
    { name: 'history of a frequent passenger, miss', next: () => ofPassenger(history(), 'flights') },
    { name: 'board, top ten', next: () => get('/v1/leaderboards/airports-most-passengers') },
    { name: 'profile, miss', next: () => ofPassenger(profile(), 'profile') },
  ]
}

/** Local day of a departure at its airport. */
function dayOf({ departure, latitude, longitude }: Record<string, unknown>): string {
  const zone = zoneAt({ latitude: Number(latitude), longitude: Number(longitude) })
  return localDay(new Date(String(departure)), zone)
}

/** Passengers with the most bookings, up to the wanted number. */
async function frequentPassengers(database: Database): Promise<number[]> {
  const found = await database.script((connection) =>
    connection.rows(
      `SELECT passenger_id FROM booking GROUP BY passenger_id HAVING count(*) <= ${BOOKINGS_OF_FREQUENT}
       ORDER BY count(*) DESC LIMIT ${PASSENGERS}`,
    ),
  )
  return found.map((row) => Number(row.passenger_id))
}
