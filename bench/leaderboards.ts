// Cost of a leaderboard query and of a score change: in a sorted set as this service keeps it, in a table of scores with an
// index, and by counting all bookings in SQL. Uses private servers. docs/leaderboards.md explains the results.
import { Option } from 'commander'
import { createGuard } from '../src/cache/guard.ts'
import { connectValkey, whenReady } from '../src/cache/valkey.ts'
import type { Database } from '../src/db/database.ts'
import { computedTables } from '../src/db/import/computed.ts'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { makeReady } from '../src/db/populate.ts'
import { leaderboardScoreQueries } from '../src/db/queries/leaderboards/scores.ts'
import { seedSource } from '../src/db/seed/source.ts'
import { seatKeys } from '../src/services/booking/seat-map/keys.ts'
import { builtInBoards } from '../src/services/leaderboards/built-in-boards.ts'
import { createFollower } from '../src/services/leaderboards/follow.ts'
import { createRebuildQueue } from '../src/services/leaderboards/rebuild-queue.ts'
import { createBoardStore } from '../src/services/leaderboards/store/board-store.ts'
import { spanAt } from '../src/services/leaderboards/windows.ts'
import { startTestPostgres, startTestValkey } from '../test/support/servers.ts'
import { createCommand, listOf, option, wholeNumber } from '../tools/command-line.ts'
import { today } from '../tools/days.ts'
import { writeBlocks } from '../tools/docs.ts'
import { count } from '../tools/format.ts'
import { machineText } from '../tools/machine.ts'
import { alternate } from '../tools/rounds.ts'
import { median } from '../tools/statistics.ts'
import { markdownTable } from '../tools/tables.ts'
import { type Operation, operations, type Way } from './leaderboards/operations.ts'

const SCALES = ['small', 'medium'] as const
const PAGE = 'docs/leaderboards.md'

const { scales, rounds, write } = createCommand(
  'bench:leaderboards',
  'Measures leaderboard queries and score changes in a sorted set and in SQL. Prints a table for each data set.',
)
  .addOption(option('--scales <names>', `data sets: ${SCALES.join(', ')}`, listOf(SCALES)).default(SCALES))
  .addOption(option('--rounds <n>', 'rounds of each way', wholeNumber(1, 1_000)).default(7))
  .addOption(new Option('--write', `put the tables into ${PAGE}`))
  .parse()
  .opts<{ scales: (typeof SCALES)[number][]; rounds: number; write?: true }>()

/** Length of a round in milliseconds: an operation is repeated that long, at least once and at most `REPEATS` times. */
const ROUND_MS = 200
const REPEATS = 500
const BOARD = 'passengers-most-flights'

const stateServer = await startTestValkey({ role: 'state' })
const say = (line: string) => console.error(line)
try {
  const sections: string[] = []
  for (const scale of scales) sections.push(await measureScale(scale))
  const text = sections.join('\n\n')
  console.log(text)
  if (write) writeBlocks(PAGE, { results: text })
} finally {
  await stateServer.close()
}

async function measureScale(scale: (typeof SCALES)[number]): Promise<string> {
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
    say(`${scale}: building the board`)
    const { store, window, members, seconds } = await buildBoard(database, client, `${scale}:`)
    const all = await operations({ database, store, window, members })
    return [
      `### ${scale}: ${count(await rowsIn(database, 'booking'))} bookings, ${count(members)} passengers on the board`,
      `Built from the database in ${seconds.toFixed(1)} s. ${today()}, ${machineText()}, ${await database.version()}; ${rounds} alternating rounds, medians.`,
      await tableOf(all),
    ].join('\n\n')
  } finally {
    client.disconnect()
    await database.close()
    await postgres.close()
  }
}

/** Builds the all-time board from the database. */
async function buildBoard(database: Database, client: ReturnType<typeof connectValkey>, prefix: string) {
  const guard = createGuard({ timeoutMs: 60_000, onChange: () => {} })
  const server = { client, guard, patient: guard }
  const store = createBoardStore({ server, prefix })
  const follower = createFollower({
    server,
    store,
    seatKeys: seatKeys(prefix),
    onFailed: () => {},
  })
  const rebuilds = createRebuildQueue({
    store,
    follower,
    queries: leaderboardScoreQueries(database),
    definitionOf: async (board) => builtInBoards.get(board),
  })
  const window = { board: BOARD, span: spanAt('all', new Date()) }
  const started = performance.now()
  const { members = 0 } = (await rebuilds.forReader(window)) ?? {}
  return { store, window, members, seconds: (performance.now() - started) / 1_000 }
}

async function tableOf(all: readonly Operation[]): Promise<string> {
  const rows: string[][] = []
  for (const { name, ways } of all) {
    say(name)
    const times = new Map(ways.map((way): [Way | undefined, number[]] => [way, []]))
    await alternate(ways, rounds, async (way) => {
      if (way) times.get(way)?.push(await timeOf(way))
    })
    const [sortedSet = Number.NaN, ...others] = ways.map((way) => median(times.get(way) ?? []))
    const ratio = (ms: number) =>
      Number.isNaN(ms) ? '' : `× ${(ms / sortedSet).toLocaleString('en', { maximumSignificantDigits: 3 })}`
    rows.push([name, (sortedSet * 1_000).toFixed(0), ...others.map(ratio)])
  }
  const head = ['operation', 'sorted set, µs', 'table of scores with an index', 'all bookings added up']
  return markdownTable(head, rows)
}

/** Time of one operation in milliseconds. */
async function timeOf(way: Way): Promise<number> {
  const begun = performance.now()
  for (let repeat = 1; ; repeat++) {
    await way()
    const took = performance.now() - begun
    if (took > ROUND_MS || repeat === REPEATS) return took / repeat
  }
}

async function rowsIn(database: Database, table: string): Promise<number> {
  const [row] = await database.script((connection) => connection.rows(`SELECT count(*) AS n FROM ${table}`))
  return Number(row?.n)
}
