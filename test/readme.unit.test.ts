import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { seatKeys } from '../src/services/booking/seat-map/keys.ts'
import * as entries from '../src/services/catalogue/entries.ts'
import { boardKeys } from '../src/services/leaderboards/store/keys.ts'
import { instanceKeys } from '../src/services/operations/stats/instances.ts'
import { handleOf, sessionKeys } from '../src/services/sessions/keys.ts'

const readme = readFileSync('README.md', 'utf8')
const { paths } = parse(readFileSync('openapi.yaml', 'utf8')) as { paths: Record<string, unknown> }

/** Rows of the table of patterns: pattern, file, URL, key. Bold rows are headings. */
const patterns = section('## The patterns')
  .split('\n')
  .filter((line) => /^\| (?!Pattern|---|\*\*)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )

function section(heading: string): string {
  return readme.split(heading)[1]?.split('\n## ')[0] ?? ''
}

/** An example of every key of the service. */
const search = { from: 'JFK', to: 'LAX', date: '2025-12-15' }
const seats = seatKeys('')
const sessions = sessionKeys('')
const boards = boardKeys('')
const known = [
  ...[entries.airport.key({ iata: 'JFK' }), entries.airport.key({ iata: 'XXX' })],
  ...[entries.flightSearch.key(search), entries.flightSearch.key({ ...search, from: 'LAX', to: 'JFK' })],
  ...[entries.flightDetails.key({ flightId: 1001 })],
  ...[entries.airlineList.key({ query: { limit: 20 } }), entries.topRoutes.key({ limit: 10 })],
  ...[seats.bitmap(1001), seats.holds(1001), seats.reservations(9), seats.pending(9)],
  ...[sessions.session(handleOf('hello')), sessions.carts(7), sessions.activeUsers('2025-12-15')],
  ...[boards.scores('passengers-most-flights', 'daily:2025-12-15'), boards.head('passengers-most-flights')],
  ...[seats.moves(9), entries.passengerLabel.key({ passengerId: 7 })],
  entries.passengerFlights.key({ passengerId: 7, limit: 10 }),
  ...[entries.analyticsReport.key({ report: 'hubs', limit: 20 }), entries.analyticsRaw.key({ facts: 'traffic' })],
  ...[
    `lease:{${entries.flightSearch.key(search)}}`,
    `tag:${entries.tag.user(7)}`,
    'routes:searches',
    'trace:0af7651916cd43dd8448eb211c80319c',
    instanceKeys('').index,
  ],
]

const pages = readdirSync('docs')
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`)
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

describe('the README', () => {
  test.each(patterns)('names for "%s" a file, a URL and a key that exist', (_, file = '', url, key) => {
    expect(existsSync(file), file).toBe(true)
    if (url) expect(Object.keys(paths)).toContain(url)
    if (key) expect(known).toContain(key)
  })

  test('has a table of patterns', () => {
    expect(patterns.length).toBeGreaterThan(10)
  })

  test('has at most 250 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(251)
  })

  test('links to every page of docs/', () => {
    for (const page of pages) expect(readme).toContain(`](${page})`)
  })
})

describe.each(['README.md', 'CHANGELOG.md', ...pages])('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  test('names only commands that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  test('links only to files and headings that exist', () => {
    const links = [...text.matchAll(/\]\((?!http)([^)#]*)(#[^)]+)?\)/g)]
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path ? join(dirname(file), path) : file
      return !existsSync(target) || (anchor !== undefined && !headings(target).includes(anchor))
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })

  test('names only files of the project that exist', () => {
    const named = [...text.matchAll(/`((?:src|test|bench|scripts|tools|web|ops|loadtest|docs)\/[\w./-]+)`/g)]
    expect(named.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([])
  })
})

/** Anchors of a page's headings, as GitHub makes them. */
function headings(file: string): string[] {
  const lines = readFileSync(file, 'utf8').match(/^#+ .*$/gm) ?? []
  return lines.map((line) => {
    const text = line.replace(/^#+ /, '').toLowerCase()
    return `#${text.replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-')}`
  })
}
