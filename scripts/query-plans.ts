// Writes the generated blocks of docs/query-plans.md: `npm run docs:plans`. It uses private servers, because it drops indexes.
import { readFileSync } from 'node:fs'
import { Placeholder } from 'drizzle-orm'
import type { Database } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { populate } from '../src/db/populate.ts'
import { analyticsQueries } from '../src/db/queries/analytics.ts'
import { flightQueries } from '../src/db/queries/flights/search.ts'
import { warmQueries } from '../src/db/queries/operations/warm.ts'
import { passengerQueries } from '../src/db/queries/passengers.ts'
import { airlineQueries } from '../src/db/queries/reference/airlines.ts'
import { airportQueries } from '../src/db/queries/reference/airports.ts'
import { seedSource } from '../src/db/seed/source.ts'
import { dayBounds } from '../src/domain/local-day.ts'
import { startTestMariadb, startTestPostgres } from '../test/support/servers.ts'
import { createCommand } from '../tools/command-line.ts'
import { today } from '../tools/days.ts'
import { blocksOf, writeBlocks } from '../tools/docs.ts'
import { machineText } from '../tools/machine.ts'
import { markdownTable } from '../tools/tables.ts'
import { type Explainer, explainer, type Statement, type Times } from './explain.ts'

const PAGE = 'docs/query-plans.md'

createCommand('docs:plans', `Writes the query plans of ${PAGE}.`).parse()

const ANCHOR = '2025-12-15'
const RUNS = 25

const search = { from: 'JFK', to: 'LAX', ...dayBounds(ANCHOR, 'America/New_York') }
const flightRoute = { table: 'flight', name: 'flight_route_departure_idx' }
const bookingSeat = { table: 'booking', name: 'booking_flight_seat_unq' }
const airportIata = { table: 'airport', name: 'airport_iata_idx' }

const blocks = new Map<string, string>()
const versions: string[] = []
const times = new Map<string, string[]>()

for (const server of [await startTestPostgres({ settings: { shared_buffers: '256MB' } }), await startTestMariadb()]) {
  if ('skipped' in server) throw new Error(server.skipped)
  const database = openDatabase({
    url: server.url,
    poolSize: 2,
    statementTimeoutMs: 30_000,
    onConnectionError: (error) => console.warn(error.message),
  })
  try {
    await describe(database)
  } finally {
    await database.close()
    await server.close()
  }
}
blocks.set('about', about())
blocks.set('times', timesTable())
const missing = blocksOf(readFileSync(PAGE, 'utf8')).filter((name) => !blocks.has(name))
if (missing.length > 0) throw new Error(`No plan was made for the blocks ${missing.join('; ')}.`)
writeBlocks(PAGE, Object.fromEntries(blocks))

async function describe(database: Database): Promise<void> {
  await migrate(database)
  versions.push(await database.version())
  const engine = database.dialect === 'pg' ? 'PostgreSQL' : 'MariaDB'
  const statements = await capture(database)
  if (database.dialect === 'pg') {
    for (const [name, { sql }] of Object.entries(statements)) blocks.set(`${name}, SQL`, fenced('sql', broken(sql)))
  }
  await database.script(async (connection) => {
    await populate(connection, seedSource({ scale: 'small', anchor: ANCHOR }), () => {})
    const server = explainer(database.dialect, connection)
    await server.settle()
    const measure = async (name: string, statement: Statement) => {
      await server.plan(statement) // warms the buffers
      times.set(name, [...(times.get(name) ?? []), timesText(await fastest(server, statement))])
      return server.plan(statement)
    }
    const show = async (name: string, statement: Statement) => {
      const plan = await measure(name, statement)
      blocks.set(`${name}, ${engine}`, fenced('', plan))
      return async (change: string, changed = statement) => {
        const differs = differing(await measure(`${name} ${change}`, changed), plan)
        blocks.set(`${name} ${change}, ${engine}`, fenced('', differs))
      }
    }
    const showSearch = await show('search', statements.search)
    await server.without(flightRoute, () => showSearch(`without ${flightRoute.name}`))
    await server.without(bookingSeat, () => showSearch(`without ${bookingSeat.name}`))
    await showSearch('with DATE(departure)', { ...statements.search, sql: withDate(statements.search.sql) })
    const showAirport = await show('airport', statements.airport)
    await server.without(airportIata, () => showAirport(`without ${airportIata.name}`))
    await show('history', statements.history)
    await show('top routes', statements['top routes'])
    await show('busiest routes', statements['busiest routes'])
    const { sql, parameters } = statements['frequent passengers']
    const showFrequent = await show('frequent passengers', { sql, parameters })
    await showFrequent('of all time', { sql, parameters: [1_000_000_000, ...parameters.slice(1)] })
    for (const name of ['traffic', 'places', 'carriers', 'flyers'] as const) await show(name, statements[name])
  })
}

