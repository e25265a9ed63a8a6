// Makes src/db/seed/data/countries.tsv from the npm package countries-list 3.4.1 (MIT):
//   npm pack countries-list@3.4.1 && tar -xzf countries-list-3.4.1.tgz
//   node scripts/extract-countries.mjs package
// Run it after extract-airports.mjs: only countries with an airport are kept.
import { readFileSync, writeFileSync } from 'node:fs'

const [packageFolder] = process.argv.slice(2)
if (!packageFolder) throw new Error('usage: node scripts/extract-countries.mjs <folder of the unpacked package>')

const read = (name) => JSON.parse(readFileSync(`${packageFolder}/${name}`, 'utf8'))
const continents = read('continents.min.json')
const alpha3 = read('minimal/countries.2to3.min.json')

const dataFolder = new URL('../src/db/seed/data/', import.meta.url)
const withAirports = new Set(
  readFileSync(new URL('airports.tsv', dataFolder), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[4]),
)

const lines = Object.entries(read('countries.min.json'))
  .filter(([alpha2]) => withAirports.has(alpha2))
  .map(([alpha2, { name, continent }]) => [alpha2, alpha3[alpha2], name, continents[continent]].join('\t'))
  .sort((a, b) => (a < b ? -1 : 1))

const header = 'alpha2\talpha3\tname\tregion'
writeFileSync(new URL('countries.tsv', dataFolder), `${[header, ...lines].join('\n')}\n`)
console.log(`${lines.length} countries`)
