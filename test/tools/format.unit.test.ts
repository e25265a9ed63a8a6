import { describe, expect, test } from 'vitest'
import { daysAfter, utcDay } from '../../src/domain/day.ts'
import { count, fixed, mebibytes, ms, percent, times, timesRange } from '../../tools/format.ts'
import { machineText } from '../../tools/machine.ts'

describe('figures', () => {
  test.each([
    [count(1234.4), '1,234'],
    [fixed(1234.5, 2), '1,234.50'],
    [ms(1.234), '1.23 ms'],
    [ms(12.34), '12.3 ms'],
    [ms(1234), '1,234 ms'],
    [percent(0.9734), '97.3 %'],
    [percent(0.5, 0), '50 %'],
    [times(0.534), '0.53 ×'],
    [times(4.23), '4.2 ×'],
    [times(38.2), '38 ×'],
    [timesRange(3.64, 41.3), '3.6–41'],
    [mebibytes(3 * 2 ** 20), '3'],
  ])('%s', (shown, expected) => expect(shown).toBe(expected))

  test.each([count, ms, percent, times, mebibytes])('without a value are a dash: %o', (format) => {
    expect([format(null), format(undefined)]).toEqual(['–', '–'])
  })
})

test('days are those of UTC', () => {
  expect(utcDay(new Date('2025-12-15T23:59:59Z'))).toBe('2025-12-15')
  expect(daysAfter('2025-12-28', 7)).toBe('2026-01-04')
})

test('a machine is described by its cores, processor and Node', () => {
  expect(machineText({ cores: 2, cpu: 'AMD EPYC', node: '20.20.2', load: 0 })).toBe('2 cores of AMD EPYC, Node 20.20.2')
})
