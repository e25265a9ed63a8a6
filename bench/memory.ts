// Memory that Valkey takes for the same data in different forms, and the cost of reading it. Uses a private server.
// docs/memory.md shows the printed tables and explains them.
import { Redis } from 'iovalkey'
import { startTestValkey } from '../test/support/servers.ts'
import { createCommand, option, wholeNumber } from '../tools/command-line.ts'
import { today } from '../tools/days.ts'
import { count } from '../tools/format.ts'
import { machineText } from '../tools/machine.ts'
import { markdownTable } from '../tools/tables.ts'
import { valkeyVersion } from '../tools/valkey-info.ts'
import { compare } from './memory/compare.ts'
import { makeFlights } from './memory/flights.ts'
import { type Form, flightForms, searchForms } from './memory/forms.ts'
import { weigh } from './memory/measure.ts'
import { bytes, comparison, encodingsOf, ratio } from './memory/report.ts'
import { cabinForms, makeCabins } from './memory/seats.ts'
import { type Fields, fieldsForms, textForm, texts } from './memory/small.ts'

const { items, rounds, reads } = createCommand(
  'bench:memory',
  'Measures the memory that the same data takes in Valkey in different forms, and the cost of reads. Prints tables.',
)
  .addOption(option('--items <n>', 'items of each form', wholeNumber(100, 1_000_000)).default(10_000))
  .addOption(option('--rounds <n>', 'rounds of reads', wholeNumber(1, 1_000)).default(9))
  .addOption(option('--reads <n>', 'reads of a form in each round', wholeNumber(500, 1_000_000)).default(5_000))
  .parse()
  .opts<{ items: number; rounds: number; reads: number }>()
/** Flights of a route on one day in the seed data: few on most routes, 40 between New York and Los Angeles. */
const RESULT_SIZES = [1, 4, 14, 40]
const SEARCHES = 1_000
const TEXT_BYTES = [8, 44, 45, 64, 128, 200, 400, 500]
const FIELDS: Fields[] = [
  { count: 10, bytes: 16 },
  { count: 128, bytes: 16 },
  { count: 512, bytes: 16 },
  { count: 513, bytes: 16 },
  { count: 10, bytes: 64 },
  { count: 10, bytes: 65 },
]

const server = await startTestValkey({ role: 'cache', settings: ['maxmemory 0', 'databases 16'] })
const open = (database: number) => new Redis({ port: server.port, db: database })
const client = open(0)
try {
  const limits = await Promise.all(['hash-max-listpack-*', 'set-max-*'].map((name) => client.config('GET', name)))
  console.log(`${today()}, ${await valkeyVersion(server.port)}, ${machineText()}`)
  console.log(
    `${count(items)} items; ${rounds} alternating rounds of ${count(reads)} reads each, medians of processor time (server and process together); every key expires`,
  )
  console.log(
    `${limits
      .flat()
      .join(' ')
      .replace(/ (\d+)/g, ' $1;')}\n`,
  )

  await show('a flight', flightForms, makeFlights(items))
  for (const size of RESULT_SIZES) {
    const flights = makeFlights(size * SEARCHES, size)
    const searches = Array.from({ length: SEARCHES }, (_, i) => ({ data: flights.slice(i * size, (i + 1) * size) }))
    const json = JSON.stringify(searches[0]).length
    await show(`a search that finds ${size}: ${json} bytes of JSON`, searchForms, searches)
  }
  await show('180 seats', cabinForms, makeCabins(items))
  await showTexts()
  await showFields()
} finally {
  client.disconnect()
  await server.close()
}

async function show<Thing>(title: string, forms: readonly Form<Thing>[], things: readonly Thing[]): Promise<void> {
  console.log(`${comparison(title, await compare({ open, forms, things, rounds, reads }))}\n`)
}

/** Prints the overhead of a key. */
async function showTexts(): Promise<void> {
  const rows = []
  for (const size of TEXT_BYTES) {
    const things = texts(size, items)
    const expiring = await weigh(client, textForm, things)
    await client.flushdb('SYNC')
    const lasting = await weigh(client, textForm, things, 0)
    await client.flushdb('SYNC')
    rows.push([
      ...[String(size), encodingsOf(expiring.encodings), bytes(expiring.usage), bytes(expiring.grown)],
      ...[bytes(lasting.grown), bytes(expiring.grown - size)],
    ])
  }
  const head = ['bytes of the value', 'encoding', 'MEMORY USAGE', 'used_memory', 'without expiry', 'overhead']
  console.log(`${markdownTable(head, rows, { texts: 2 })}\n`)
}

/** Prints the sizes of hashes around the limits of a listpack. */
async function showFields(): Promise<void> {
  const rows = []
  for (const fields of FIELDS) {
    const things = Array.from({ length: Math.ceil(items / fields.count) }, () => fields)
    const compared = await compare({ open, forms: fieldsForms(fields), things, rounds, reads })
    const [asIs, hashtable] = compared
    if (!asIs || !hashtable) throw new Error('There is nothing to compare.')
    rows.push([
      ...[String(fields.count), String(fields.bytes), encodingsOf(asIs.size.encodings)],
      ...[bytes(asIs.size.usage / fields.count), bytes(hashtable.size.usage / fields.count)],
      ...[ratio(asIs.one, hashtable.one), ratio(asIs.whole, hashtable.whole)],
    ])
  }
  const head = ['fields', 'bytes of a value', 'encoding', 'bytes a field', 'as a hashtable', 'last field', 'whole']
  console.log(`${markdownTable(head, rows, { texts: 0 })}\n`)
}