/** Returns the steps of a plan that another plan lacks, with the table head if the plan is a table. */
function differing(plan: string, other: string): string {
  const words = (line: string) => line.trim().replace(/ +/g, ' ')
  const known = new Set(other.split('\n').map(words))
  const [head = '', ...steps] = plan.split('\n')
  const differ = steps.filter((line) => !known.has(words(line)) && !line.includes('Buffers:'))
  if (differ.length === 0) return 'The same plan.'
  const isTable = head.startsWith('table')
  const flat = differ.map((line) => (isTable ? line : line.replace(/^ +/, line.includes('->') ? '' : '      ')))
  return [...(isTable ? [head] : []), ...flat].join('\n')
}

type QueryName =
  | ('search' | 'airport' | 'history' | 'top routes' | 'busiest routes' | 'frequent passengers')
  | ('traffic' | 'places' | 'carriers' | 'flyers')

/** The statements of the service's own queries, captured while they run. */
async function capture(database: Database): Promise<Record<QueryName, Statement>> {
  interface Captured {
    sql: string
    params: unknown[]
  }
  let captured: Captured | undefined
  const prepared = new Map<string, Captured | undefined>()
  // Every query of drizzle has `toSQL`, prepared or not. The type `Database` does not show it.
  const note = (query: unknown) => {
    if (query instanceof Object && 'toSQL' in query) captured = (query as { toSQL(): Captured }).toSQL()
  }
  const capturing: Database = {
    ...database,
    prepare: (name, query) => {
      note(query)
      prepared.set(name, captured)
      return database.prepare(name, query)
    },
    run: (name, work) =>
      database.run(name, () => {
        const query = work()
        note(query)
        return query
      }),
  }
  const statement = (values: Record<string, string | number | Date>, found = captured): Statement => {
    if (!found) throw new Error('No query was captured.')
    const parameters = found.params.map((p) => (p instanceof Placeholder ? values[p.name] : p))
    return { sql: found.sql, parameters: parameters as Statement['parameters'] }
  }
  await flightQueries(capturing).onRoute(search)
  const searchStatement = statement(search)
  await airportQueries(capturing).byIata('JFK')
  const airport = statement({ iata: 'JFK' })
  passengerQueries(capturing)
  // In a seed, passenger 1 is one of the most frequent.
  const history = statement({ passengerId: 1, limit: 10 }, prepared.get('last_flights_of_passenger'))
  await airlineQueries(capturing).topRoutes(10)
  const topRoutes = statement({})
  await warmQueries(capturing).busiestRoutes(20)
  const busiest = statement({})
  await warmQueries(capturing).frequentPassengers(100)
  const frequent = statement({})
  const analytics = analyticsQueries(capturing)
  await analytics.traffic(new Date(ANCHOR))
  const traffic = statement({})
  await analytics.places()
  const places = statement({})
  await analytics.carriers()
  const carriers = statement({})
  await analytics.flyers(100)
  return {
    traffic,
    places,
    carriers,
    flyers: statement({}),
    search: searchStatement,
    history,
    airport,
    'top routes': topRoutes,
    'busiest routes': busiest,
    'frequent passengers': frequent,
  }
}

/** The same query with a function of the column instead of the column. */
function withDate(sql: string): string {
  return sql.replace(/(["`]flight["`]\.["`]departure["`]) (>=|<) /g, 'date($1) $2 ')
}

/** Returns the time of the fastest run, because other programs can only slow a run down. */
async function fastest(server: Explainer, statement: Statement): Promise<Times> {
  const all: Times[] = []
  for (let run = 0; run < RUNS; run++) all.push(await server.time(statement))
  const least = (of: keyof Times) => Math.min(...all.map((times) => times[of]))
  return { planning: least('planning'), execution: least('execution') }
}

function timesText({ planning, execution }: Times): string {
  const short = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0))
  return `${short(planning)} + ${short(execution)}`
}

function timesTable(): string {
  const rows = [...times].map(([name, engines]) => [name, ...engines])
  return markdownTable(['Milliseconds', 'PostgreSQL', 'MariaDB'], rows)
}

function about(): string {
  return `Measured on ${today()} with ${versions.join(' and ')} on ${machineText()}, \`small\` seed around ${ANCHOR}, the fastest of ${RUNS} runs.`
}

function fenced(language: string, content: string): string {
  return `\`\`\`${language}\n${content}\n\`\`\``
}

/** SQL with one clause per line. */
function broken(sql: string): string {
  return sql.replace(/ (?=(?:from|inner join|left join|where|group by|order by|limit) (?![^()]*\)))/g, '\n')
}
