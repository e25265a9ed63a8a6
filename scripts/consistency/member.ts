// A process that reads and writes through a subject on orders, and sends its history back.
import { randomStream } from '../../src/db/seed/random.ts'
import { type Actors, createActors } from './actors.ts'
import { now } from './clock.ts'
import { KEYS, openVersions } from './database.ts'
import type { MemberJob, Order } from './members.ts'
import type { Subject } from './subject.ts'
import { subjects } from './subjects/index.ts'

const READERS = 10
const WRITERS = 3
const CENSUS_TAKER = READERS + WRITERS

const { subject, index, seed, databaseUrl, ...urls } = JSON.parse(process.argv[2] ?? '') as MemberJob
const versions = openVersions(databaseUrl, 8)
const open = await subjects[subject].open()
let slowness = 0
let current: { opened: Subject; actors: Actors; round: string } | undefined

async function follow(order: Order): Promise<unknown> {
  if (order.do === 'slow') {
    slowness = order.byMs
    return
  }
  if (order.do === 'open') {
    const opened = await open({ ...urls, prefix: `${subject}/${order.round}:` })
    const actors = createActors({ subject: opened, versions, name: `${index}`, slowness: () => slowness })
    current?.opened.close()
    current = { opened, actors, round: order.round }
    return now()
  }
  if (!current) throw new Error('No subject is open.')
  const { actors, round } = current
  const randomOf = randomStream(seed, `${subject}/${round}/${index}`)
  if (order.do === 'act') {
    const over = AbortSignal.timeout(order.forMs)
    await Promise.all([
      ...Array.from({ length: READERS }, (_, i) => actors.reader(randomOf(i), over)),
      ...Array.from({ length: WRITERS }, (_, i) => actors.writer(randomOf(READERS + i), over)),
    ])
  } else {
    for (let key = 1; key <= KEYS; key++) await actors.read(key, randomOf(CENSUS_TAKER))
  }
  return actors.takeHistory()
}

process.on('message', async ({ id, order }: { id: number; order: Order }) => {
  process.send?.({ id, answer: await follow(order) })
})
// Ends with its parent.
process.once('disconnect', () => process.exit())
process.send?.('ready')
