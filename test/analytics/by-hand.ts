import type { Database } from '../../src/db/database.ts'

/** All rows of the tables that reports read. */
async function tablesOf({ builder, tables }: Database) {
  const [flights, bookings, statuses, airplanes, airports, geos, countries, airlines, passengers, routes] =
    await Promise.all([
      builder.select().from(tables.flight),
      builder.select().from(tables.booking),
      builder.select().from(tables.flightStatus),
      builder.select().from(tables.airplane),
      builder.select().from(tables.airport),
      builder.select().from(tables.airportGeo),
      builder.select().from(tables.country),
      builder.select().from(tables.airline),
      builder.select().from(tables.passenger),
      builder.select().from(tables.route),
    ])
  return { flights, bookings, statuses, airplanes, airports, geos, countries, airlines, passengers, routes }
}

type Line = Record<string, unknown>

/**
 * Computes each report in plain loops over flights and bookings, to check the service. Reads only the
 * bookings, and uses no query and no counter of the service.
 */
export async function countByHand(database: Database, now: Date): Promise<Record<string, Line[]>> {
  const all = await tablesOf(database)
  const bookingsOf = new Map<number, { count: number; cents: bigint }>()
  for (const { flightId, price } of all.bookings) {
    const { count, cents } = bookingsOf.get(flightId) ?? { count: 0, cents: 0n }
    bookingsOf.set(flightId, { count: count + 1, cents: cents + BigInt(price.replace('.', '')) })
  }
  const statusOf = new Map(all.statuses.map(({ flightId, status }) => [flightId, status]))
  const delayOf = new Map(all.statuses.map(({ flightId, delayMinutes }) => [flightId, delayMinutes]))
  const seatsOf = new Map(all.airplanes.map(({ airplaneId, capacity }) => [airplaneId, capacity]))
  const geoOf = new Map(all.geos.map((geo) => [geo.airportId, geo]))
  const end = (airportId: number) => {
    const found = all.airports.find((airport) => airport.airportId === airportId)
    return found && { iata: found.iata, icao: found.icao, name: found.name, city: geoOf.get(airportId)?.city ?? null }
  }
  const countryOf = (airportId: number) => {
    const said = geoOf.get(airportId)?.country
    if (!said) return undefined
    const listed = all.countries.find(({ name }) => name.toUpperCase() === said.toUpperCase())
    return { country: listed?.name ?? said, countryCode: listed?.code ?? null }
  }
  const flights = all.flights.map((flight) => {
    const { count: booked, cents } = bookingsOf.get(flight.flightId) ?? { count: 0, cents: 0n }
    const status = statusOf.get(flight.flightId) ?? 'scheduled'
    const delayMinutes = delayOf.get(flight.flightId) ?? 0
    const due = flight.departure < now
    return { ...flight, booked, cents, status, delayMinutes, due, seats: seatsOf.get(flight.airplaneId) ?? 0 }
  })
  type Flight = (typeof flights)[number]
  const passengersOn = (some: readonly Flight[]) => some.reduce((sum, { booked }) => sum + booked, 0)
  const paidFor = (some: readonly Flight[]) => some.reduce((sum, { cents }) => sum + cents, 0n)
  const different = (values: Iterable<unknown>) => new Set(values).size
  const ratio = (part: number, whole: number) => (whole === 0 ? null : Number((part / whole).toFixed(4)))

  const hubs = [...new Set(flights.flatMap(({ from, to }) => [from, to]))].flatMap((id) => {
    const airport = end(id)
    const [leaving, arriving] = [flights.filter(({ from }) => from === id), flights.filter(({ to }) => to === id)]
    const both = [...leaving, ...arriving]
    const destinations = different(leaving.map(({ to }) => to))
    const figures = { flights: both.length, departures: leaving.length, arrivals: arriving.length, destinations }
    return airport ? [{ airport, ...figures, passengers: passengersOn(both) }] : []
  })

  const pairs = [...new Map(flights.map(({ from, to }) => [`${from}-${to}`, { from, to }])).values()].flatMap(
    (pair) => {
      const [from, to] = [end(pair.from), end(pair.to)]
      const flown = flights.filter((flight) => flight.from === pair.from && flight.to === pair.to)
      return from && to ? [{ ends: { from, to }, flown }] : []
    },
  )
  const busiest = pairs.map(({ ends, flown }) => ({
    ...ends,
    flights: flown.length,
    airlines: different(flown.map(({ airlineId }) => airlineId)),
    passengers: passengersOn(flown),
  }))
  const revenue = pairs
    .filter(({ flown }) => passengersOn(flown) > 0)
    .map(({ ends, flown }) => {
      const [bookings, cents] = [passengersOn(flown), paidFor(flown)]
      const averagePrice = (Math.round(Number(cents) / bookings) / 100).toFixed(2)
      return { ...ends, bookings, revenue: (Number(cents) / 100).toFixed(2), averagePrice, currency: 'USD' }
    })

  const airlines = all.airlines.flatMap(({ airlineId, iata, airlinename }) => {
    const own = flights.filter((flight) => flight.airlineId === airlineId)
    if (own.length === 0) return []
    const due = own.filter((flight) => flight.due)
    const left = due.filter(({ status }) => status !== 'cancelled')
    return {
      airline: { iata, name: airlinename ?? iata },
      flights: own.length,
      destinations: different(own.map(({ to }) => to)),
      bookings: passengersOn(own),
      revenue: (Number(paidFor(own)) / 100).toFixed(2),
      currency: 'USD',
      loadFactor: ratio(
        passengersOn(left),
        left.reduce((sum, { seats }) => sum + seats, 0),
      ),
      onTimeShare: ratio(
        due.filter(({ status, delayMinutes }) => status !== 'cancelled' && delayMinutes < 15).length,
        due.length,
      ),
    }
  })

  const spelt = new Map(
    all.airports.flatMap(({ airportId }) => {
      const found = countryOf(airportId)
      return found ? [[airportId, found] as const] : []
    }),
  )
  const nameOf = (airportId: number) => spelt.get(airportId)?.country
  const used = new Set(flights.flatMap(({ from, to }) => [from, to]))
  const countries = [...new Map([...spelt.values()].map((found) => [found.country, found])).values()].flatMap(
    (found) => {
      const here = (airportId: number) => nameOf(airportId) === found.country
      const touching = flights.filter(({ from, to }) => here(from) || here(to))
      if (touching.length === 0) return []
      const reached = touching.flatMap(({ from, to }) => (here(from) && !here(to) ? [nameOf(to)] : []))
      return {
        ...found,
        airports: all.airports.filter(({ airportId }) => used.has(airportId) && here(airportId)).length,
        flights: touching.length,
        destinationCountries: different(reached.filter((name) => name !== undefined)),
        passengers: passengersOn(touching),
      }
    },
  )

  const flightOf = new Map(all.flights.map((flight) => [flight.flightId, flight]))
  const milesOf = new Map(
    all.routes.map(({ from, to, distanceKm }) => [`${from}-${to}`, Math.round(distanceKm / 1.609344)]),
  )
  const bookedBy = new Map<number, typeof all.bookings>()
  for (const booking of all.bookings) {
    bookedBy.set(booking.passengerId, [...(bookedBy.get(booking.passengerId) ?? []), booking])
  }
  const flyers = all.passengers
    .toSorted((a, b) => a.passengerId - b.passengerId)
    .flatMap(({ passengerId, firstname, lastname }) => {
      const own = bookedBy.get(passengerId) ?? []
      if (own.length === 0) return []
      const flown = own.map(({ flightId }) => flightOf.get(flightId))
      return {
        passenger: `${firstname.split(' ')[0]} ${[...lastname][0]}.`,
        bookings: own.length,
        miles: flown.reduce((sum, flight) => sum + (milesOf.get(`${flight?.from}-${flight?.to}`) ?? 0), 0),
        spent: own.reduce((sum, { price }) => sum + Number(price), 0).toFixed(2),
        currency: 'USD',
      }
    })

  const first = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const code = ({ iata, icao }: { iata: string | null; icao: string }) => iata ?? icao
  const ends = ({ from, to }: Record<'from' | 'to', { iata: string | null; icao: string }>) =>
    `${code(from)}${code(to)}`
  return {
    hubs: hubs.sort((a, b) => b.flights - a.flights || first(code(a.airport), code(b.airport))),
    'busiest-routes': busiest.sort(
      (a, b) => b.flights - a.flights || b.passengers - a.passengers || first(ends(a), ends(b)),
    ),
    'route-revenue': revenue.sort((a, b) => Number(b.revenue) - Number(a.revenue) || first(ends(a), ends(b))),
    airlines: airlines.sort((a, b) => b.flights - a.flights || first(a.airline.iata, b.airline.iata)),
    countries: countries.sort((a, b) => b.flights - a.flights || first(a.country, b.country)),
    'frequent-flyers': flyers.sort((a, b) => b.bookings - a.bookings),
  }
}
