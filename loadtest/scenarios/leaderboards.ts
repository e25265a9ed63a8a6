import { count } from '../../tools/format.ts'
import { fillBoards } from '../boards.ts'
import { bookAndCancel } from '../bookings.ts'
import type { Check } from '../results.ts'
import type { Scenario, Stage } from '../scenario.ts'

export const leaderboards: Scenario = {
  name: 'leaderboards',
  teaches:
    'A sorted set returns tops, ranks and neighbours in logarithmic time, stays exact, and every booking updates it.',
  run: async (stage) => {
    const { requests, measure, options, adminToken } = stage
    adminToken()
    await fillBoards(stage)
    const { next: write } = bookAndCancel(stage)
    const source = requests.source('leaderboards', (random) => {
      const dice = random.int(0, 9_999)
      if (dice < options.writes * 100) return write(random)
      return dice % 10 < 7 ? requests.board(random) : requests.member(random)
    })
    const run = await measure({ name: 'tops and ranks', source })
    return { runs: [run], checks: [await noDrift(stage)] }
  },
}

/** A check that the boards equal the database. */
async function noDrift({ api }: Stage): Promise<Check> {
  const { data } = await api.send<{ data: { drifted: number; members: number }[] }>(
    'POST',
    '/v1/leaderboards/passengers-most-flights/reconcile',
  )
  const drift = data.reduce((sum, window) => sum + window.drifted, 0)
  const members = data.reduce((sum, window) => sum + window.members, 0)
  return {
    name: 'boards equal the database',
    passed: drift === 0,
    found: `${count(drift)} of ${count(members)} scores differ`,
  }
}
