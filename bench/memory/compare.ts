import type { Redis } from 'iovalkey'
import { alternate } from '../../tools/rounds.ts'
import { median } from '../../tools/statistics.ts'
import type { Form } from './forms.ts'
import { type Size, timeRead, weigh } from './measure.ts'

/** Size of one form, and processor time to read an item or one property of it in microseconds. */
export interface Compared {
  name: string
  size: Size
  whole: number
  one: number
}

export interface CompareOptions<Thing> {
  /** Opens a client for a database of the server. */
  open: (database: number) => Redis
  forms: readonly Form<Thing>[]
  things: readonly Thing[]
  rounds: number
  /** Reads of each form in a round. */
  reads: number
}

/**
 * Stores the same things in every form, each form in its own database. Measures their sizes, then reads them in alternating
 * rounds and returns medians.
 */
export async function compare<Thing>(options: CompareOptions<Thing>): Promise<Compared[]> {
  const { open, forms, things, rounds, reads } = options
  const kept = []
  for (const [database, form] of forms.entries()) {
    const client = open(database)
    await client.flushdb('SYNC')
    kept.push({ form, client, size: await weigh(client, form, things), whole: [] as number[], one: [] as number[] })
  }
  await alternate(kept, rounds + 1, async (turn, round) => {
    const whole = await timeRead(turn.client, turn.form.whole, things.length, reads)
    const one = await timeRead(turn.client, turn.form.one, things.length, reads)
    // The first round warms up.
    if (round === 0) return
    turn.whole.push(whole)
    turn.one.push(one)
  })
  for (const { client } of kept) {
    await client.flushdb('SYNC')
    client.disconnect()
  }
  return kept.map(({ form, size, whole, one }) => ({ name: form.name, size, whole: median(whole), one: median(one) }))
}
