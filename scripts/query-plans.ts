/**
 * Writes the generated blocks of docs/query-plans.md anew: `npm run docs:plans`. It asks private servers that end with
 * it, so that it may take indexes away.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { Placeholder } from 'drizzle-orm'
import type { Database } from '../src/db/database.ts'
import { fill } from '../src/db/fill.ts'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { analyticsQueries } from '../src/db/queries/analytics.ts'
import { flightQueries } from '../src/db/queries/flights/search.ts'
import { warmQueries } from '../src/db/queries/operations/warm.ts'
import { airlineQueries } from '../src/db/queries/reference/airlines.ts'
import { airportQueries } from '../src/db/queries/reference/airports.ts'
import { seedSource } from '../src/db/seed/source.ts'
import { startTestMariadb, startTestPostgres } from '../test/support/servers.ts'
import { type Explainer, explainer, type Statement, type Times } from './explain.ts'

const ANCHOR = '2025-12-15'
const RUNS = 25

const search = { from: 'JFK', to: 'LAX', start: new Date('2025-12-15T00:00Z'), end: new Date('2025-12-16T00:00Z') }
const flightRoute = { table: 'flight', name: 'flight_route_departure_idx' }
const bookingSeat = { table: 'booking', name: 'booking_flight_seat_unq' }
const airportIata = { table: 'airport', name: 'airport_iata_idx' }

const page = new URL('../docs/query-plans.md', import.meta.url)
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
writeFileSync(page, withBlocks(readFileSync(page, 'utf8')))

async function describe(database: Database): Promise<void> {
  await migrate(database)
  versions.push(await database.version())
  const engine = database.dialect === 'pg' ? 'PostgreSQL' : 'MariaDB'
  const statements = await questions(database)
  if (database.dialect === 'pg') {
    for (const [name, { sql }] of Object.entries(statements)) blocks.set(`${name}, SQL`, fenced('sql', broken(sql)))
  }
  await database.script(async (connection) => {
    await fill(connection, seedSource({ scale: 'small', anchor: ANCHOR }), () => {})
    const server = explainer(database.dialect, connection)
    await server.settle()
    const measure = async (name: string, statement: Statement) => {
      await server.plan(statement) // brings what it reads into memory
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
    await show('top routes', statements['top routes'])
    await show('busiest routes', statements['busiest routes'])
    const { sql, parameters } = statements['frequent passengers']
    const showFrequent = await show('frequent passengers', { sql, parameters })
    await showFrequent('of all time', { sql, parameters: [1_000_000_000, ...parameters.slice(1)] })
    for (const name of ['traffic', 'places', 'carriers', 'flyers'] as const) await show(name, statements[name])
  })
}

/** The steps of a plan that are not in another one, below the head of the table if it is one. */
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

type Question =
  | ('search' | 'airport' | 'top routes' | 'busiest routes' | 'frequent passengers')
  | ('traffic' | 'places' | 'carriers' | 'flyers')

/** What the service asks the database, heard while it asks. */
async function questions(database: Database): Promise<Record<Question, Statement>> {
  let heard: { sql: string; params: unknown[] } | undefined
  // Prepared or not, a question of drizzle can tell its SQL; the types of `Database` show only what queries need.
  const hear = (question: unknown) => {
    if (question instanceof Object && 'toSQL' in question) heard = (question as { toSQL(): typeof heard }).toSQL()
  }
  const listening: Database = {
    ...database,
    prepare: (name, query) => {
      hear(query)
      return database.prepare(name, query)
    },
    run: (name, work) =>
      database.run(name, () => {
        const question = work()
        hear(question)
        return question
      }),
  }
  const said = (values: Record<string, string | Date>): Statement => {
    if (!heard) throw new Error('no question was heard')
    const parameters = heard.params.map((p) => (p instanceof Placeholder ? values[p.name] : p))
    return { sql: heard.sql, parameters: parameters as Statement['parameters'] }
  }
  await flightQueries(listening).onRoute(search)
  const searchStatement = said(search)
  await airportQueries(listening).byIata('JFK')
  const airport = said({ iata: 'JFK' })
  await airlineQueries(listening).topRoutes(10)
  const topRoutes = said({})
  await warmQueries(listening).busiestRoutes(20)
  const busiest = said({})
  await warmQueries(listening).frequentPassengers(100)
  const frequent = said({})
  const analytics = analyticsQueries(listening)
  await analytics.traffic(new Date(ANCHOR))
  const traffic = said({})
  await analytics.places()
  const places = said({})
  await analytics.carriers()
  const carriers = said({})
  await analytics.flyers(100)
  return {
    traffic,
    places,
    carriers,
    flyers: said({}),
    search: searchStatement,
    airport,
    'top routes': topRoutes,
    'busiest routes': busiest,
    'frequent passengers': frequent,
  }
}

/** The same question with a function of the column instead of the column. */
function withDate(sql: string): string {
  return sql.replace(/(["`]flight["`]\.["`]departure["`]) (>=|<) /g, 'date($1) $2 ')
}

/** The fastest of some runs: whatever else the machine does can only add to it. */
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
  const rows = [...times].map(([name, engines]) => `| ${name} | ${engines.join(' | ')} |`)
  return ['| Milliseconds | PostgreSQL | MariaDB |', '| --- | ---: | ---: |', ...rows].join('\n')
}

function about(): string {
  const machine = `${availableParallelism()} cores of ${cpus()[0]?.model.trim() || 'an unknown processor'}`
  const day = new Date().toISOString().slice(0, 10)
  return `Measured on ${day} with ${versions.join(' and ')} on ${machine}, \`small\` seed around ${ANCHOR}, the fastest of ${RUNS} runs.`
}

function fenced(language: string, content: string): string {
  return `\`\`\`${language}\n${content}\n\`\`\``
}

/** One clause a line. */
function broken(sql: string): string {
  return sql.replace(/ (?=(?:from|inner join|left join|where|group by|order by|limit) (?![^()]*\)))/g, '\n')
}

function withBlocks(markdown: string): string {
  const unused = new Set(blocks.keys())
  const written = markdown.replace(/<!-- ([^/].*?) -->\n.*?<!-- \/\1 -->/gs, (_all, name: string) => {
    unused.delete(name)
    const block = blocks.get(name)
    if (block === undefined) throw new Error(`nothing is generated under the name "${name}"`)
    return `<!-- ${name} -->\n${block}\n<!-- /${name} -->`
  })
  if (unused.size > 0) throw new Error(`the page has no place for ${[...unused].join('; ')}`)
  return written
}
