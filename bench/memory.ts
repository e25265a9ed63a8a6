// How many bytes a Valkey takes for the same things in different forms, and what reading them costs. On a private server.
// docs/memory.md says what to make of it; the tables that are printed are its tables.
import { parseArgs } from 'node:util'
import { Redis } from 'iovalkey'
import { startTestValkey } from '../test/support/servers.ts'
import { compare } from './memory/compare.ts'
import { makeFlights } from './memory/flights.ts'
import { type Form, flightForms, searchForms } from './memory/forms.ts'
import { weigh } from './memory/measure.ts'
import { about, bytes, comparison, encodingsOf, ratio, table } from './memory/report.ts'
import { cabinForms, makeCabins } from './memory/seats.ts'
import { type Fields, fieldsForms, textForm, texts } from './memory/small.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '9' },
    reads: { type: 'string', default: '5000' },
  },
})
const [items, rounds, reads] = [Number(values.items), Number(values.rounds), Number(values.reads)]
/** So many flights do the routes of the seed have on a day: most few, New York - Los Angeles the most. */
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
const count = (value: number) => value.toLocaleString('en')
try {
  const [info, ...limits] = await Promise.all([
    client.info('server'),
    ...['hash-max-listpack-*', 'set-max-*'].map((name) => client.config('GET', name)),
  ])
  console.log(about(/^valkey_version:(\S+)/m.exec(info)?.[1] ?? 'unknown'))
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

async function show<Thing>(what: string, forms: readonly Form<Thing>[], things: readonly Thing[]): Promise<void> {
  console.log(`${comparison(what, await compare({ open, forms, things, rounds, reads }))}\n`)
}

/** What a key costs beyond its value. */
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
  console.log(`${table(head, rows, 2)}\n`)
}

/** Where a hash stops being a listpack, and what that means. */
async function showFields(): Promise<void> {
  const rows = []
  for (const fields of FIELDS) {
    const things = Array.from({ length: Math.ceil(items / fields.count) }, () => fields)
    const compared = await compare({ open, forms: fieldsForms(fields), things, rounds, reads })
    const [asIs, hashtable] = compared
    if (!asIs || !hashtable) throw new Error('nothing was compared')
    rows.push([
      ...[String(fields.count), String(fields.bytes), encodingsOf(asIs.size.encodings)],
      ...[bytes(asIs.size.usage / fields.count), bytes(hashtable.size.usage / fields.count)],
      ...[ratio(asIs.one, hashtable.one), ratio(asIs.whole, hashtable.whole)],
    ])
  }
  const head = ['fields', 'bytes of a value', 'encoding', 'bytes a field', 'as a hashtable', 'last field', 'whole']
  console.log(`${table(head, rows, 0)}\n`)
}
