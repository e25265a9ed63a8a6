import { asc, count, countDistinct, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'
import { retrying } from '../../retrying.ts'
import { invalidation, type StaleEntries } from '../booking/outbox.ts'

export interface AirlineRow {
  iata: string
  name: string | null
  /** Its main airport. Null: real dumps name some that do not exist. */
  base: { iata: string | null; icao: string; name: string } | null
}

export interface AirlineRoutesRow extends AirlineRow {
  totalRoutes: number
  destinations: number
}

/** Queries for airlines. */
export function airlineQueries(database: Database) {
  const { builder, tables, prepare, run } = database
  const { airline, airport, flight, outbox } = tables
  const transaction = retrying(database)
  const columns = {
    iata: airline.iata,
    name: airline.airlinename,
    // The ICAO code first: drizzle takes an object of an outer join for null if its first property is.
    base: { icao: airport.icao, iata: airport.iata, name: airport.name },
  }
  const select = (on = builder) =>
    on.select(columns).from(airline).leftJoin(airport, eq(airport.airportId, airline.baseAirport))

  const byIata = prepare(
    'airline_by_iata',
    select()
      .where(eq(airline.iata, sql.placeholder('iata')))
      .limit(1),
  )

  return {
    byIata: async (iata: string): Promise<AirlineRow | undefined> => {
      const [found] = await run('airline by iata', () => byIata.execute({ iata }))
      return found
    },
    /** Selects airlines by code. Skips unknown codes. */
    byCodes: (codes: readonly string[]): Promise<AirlineRow[]> =>
      run('airlines by code', () => select().where(inArray(airline.iata, [...codes]))),
    /** Selects a page of airlines by code, after the code `after`. */
    list: ({ after, limit }: { after?: string | undefined; limit: number }): Promise<AirlineRow[]> =>
      run('airlines', () =>
        select()
          .where(after === undefined ? undefined : gt(airline.iata, after))
          .orderBy(asc(airline.iata))
          .limit(limit),
      ),
    /** Selects the airlines with the most routes. Reads every flight, so cache the result. */
    topRoutes: (limit: number): Promise<AirlineRoutesRow[]> => {
      const flown = builder
        .selectDistinct({ airlineId: flight.airlineId, from: flight.from, to: flight.to })
        .from(flight)
        .as('flown')
      return run('top routes', () =>
        builder
          .select({ ...columns, totalRoutes: count(), destinations: countDistinct(flown.to) })
          .from(flown)
          .innerJoin(airline, eq(airline.airlineId, flown.airlineId))
          .leftJoin(airport, eq(airport.airportId, airline.baseAirport))
          .groupBy(airline.iata, airline.airlinename, airport.iata, airport.icao, airport.name)
          .orderBy(desc(count()), asc(airline.iata))
          .limit(limit),
      )
    },
    /**
     * Renames an airline and writes the invalidation to the outbox, in one transaction. Returns the changed airline; undefined
     * if there is none. Rejects with `NotCommitted` if the name does not fit into the column.
     */
    rename: ({ iata, name, stale }: { iata: string; name: string; stale: StaleEntries }) =>
      transaction('rename airline', async (tx): Promise<{ row: AirlineRow; outboxId: number } | undefined> => {
        const isIt = eq(airline.iata, iata)
        try {
          await tx.update(airline).set({ airlinename: name }).where(isIt)
        } catch (error) {
          throw database.violation(error) === 'unfit' ? new NotCommitted('unfit') : error
        }
        const [row] = await select(tx).where(isIt)
        return row && { row, outboxId: await database.insertId(tx, outbox, outbox.outboxId, invalidation(stale)) }
      }),
  }
}

export type AirlineQueries = ReturnType<typeof airlineQueries>
