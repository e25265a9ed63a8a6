import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { builtInBoards } from '../../src/services/leaderboards/built-in-boards.ts'
import { type Definition, partsOf } from '../../src/services/leaderboards/definition.ts'
import { spanAt, windowNames } from '../../src/services/leaderboards/windows.ts'
import { describeEachEngine } from '../support/engines.ts'
import { ask } from '../support/scratch.ts'
import { openBoards } from './boards.ts'
import { expectedScores, inOrder, rowsOf } from './expected.ts'

/** Definitions with every source, member, metric and filter. */
const defined: Record<string, Definition> = {
  spenders: {
    title: 'Spenders',
    source: 'bookings',
    member: 'passenger',
    metric: 'revenue',
    windows: ['all', 'monthly'],
  },
  flyers: { title: 'Flyers', source: 'bookings', member: 'passenger', metric: 'miles', windows: ['all', 'weekly'] },
  'airlines-revenue': { title: 'Revenue', source: 'bookings', member: 'airline', metric: 'revenue', windows: ['all'] },
  'from-jfk': {
    title: 'From JFK',
    source: 'bookings',
    member: 'route',
    metric: 'count',
    windows: ['all'],
    filter: { from: 'JFK', domestic: true },
  },
  'to-lax': {
    title: 'To LAX',
    source: 'flights',
    member: 'airport',
    metric: 'count',
    windows: ['all'],
    filter: { to: 'LAX' },
  },
  'of-aa': {
    title: 'Of AA',
    source: 'flights',
    member: 'route',
    metric: 'ontime',
    windows: ['all'],
    filter: { airline: 'AA' },
  },
  nowhere: {
    title: 'Nowhere',
    source: 'flights',
    member: 'route',
    metric: 'count',
    windows: ['all'],
    filter: { from: 'QQQ' },
  },
}

describeEachEngine('a board', (open) => {
  const boards = { ...Object.fromEntries(builtInBoards), ...defined }

  describe.each(Object.entries(boards))('%s', (board, definition) => {
    test.each(definition.windows)('has the scores of the database in window %s', async (window) => {
      const database = open()
      onTestFinished(database.close)
      const day = new Date(`${inject('anchor')}T12:00:00Z`)
      const { range } = spanAt(window, day)
      const expected = expectedScores(await rowsOf((statement) => ask(database, statement)), definition, range)
      if (board !== 'nowhere') expect(expected.size).toBeGreaterThan(0)

      const { rebuild, scores } = await openBoards(database, { boards })
      expect(await rebuild(board, window, day)).toMatchObject({ members: expected.size, drifted: 0 })
      const found = (await scores(board, window, day)).map(([member, score]) => [member, score / partsOf(definition)])
      expect(found).toEqual(inOrder(expected))
    })
  })
})

describe('windows', () => {
  test.each([
    ['2025-12-15T00:00:00Z', 'daily:2025-12-15', 'weekly:2025-W51', 'monthly:2025-12'],
    // The first days of a year can be in the last week of the year before, and its last days in the first week of the next.
    ['2027-01-01T23:59:59Z', 'daily:2027-01-01', 'weekly:2026-W53', 'monthly:2027-01'],
    ['2024-12-30T10:00:00Z', 'daily:2024-12-30', 'weekly:2025-W01', 'monthly:2024-12'],
  ])('of %s are in UTC, with weeks of ISO 8601', (moment, ...names) => {
    expect(windowNames.map((window) => spanAt(window, new Date(moment)).name)).toEqual(['all', ...names])
  })

  test('begin a week on Monday', () => {
    const { range } = spanAt('weekly', new Date('2025-12-21T23:59:59Z'))
    expect(range).toEqual({ from: new Date('2025-12-15T00:00:00Z'), to: new Date('2025-12-22T00:00:00Z') })
  })
})
