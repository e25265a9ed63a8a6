import { and, asc, eq, gt, inArray, isNull, ne, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { Airport } from '../../../domain/airport.ts'
import type { Database, QueryBuilder } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'
import { retrying } from '../../retrying.ts'
import { invalidation, type StaleEntries } from '../booking/outbox.ts'

/** An airport as stored. */
export type AirportRow = Omit<Airport, 'timeZone'>

export interface AirportFilter {
  /** ISO 3166-1 alpha-3 code or name, in any letter case. */
  country?: string | undefined
  city?: string | undefined
  /** Prefix of the code, the name or the city. */
  q?: string | undefined
  /** Only codes after this one. */
  after?: string | undefined
  limit: number
}

/** Queries for airports. Only airports with an IATA code can be booked. */
export function airportQueries(database: Database) {
  const { builder, tables, prepare, run } = database
  const { airport, airportGeo, country, outbox } = tables
  const transaction = retrying(database)
  const { same, begins } = textConditions(database)
  const select = (on = builder) => selectAirports(database, on)
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
    /** Selects airports by code. Skips unknown codes. */
    byCodes: async (codes: readonly string[]): Promise<AirportRow[]> => {
      if (codes.length === 0) return []
      return run('airports by code', () => select().where(inArray(airport.iata, [...codes])))
    },
    /** Selects the names of airports without an IATA code, by ICAO code. Skips unknown codes. */
    withoutIata: (icaos: readonly string[]): Promise<{ icao: string; name: string }[]> =>
      run('airports without iata', async () => selectWithoutIata(database, icaos)),
    list: ({ country: where, city, q, after, limit }: AirportFilter): Promise<AirportRow[]> =>
      run('airports', () =>
        select()
          .where(
            and(
              ne(airport.iata, ''),
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
    /**
     * Renames an airport and writes the invalidation to the outbox, in one transaction. Returns the changed airport and the
     * id of its outbox row; undefined if there is no such airport. Rejects with `NotCommitted` if the name does not fit into the column.
     */
    rename: ({ iata, name, stale }: { iata: string; name: string; stale: StaleEntries }) =>
      transaction('rename airport', async (tx): Promise<{ row: AirportRow; outboxId: number } | undefined> => {
        const isIt = eq(airport.iata, iata)
        try {
          await tx.update(airport).set({ name }).where(isIt)
          // FlughafenDB repeats the name in the table of positions.
          const ids = tx.select({ airportId: airport.airportId }).from(airport).where(isIt)
          await tx.update(airportGeo).set({ name }).where(inArray(airportGeo.airportId, ids))
        } catch (error) {
          throw database.violation(error) === 'unfit' ? new NotCommitted('unfit') : error
        }
        const [row] = await select(tx).where(isIt).limit(1)
        return row && { row, outboxId: await database.insertId(tx, outbox, outbox.outboxId, invalidation(stale)) }
      }),
  }
}

export type AirportQueries = ReturnType<typeof airportQueries>

/** Selects airports with their positions and countries. */
function selectAirports({ tables, comparable }: Database, on: QueryBuilder) {
  const { airport, airportGeo, country } = tables
  return on
    .select({
      iata: sql<string>`${airport.iata}`,
      icao: airport.icao,
      name: airport.name,
      city: airportGeo.city,
      country: airportGeo.country,
      countryCode: country.code,
      latitude: airportGeo.latitude,
      longitude: airportGeo.longitude,
    })
    .from(airport)
    .leftJoin(airportGeo, eq(airportGeo.airportId, airport.airportId))
    .leftJoin(country, eq(sql`upper(${comparable(country.name)})`, sql`upper(${comparable(airportGeo.country)})`))
}

function selectWithoutIata({ builder, tables: { airport } }: Database, icaos: readonly string[]) {
  return builder
    .select({ icao: airport.icao, name: airport.name })
    .from(airport)
    .where(and(inArray(airport.icao, [...icaos]), or(isNull(airport.iata), eq(airport.iata, ''))))
}

/** Conditions on a column that ignore letter case. */
const textConditions = ({ comparable }: Database) => ({
  // The server converts both sides: JavaScript turns `ß` into `SS`, a server does not.
  same: (column: SQLWrapper, text: string) => sql`upper(${comparable(column)}) = upper(${text})`,

  /** Escapes with `!`, because a backslash has another meaning in each dialect's string literals. */
  begins: (column: SQLWrapper, text: string) =>
    sql`upper(${comparable(column)}) like upper(${`${text.replace(/[!%_]/g, '!$&')}%`}) escape '!'`,
})
