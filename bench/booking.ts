// How many bookings a second one process makes with counters that are written behind, against counters in the same
// transaction. On private servers with durable settings. docs/booking-benchmark.md says what to make of it.
import { parseArgs } from 'node:util'
import { openDatabase } from '../src/db/open.ts'
import { flightStatsQueries } from '../src/db/queries/booking/flight-stats.ts'
import { seatAt } from '../src/domain/seat-layout.ts'
import { askValkey } from '../src/embedded/valkey/ask-valkey.ts'
import { openStack } from '../test/booking/recovery/stack.ts'
import { makeWorld } from '../test/booking/recovery/world.ts'
import { startTestPostgres, startTestValkey } from '../test/support/servers.ts'
import { measure } from './booking/measure.ts'
import { about, type Row, table } from './booking/report.ts'
import { openSampler } from './booking/sampler.ts'
import { type Variant, variants, type Wanted } from './booking/variants.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    bookers: { type: 'string', default: '32' },
    pool: { type: 'string', default: '10' },
    // As if the disk took so much longer for each group of commits: microseconds.
    'commit-delay': { type: 'string', default: '0' },
  },
})
const [rounds, bookers, poolSize] = [Number(values.rounds), Number(values.bookers), Number(values.pool)]
const seconds = Number(values.seconds)
const MANY = 500
const PASSENGERS = 1_000
const SEATS_OF_MANY = 400
/** As many as names of seats have room for. */
const SEATS_OF_HOT = 9_900
/** A hot flight of its own for every measurement, and one to warm up. */
const HOT = 3 * (rounds + 1)

const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  commit_delay: values['commit-delay'],
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
await makeWorld(maker, { capacities, passengers: PASSENGERS })

const [writeBehind, other] = (await Promise.all(
  ['write-behind:', 'other:'].map((prefix) => openStack({ urls, prefix, poolSize })),
)) as [Awaited<ReturnType<typeof openStack>>, Awaited<ReturnType<typeof openStack>>]
const sampler = await openSampler(postgres.url)
const compared = variants(writeBehind, other)

let passenger = 0
const sold = new Map<number, number>()
function seatOn(flightId: number): Wanted {
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
  // One after the other: no two bookings at the same time are for the same flight.
  { name: `${MANY} flights`, choose: () => () => seatOn((many++ % MANY) + 1) },
]

const rows = new Map<string, Row>()
async function run(variant: Variant, load: (typeof loads)[number], spent: number) {
  const measured = await measure({ variant, next: load.choose(), bookers, seconds: spent, sampler })
  const key = `${load.name} ${variant.name}`
  const row = rows.get(key) ?? { load: load.name, variant: variant.name, rounds: [] }
  row.rounds.push(measured)
  rows.set(key, row)
}

for (const load of loads) for (const variant of compared) await run(variant, load, 0.5)
rows.clear()
for (let round = 0; round < rounds; round++) {
  for (const load of loads) {
    // Another one begins each round, so that none is always behind the same one.
    for (let i = 0; i < compared.length; i++) {
      const variant = compared[(round + i) % compared.length]
      if (variant) await run(variant, load, seconds)
    }
  }
}

const wrong = await flightStatsQueries(maker).differing(1, capacities.length)
if (wrong.length > 0) throw new Error(`counters and bookings differ on flights ${wrong}`)
console.log(about({ database: await maker.version(), state: await versionOf(stateServer.port) }))
console.log(
  `${bookers} bookers, ${poolSize} connections, commit_delay ${values['commit-delay']} µs, ${rounds} rounds of ${seconds} s each, medians; counters checked\n`,
)
console.log(table(loads.flatMap(({ name }) => [...rows.values()].filter((row) => row.load === name))))

await sampler.close()
await Promise.all([writeBehind.close(), other.close(), maker.close()])
await Promise.all([postgres.close(), cacheServer.close(), stateServer.close()])

async function versionOf(port: number): Promise<string> {
  return `Valkey ${/valkey_version:(\S+)/.exec(await askValkey(port, 'INFO server'))?.[1]}`
}
