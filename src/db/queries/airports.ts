import { and, asc, eq, gt, isNotNull, or, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'

/** An airport as the database knows it; what a real dump leaves out is null. */
export interface AirportRow {
  iata: string
  icao: string
  name: string
  city: string | null
  country: string | null
  countryCode: string | null
  latitude: number | null
  longitude: number | null
}

export interface AirportFilter {
  /** ISO 3166-1 alpha-3 code, or the name; upper or lower case. */
  country?: string | undefined
  city?: string | undefined
  /** Beginning of the code, the name or the city. */
  q?: string | undefined
  /** Only codes after this one, in alphabetical order. */
  after?: string | undefined
  limit: number
}

/** Questions about airports. Only those with an IATA code are airports that one can book from. */
export function airportQueries({ builder, tables, prepare, run }: Database) {
  const { airport, airportGeo, country } = tables
  const columns = {
    iata: sql<string>`${airport.iata}`,
    icao: airport.icao,
    name: airport.name,
    city: airportGeo.city,
    country: airportGeo.country,
    countryCode: country.code,
    latitude: airportGeo.latitude,
    longitude: airportGeo.longitude,
  }
  const select = () =>
    builder
      .select(columns)
      .from(airport)
      .leftJoin(airportGeo, eq(airportGeo.airportId, airport.airportId))
      .leftJoin(country, eq(sql`upper(${country.name})`, sql`upper(${airportGeo.country})`))

  const byIata = prepare(
    'airport_by_iata',
    select()
      .where(eq(airport.iata, sql.placeholder('iata')))
      .limit(1),
  )

  return {
    byIata: async (iata: string): Promise<AirportRow | undefined> => {
      const [found] = await run('airport by iata', () => byIata.execute({ iata }))
      return found
    },
    list: ({ country: where, city, q, after, limit }: AirportFilter): Promise<AirportRow[]> =>
      run('airports', () =>
        select()
          .where(
            and(
              isNotNull(airport.iata),
              after === undefined ? undefined : gt(airport.iata, after),
              where === undefined
                ? undefined
                : or(same(country.code, where), same(country.name, where), same(airportGeo.country, where)),
              city === undefined ? undefined : same(airportGeo.city, city),
              q === undefined
                ? undefined
                : or(begins(airport.iata, q), begins(airport.name, q), begins(airportGeo.city, q)),
            ),
          )
          .orderBy(asc(airport.iata))
          .limit(limit),
      ),
  }
}

export type AirportQueries = ReturnType<typeof airportQueries>

type Text = { getSQL(): ReturnType<typeof sql> } | Parameters<typeof eq>[0]

// Both sides by the server's own rules: JavaScript makes `SS` of an `ß`, a server does not.
const same = (column: Text, text: string) => sql`upper(${column}) = upper(${text})`

/** `!` escapes, because a backslash means something else in each dialect's string literals. */
const begins = (column: Text, text: string) =>
  sql`upper(${column}) like upper(${`${text.replace(/[!%_]/g, '!$&')}%`}) escape '!'`
