import { max, min } from 'drizzle-orm'
import type { Database } from '../../database.ts'

/** First and last departure of all flights. Null without flights. */
export interface DeparturesRow {
  first: Date | null
  last: Date | null
}

/** Query for the days of the timetable. */
export function timetableQueries({ builder, tables: { flight }, run }: Database) {
  return {
    /** Selects the first and the last departure. Reads an index of all flights, so remember the result. */
    departures: async (): Promise<DeparturesRow> => {
      const query = builder.select({ first: min(flight.departure), last: max(flight.departure) }).from(flight)
      const [row] = await run('first and last departure', async () => query)
      return row ?? { first: null, last: null }
    },
  }
}

export type TimetableQueries = ReturnType<typeof timetableQueries>
