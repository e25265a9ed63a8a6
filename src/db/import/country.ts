import { Readable } from 'node:stream'
import type { ScriptConnection } from '../database.ts'
import { type Cell, toTsv } from '../load.ts'
import { readCountries } from '../seed/countries.ts'
import { otherNames } from './country-names.ts'

/**
 * Fills `country` with all countries, under their names in `airport_geo`. So as many airports as possible find their country's
 * code.
 */
export async function computeCountry(connection: ScriptConnection): Promise<void> {
  const used = await usedNames(connection)
  const rows = Array.from(readCountries().values(), ({ alpha2, alpha3, name, region }): Cell[] => {
    const names = [name, ...(otherNames[alpha3] ?? [])]
    return [alpha3, alpha2, names.find((candidate) => used.has(candidate.toUpperCase())) ?? name, region]
  })
  await connection.load('country', ['code', 'alpha2', 'name', 'region'], Readable.from(toTsv(rows)))
}

async function usedNames(connection: ScriptConnection): Promise<Set<string>> {
  const rows = await connection.rows('SELECT DISTINCT upper(country) AS name FROM airport_geo')
  return new Set(rows.map(({ name }) => String(name)))
}

/** Counts the airports with a country in `country`, and lists the names of countries that are missing there. */
export async function countryCoverage(
  connection: ScriptConnection,
): Promise<{ airports: number; found: number; unknown: string[] }> {
  const rows = await connection.rows(
    `SELECT airport_geo.country AS name, count(*) AS airports, count(country.code) AS found
     FROM airport_geo LEFT JOIN country ON upper(country.name) = upper(airport_geo.country)
     GROUP BY airport_geo.country ORDER BY count(*) DESC, airport_geo.country`,
  )
  const sum = (column: 'airports' | 'found') => rows.reduce((total, row) => total + Number(row[column]), 0)
  return {
    airports: sum('airports'),
    found: sum('found'),
    unknown: rows.filter(({ name, found }) => name !== null && Number(found) === 0).map(({ name }) => String(name)),
  }
}
