// What it costs to ask a leaderboard who has most, where somebody stands, and to count one more: in a sorted set, as this service
// keeps it, and in SQL; once by adding up all bookings, and once in a table of scores with an index that every booking keeps
// up to date. On private servers. docs/leaderboards.md says what to make of it.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createGuard } from '../src/cache/guard.ts'
import { connectValkey, whenReady } from '../src/cache/valkey.ts'
import type { Database } from '../src/db/database.ts'
import { makeReady } from '../src/db/fill.ts'
import { computedTables } from '../src/db/import/computed.ts'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { leaderboardScoreQueries } from '../src/db/queries/leaderboards/scores.ts'
import { seedSource } from '../src/db/seed/source.ts'
import { seatKeys } from '../src/services/booking/seat-map/keys.ts'
import { standingBoards } from '../src/services/leaderboards/definition.ts'
import { createMoves } from '../src/services/leaderboards/follow.ts'
import { createFill } from '../src/services/leaderboards/rebuild.ts'
import { createBoardStore } from '../src/services/leaderboards/store/board-store.ts'
import { spanAt } from '../src/services/leaderboards/windows.ts'
import { startTestPostgres, startTestValkey } from '../test/support/servers.ts'
import { median, type Question, questions, type Way } from './leaderboards/questions.ts'

const { values } = parseArgs({
  options: {
    scales: { type: 'string', default: 'small,medium' },
    rounds: { type: 'string', default: '7' },
  },
})
const rounds = Number(values.rounds)
/** How often something is asked in a round: as often as takes about this long, once at least. */
const ROUND_MS = 200
const ASKED_AT_MOST = 500
const BOARD = 'passengers-most-flights'

const stateServer = await startTestValkey({ role: 'state' })
const say = (line: string) => console.error(line)
try {
  const lines: string[] = []
  for (const scale of values.scales.split(',')) lines.push(...(await measureScale(scale as 'small' | 'medium')), '')
  const text = lines.join('\n')
  console.log(text)
  write(new URL('../docs/leaderboards.md', import.meta.url), text)
} finally {
  await stateServer.close()
}

async function measureScale(scale: 'small' | 'medium'): Promise<string[]> {
  say(`${scale}: making the data`)
  const postgres = await startTestPostgres({
    settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', shared_buffers: '1GB' },
  })
  const database = openDatabase({
    url: postgres.url,
    poolSize: 2,
    statementTimeoutMs: 600_000,
    onConnectionError: () => {},
  })
  const client = connectValkey({ url: stateServer.url, name: 'bench', onError: () => {} })
  try {
    await whenReady(client, 10_000)
    await migrate(database)
    const source = () => seedSource({ scale, anchor: '2025-12-15' })
    await makeReady(database, { source, computed: computedTables, onProgress: () => {} })
    say(`${scale}: filling the board`)
    const guard = createGuard({ timeoutMs: 60_000, onChange: () => {} })
    const server = { client, guard, patient: guard }
    const prefix = `${scale}:`
    const store = createBoardStore({ server, prefix })
    const moves = createMoves({
      server,
      store,
      seatKeys: seatKeys(prefix),
      onFailed: () => {},
    })
    const { fill } = createFill({
      store,
      moves,
      queries: leaderboardScoreQueries(database),
      definitionOf: async (board) => standingBoards.get(board),
    })
    const window = { board: BOARD, span: spanAt('all', new Date()) }
    const started = performance.now()
    const { members = 0 } = (await fill(window)) ?? {}
    const filledMs = performance.now() - started
    const all = await questions({ database, store, window, members })
    const bookings = await count(database, 'booking')
    const head = `### ${scale}: ${bookings.toLocaleString('en')} bookings, ${members.toLocaleString('en')} passengers on the board`
    return [
      head,
      '',
      `Filled from the database in ${(filledMs / 1_000).toFixed(1)} s. ${await about(database)}; ${rounds} alternating rounds, medians.`,
      '',
      '| question | sorted set, µs | table of scores with an index | all bookings added up |',
      '| --- | ---: | ---: | ---: |',
      ...(await rowsOf(all)),
    ]
  } finally {
    client.disconnect()
    await database.close()
    await postgres.close()
  }
}

async function rowsOf(all: readonly Question[]): Promise<string[]> {
  const rows: string[] = []
  for (const { name, ways } of all) {
    say(name)
    const times = ways.map((): number[] => [])
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < ways.length; i++) {
        const place = (round + i) % ways.length
        const way = ways[place]
        if (way) times[place]?.push(await timeOf(way))
      }
    }
    const [sorted = Number.NaN, ...others] = times.map((of) => (of.length > 0 ? median(of) : Number.NaN))
    const ratio = (ms: number) =>
      Number.isNaN(ms) ? '' : `× ${(ms / sorted).toLocaleString('en', { maximumSignificantDigits: 3 })}`
    rows.push(`| ${name} | ${(sorted * 1_000).toFixed(0)} | ${others.map(ratio).join(' | ')} |`)
  }
  return rows
}

/** How long asking once takes, milliseconds. */
async function timeOf(way: Way | undefined): Promise<number> {
  if (!way) return Number.NaN
  const begun = performance.now()
  for (let asked = 1; ; asked++) {
    await way()
    const took = performance.now() - begun
    if (took > ROUND_MS || asked === ASKED_AT_MOST) return took / asked
  }
}

async function count(database: Database, table: string): Promise<number> {
  const [row] = await database.script((connection) => connection.rows(`SELECT count(*) AS n FROM ${table}`))
  return Number(row?.n)
}

async function about(database: Database): Promise<string> {
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${await database.version()}`
}

/** Puts the results where the page has a place for them. */
function write(page: URL, results: string): void {
  const text = readFileSync(page, 'utf8')
  const [start, end] = ['<!-- results -->', '<!-- /results -->']
  if (!text.includes(start)) throw new Error('the page has no place for results')
  writeFileSync(page, `${text.split(start)[0]}${start}\n${results.trim()}\n${end}${text.split(end)[1]}`)
}
