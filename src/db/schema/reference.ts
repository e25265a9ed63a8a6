import type { Kit } from '../dialect/kit.ts'

/** Airports, airlines, countries and routes. */
export const referenceTables = (kit: Kit) => ({
  airport: kit.table(
    'airport',
    {
      airportId: kit.id('airport_id'),
      iata: kit.string('iata', 3),
      icao: kit.string('icao', 4).notNull(),
      name: kit.string('name', 120).notNull(),
    },
    (t) => [kit.index('airport_iata_idx').on(t.iata)],
  ),

  airportGeo: kit.table('airport_geo', {
    airportId: kit.int('airport_id').primaryKey(),
    name: kit.string('name', 120).notNull(),
    city: kit.string('city', 80),
    country: kit.string('country', 80),
    latitude: kit.degrees('latitude').notNull(),
    longitude: kit.degrees('longitude').notNull(),
  }),

  airline: kit.table(
    'airline',
    {
      airlineId: kit.id('airline_id'),
      iata: kit.string('iata', 2).notNull(),
      airlinename: kit.string('airlinename', 60),
      baseAirport: kit.int('base_airport').notNull(),
    },
    (t) => [kit.uniqueIndex('airline_iata_unq').on(t.iata)],
  ),

  /** ISO 3166-1. `name` equals `airport_geo.country`, compared without regard to case. */
  country: kit.table('country', {
    code: kit.string('code', 3).primaryKey(),
    alpha2: kit.string('alpha2', 2).notNull(),
    name: kit.string('name', 80).notNull(),
    region: kit.string('region', 40).notNull(),
  }),

  /** One row per pair of airports with flights between them. `searches` is written behind. */
  route: kit.table(
    'route',
    {
      from: kit.int('from').notNull(),
      to: kit.int('to').notNull(),
      distanceKm: kit.double('distance_km').notNull(),
      domestic: kit.boolean('domestic').notNull(),
      searches: kit.bigint('searches').notNull().default(0),
    },
    (t) => [kit.primaryKey({ columns: [t.from, t.to] })],
  ),
})
