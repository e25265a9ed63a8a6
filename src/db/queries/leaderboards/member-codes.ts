import { uniqueCodeOf } from '../../../domain/airport.ts'
import type { Database, QueryBuilder } from '../../database.ts'
import type { MemberKind } from './score-query.ts'

type CodeById = ReadonlyMap<number, string>

/** Codes by id: IATA, or ICAO for an airport without one. Scores are summed by id, and members are named by code. */
export interface MemberCodes {
  airports: CodeById
  airlines: CodeById
}

/** Selects the codes of all airports and airlines that have one. */
export async function selectMemberCodes({ tables, run }: Database, tx: QueryBuilder): Promise<MemberCodes> {
  const { airline, airport } = tables
  const airports = await run('codes of airports', async () =>
    tx.select({ id: airport.airportId, iata: airport.iata, icao: airport.icao }).from(airport),
  )
  const airlines = await run('codes of airlines', async () =>
    tx.select({ id: airline.airlineId, iata: airline.iata }).from(airline),
  )
  return {
    airports: codeById(airports.map(({ id, ...codes }) => ({ id, code: uniqueCodeOf(codes) }))),
    airlines: codeById(airlines.map(({ id, iata }) => ({ id, code: iata }))),
  }
}

const codeById = (rows: readonly { id: number; code: string }[]): CodeById =>
  new Map(rows.flatMap(({ id, code }) => (code ? [[id, code] as const] : [])))

/** Returns the id of a code; 0, which no row has, for an unknown code. */
export const idOfCode = (codes: CodeById, code: string): number =>
  [...codes].find(([, known]) => known === code)?.[0] ?? 0

/** Names the members that a group of rows counts for. An airport or airline without a code is none. */
export function memberNames(
  kind: MemberKind,
  [first = null, second = null]: readonly (number | null)[],
  { airports, airlines }: MemberCodes,
): string[] {
  if (first === null) return []
  switch (kind) {
    case 'passenger':
      return [String(first)]
    case 'airport':
      return [airports.get(first), airports.get(second ?? 0)].filter((code) => code !== undefined)
    case 'airline':
      return [airlines.get(first)].filter((code) => code !== undefined)
    case 'route': {
      const [from, to] = [airports.get(first), airports.get(second ?? 0)]
      return from && to ? [`${from}:${to}`] : []
    }
  }
}
