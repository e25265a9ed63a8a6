import type { Redis } from 'iovalkey'
import type { Form } from './forms.ts'
import { type Size, timeRead, weigh } from './measure.ts'

/** What one form takes: bytes, and microseconds to read an item or one property of it. */
export interface Compared {
  name: string
  size: Size
  whole: number
  one: number
}

export interface CompareOptions<Thing> {
  /** A client of a database of the server. */
  open: (database: number) => Redis
  forms: readonly Form<Thing>[]
  things: readonly Thing[]
  rounds: number
  /** How many reads a round has, of each form. */
  reads: number
}

/**
 * Keeps the same things in every form, each in a database of its own, weighs them, and reads them in turns: another form
 * begins each round, and the medians are told, so that a slow moment of the machine does not meet one form only.
 */
export async function compare<Thing>(options: CompareOptions<Thing>): Promise<Compared[]> {
  const { open, forms, things, rounds, reads } = options
  const kept = []
  for (const [database, form] of forms.entries()) {
    const client = open(database)
    await client.flushdb('SYNC')
    kept.push({ form, client, size: await weigh(client, form, things), whole: [] as number[], one: [] as number[] })
  }
  for (let round = -1; round < rounds; round++) {
    for (let i = 0; i < kept.length; i++) {
      const turn = kept[(i + round + kept.length) % kept.length]
      if (!turn) continue
      const whole = await timeRead(turn.client, turn.form.whole, things.length, reads)
      const one = await timeRead(turn.client, turn.form.one, things.length, reads)
      // The first round only warms up.
      if (round >= 0) turn.whole.push(whole)
      if (round >= 0) turn.one.push(one)
    }
  }
  for (const { client } of kept) {
    await client.flushdb('SYNC')
    client.disconnect()
  }
  return kept.map(({ form, size, whole, one }) => ({ name: form.name, size, whole: median(whole), one: median(one) }))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}
