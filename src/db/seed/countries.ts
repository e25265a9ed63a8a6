import { readTsv } from './tsv.ts'

/** A country or territory of ISO 3166-1 (and Kosovo) that has an airport; `region` is its continent. */
export interface Country {
  alpha2: string
  alpha3: string
  name: string
  region: string
}

/** All countries, by alpha-2 code. */
export function readCountries(): Map<string, Country> {
  const rows = readTsv('countries.tsv', ['alpha2', 'alpha3', 'name', 'region'])
  return new Map(rows.map((country) => [country.alpha2, country]))
}
