import { asc, eq, ne, sql } from 'drizzle-orm'
import type { Position } from '../../../domain/distance.ts'
import type { Database } from '../../database.ts'

/** Queries for the positions of airports with an IATA code. A position is null if it is unknown. */
export function positionQueries({ builder, tables: { airport, airportGeo }, prepare, run }: Database) {
  const select = () =>
    builder
      .select({ iata: airport.iata, latitude: airportGeo.latitude, longitude: airportGeo.longitude })
      .from(airport)
      .leftJoin(airportGeo, eq(airportGeo.airportId, airport.airportId))
  const one = prepare(
    'airport_position',
    select()
      .where(eq(airport.iata, sql.placeholder('iata')))
      .orderBy(asc(airport.airportId))
      .limit(1),
  )

  return {
    /** Selects the position of an airport; undefined if there is no such airport. */
    positionOf: async (iata: string): Promise<Position | undefined> => {
      const [found] = await run('airport position', () => one.execute({ iata }))
      return found && { latitude: found.latitude, longitude: found.longitude }
    },

    /** Selects the positions of all airports, by id. */
    positions: async (): Promise<(Position & { iata: string })[]> => {
      const rows = await run('airport positions', async () =>
        select().where(ne(airport.iata, '')).orderBy(asc(airport.airportId)),
      )
      return rows.flatMap(({ iata, ...position }) => (iata ? [{ iata, ...position }] : []))
    },
  }
}

export type PositionQueries = ReturnType<typeof positionQueries>
