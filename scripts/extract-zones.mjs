// Makes src/domain/zone-corrections.ts: airports at which tz-lookup finds another clock than the exact boundaries of geo-tz.
//   npm install --no-save --prefix /tmp/exact geo-tz@8.1.9
//   node scripts/extract-zones.mjs /tmp/exact/node_modules/geo-tz [positions.tsv]
// It compares the airports of the seed, and the positions of a file: latitude and longitude in each line, such as FlughafenDB's.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import tzLookup from '@photostructure/tz-lookup'
import { IANAZone } from 'luxon'

const [exactFolder, positions] = process.argv.slice(2)
if (!exactFolder) throw new Error('usage: node scripts/extract-zones.mjs <folder of geo-tz> [positions.tsv]')
const { find } = createRequire(import.meta.url)(join(resolve(exactFolder), 'dist/find-all.js'))

/** Both names of positions that are this close are one airport. Degrees. */
const NEAR = 0.02
/** Airports on a border that keep the clock of the side that tz-lookup finds: Gold Coast has Queensland's. */
const kept = [[-28.16596, 153.50664]]

const seed = linesOf(new URL('../src/db/seed/data/airports.tsv', import.meta.url))
  .slice(1)
  .map((line) => line.split('\t').slice(5, 7))
const others = positions ? linesOf(positions).map((line) => line.split('\t')) : []

const corrections = []
for (const [latitude, longitude] of [...seed, ...others].map((position) => position.map(Number))) {
  const isNear = ([lat, lon]) => Math.abs(lat - latitude) < NEAR && Math.abs(lon - longitude) < NEAR
  if (kept.some(isNear) || corrections.some(isNear)) continue
  const exact = find(latitude, longitude)
  if (!exact.some((zone) => clockOf(zone) === clockOf(tzLookup(latitude, longitude)))) {
    corrections.push([round(latitude), round(longitude), exact[0]])
  }
}
corrections.sort(([a], [b]) => b - a)

writeFileSync(
  new URL('../src/domain/zone-corrections.ts', import.meta.url),
  `/**
 * Airports whose clock \`tz-lookup\` confuses with that of a neighbour: latitude, longitude and zone, north to south. Made by
 * \`scripts/extract-zones.mjs\` with geo-tz 8.1.9, from the boundaries of OpenStreetMap.
 */
export const zoneCorrections: readonly (readonly [latitude: number, longitude: number, zone: string])[] = [
${corrections.map(([latitude, longitude, zone]) => `  [${latitude}, ${longitude}, '${zone}'],\n`).join('')}]
`,
)
console.log(`${corrections.length} corrections`)

function linesOf(file) {
  return readFileSync(file, 'utf8').trim().split('\n')
}

/** The offsets of a zone in winter and in summer. */
function clockOf(zone) {
  return [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)].map((at) => IANAZone.create(zone).offset(at)).join()
}

function round(degrees) {
  return Math.round(degrees * 1_000) / 1_000
}
