// Bookings per second of one process: counters written behind, against counters in the booking's transaction. Uses private
// servers with durable settings. docs/booking-benchmark.md explains the results.
import pg from 'pg'
import { openDatabase } from '../src/db/open.ts'
import { flightStatsQueries } from '../src/db/queries/booking/flight-stats.ts'
import { seatAt } from '../src/domain/seat-layout.ts'
import { makeFlightRows } from '../test/booking/recovery/flight-rows.ts'
import { openStack } from '../test/booking/recovery/stack.ts'
import { startTestPostgres, startTestValkey } from '../test/support/servers.ts'
import { buildService } from '../tools/build.ts'
import { createCommand, number, option, wholeNumber } from '../tools/command-line.ts'
import { alternate } from '../tools/rounds.ts'
import { valkeyVersion } from '../tools/valkey-info.ts'
import { measure } from './booking/measure.ts'
import { overHttp } from './booking/over-http.ts'
import { about, type Row, table } from './booking/report.ts'
import { openSampler } from './booking/sampler.ts'
import { type SeatWish, type Variant, variants } from './booking/variants.ts'

const { rounds, seconds, bookers, pool, commitDelay } = createCommand(
  'bench:booking',
  'Measures bookings per second with write-behind counters, and with counters in the transaction. Prints a table.',
)
  .addOption(option('--rounds <n>', 'rounds of each variant', wholeNumber(1, 100)).default(5))
  .addOption(option('--seconds <n>', 'length of a round', number({ from: 0.1, to: 600 })).default(2))
  .addOption(option('--bookers <n>', 'concurrent bookings', wholeNumber(1, 1_000)).default(32))
  .addOption(option('--pool <n>', 'database connections', wholeNumber(1, 100)).default(10))
  .addOption(
    option(
      '--commit-delay <µs>',
      'simulates a slower disk: delay of each group commit',
      wholeNumber(0, 100_000),
    ).default(0),
  )
  .parse()
  .opts<{ rounds: number; seconds: number; bookers: number; pool: number; commitDelay: number }>()

buildService()

const MANY = 500
const SEATS_OF_MANY = 400
/** Maximum number of seats that the seat names allow. */
const SEATS_OF_HOT = 9_900
/** As many as seats, because a passenger may have few seats of one flight. */
const PASSENGERS = SEATS_OF_HOT
/** One hot flight for each measurement, and one to warm up. */
const HOT = 3 * (rounds + 1)

const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  commit_delay: String(commitDelay),
  commit_siblings: '0',
}
const [postgres, cacheServer, stateServer] = await Promise.all([
  startTestPostgres({ settings: durable }),
  startTestValkey({ role: 'cache' }),
  startTestValkey({ role: 'state' }),
])
const urls = { database: postgres.url, cache: cacheServer.url, state: stateServer.url }
const maker = openDatabase({
  url: postgres.url,
  poolSize: 1,
  statementTimeoutMs: 30_000,
  onConnectionError: () => {},
})
const capacities = [...Array(MANY).fill(SEATS_OF_MANY), ...Array(HOT).fill(SEATS_OF_HOT)]
await makeFlightRows(maker, { capacities, passengers: PASSENGERS })

const [writeBehind, other] = (await Promise.all(
  ['write-behind:', 'other:'].map((prefix) => openStack({ urls, prefix, poolSize: pool })),
)) as [Awaited<ReturnType<typeof openStack>>, Awaited<ReturnType<typeof openStack>>]
const sampler = await openSampler(postgres.url)

let passenger = 0
const sold = new Map<number, number>()
function seatOn(flightId: number): SeatWish {
  const index = sold.get(flightId) ?? 0
  sold.set(flightId, index + 1)
  passenger = (passenger % PASSENGERS) + 1
  return { flightId, passengerId: passenger, seat: seatAt(capacities[flightId - 1] ?? 0, index) }
}
let hot = MANY
let many = 0
const loads = [
  {
    name: 'one hot flight',
    choose: () => {
      const flightId = ++hot
      return () => seatOn(flightId)
    },
  },
  // In turn, so that no two bookings at the same time are for the same flight.
  { name: `${MANY} flights`, choose: () => () => seatOn((many++ % MANY) + 1) },
]

const rows = new Map<string, Row>()
async function run(variant: Variant, load: (typeof loads)[number], length: number) {
  const measured = await measure({ variant, next: load.choose(), bookers, seconds: length, sampler })
  const key = `${load.name} ${variant.name}`
  const row = rows.get(key) ?? { load: load.name, variant: variant.name, rounds: [] }
  row.rounds.push(measured)
  rows.set(key, row)
}

const synchronous = new pg.Pool({ connectionString: postgres.url, max: pool, pipeline: true })
// The server ends its connections first.
synchronous.on('error', () => {})
const compared = variants(writeBehind, other, synchronous)
for (const load of loads) for (const variant of compared) await run(variant, load, 0.5)
rows.clear()
await alternate(compared, rounds, async (variant) => {
  for (const load of loads) await run(variant, load, seconds)
})

const wrong = await flightStatsQueries(maker).differing(1, capacities.length)
if (wrong.length > 0) throw new Error(`Counters and bookings differ on flights ${wrong}.`)
console.log(about({ database: await maker.version(), state: await valkeyVersion(stateServer.port) }))
console.log(
  `${bookers} bookers, ${pool} connections, commit_delay ${commitDelay} µs, ${rounds} rounds of ${seconds} s each, medians; counters checked\n`,
)
console.log(table(loads.flatMap(({ name }) => [...rows.values()].filter((row) => row.load === name))))
await Promise.all([writeBehind.close(), other.close(), synchronous.end()])
const next = () => seatOn((many++ % MANY) + 1)
console.log(`\n${await overHttp({ urls, bookers, rounds, seconds, next })}`)

await sampler.close()
await maker.close()
await Promise.all([postgres.close(), cacheServer.close(), stateServer.close()])
