import { fillBoards } from '../boards.ts'
import { bookAndCancel } from '../bookings.ts'
import { moreThan } from '../checks.ts'
import type { Source } from '../load-request.ts'
import type { Scenario, Stage } from '../scenario.ts'

export const mixed: Scenario = {
  name: 'mixed',
  teaches:
    'Every booking invalidates entries, and yet most queries never reach the database: people search far more than they book.',
  run: async (stage) => {
    const run = await stage.measure({ name: `${stage.options.writes} % writes`, source: await mixture(stage) })
    return {
      runs: [run],
      checks: [moreThan('database queries avoided', run.database.avoided, 0.9)],
      notes: [
        'Each booking invalidates the search of its route and the history of its passenger. So their hit ratios are lower than without writes.',
      ],
    }
  },
}

/** Mostly reads, with the share of bookings and cancellations that the options set. */
export async function mixture(stage: Stage): Promise<Source> {
  const { requests, options, adminToken } = stage
  adminToken()
  await fillBoards(stage)
  const { next: write } = bookAndCancel(stage)
  return requests.source('mixed', (random) => {
    if (random.int(0, 9_999) < options.writes * 100) return write(random)
    const dice = random.int(0, 99)
    if (dice < 50) return requests.search(random)
    if (dice < 60) return requests.roundTrip(random)
    if (dice < 70) return requests.flight(random)
    if (dice < 80) return requests.seats(random)
    if (dice < 90) return requests.history(random)
    if (dice < 95) return requests.board(random)
    return requests.report(random)
  })
}
