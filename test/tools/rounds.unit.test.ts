import { expect, test } from 'vitest'
import { randomStream } from '../../src/db/seed/random.ts'
import { alternate } from '../../tools/rounds.ts'
import { shuffled } from '../../tools/shuffled.ts'

test('alternate begins each round with the next variant, and calls each once a round', async () => {
  const called: string[] = []
  await alternate(['a', 'b', 'c'], 4, async (variant, round) => void called.push(`${round}${variant}`))
  expect(called.join(' ')).toBe('0a 0b 0c 1b 1c 1a 2c 2a 2b 3a 3b 3c')
})

test('shuffled gives the same order for the same seed, and every value once', () => {
  const values = Array.from({ length: 50 }, (_, i) => i)
  const order = (seed: number) => shuffled(values, randomStream(seed, 'order')(0))
  expect(order(1)).toEqual(order(1))
  expect(order(1)).not.toEqual(order(2))
  expect(order(1).toSorted((a, b) => a - b)).toEqual(values)
})
