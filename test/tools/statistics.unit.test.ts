import { describe, expect, test } from 'vitest'
import { median, occurrences, quantile, sum } from '../../tools/statistics.ts'

describe('median', () => {
  test('is the middle value in any order', () => expect(median([9, 1, 5])).toBe(5))
  test('is the mean of the two middle values', () => expect(median([4, 1, 2, 9])).toBe(3))
  test('of no values is NaN', () => expect(median([])).toBeNaN())
  test('leaves its values in their order', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('quantile', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i)
  test.each([
    [0, 1],
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])('%d of 1 to 100 is %d', (share, expected) => expect(quantile(values, share)).toBe(expected))
  test('of no values is NaN', () => expect(quantile([], 0.5)).toBeNaN())
})

test('sum adds up, and is 0 of no values', () => {
  expect(sum([1, 2, 3.5])).toBe(6.5)
  expect(sum([])).toBe(0)
})

test('occurrences counts each value, in order of appearance', () => {
  expect([...occurrences(['b', 'a', 'b'])]).toEqual([
    ['b', 2],
    ['a', 1],
  ])
})
