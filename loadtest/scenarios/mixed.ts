import type { Source } from '../load-request.ts'
import { fillBoards } from '../boards.ts'
import { bookAndCancel } from '../bookings.ts'
import { moreThan } from '../checks.ts'
import type { Scenario, Stage } from '../scenario.ts'

export const mixed: Scenario = {
  name: 'mixed',
  teaches:
    'Every booking makes entries stale, and yet most questions never reach the database: people look far more than they book.',
  run: async (stage) => {
    const run = await stage.measure({ name: `${stage.options.writes} % writes`, source: await mixture(stage) })
    return {
      runs: [run],
      checks: [moreThan('database queries avoided', run.database.avoided, 0.9)],
      notes: [
        'Each booking makes the search of its route and the history of its passenger stale, so their hit ratios are below those of reading alone: the more is written, the further.',
      ],
    }
  },
}

/** What everybody does together: mostly looking, and as much booking and cancelling as the options say. */
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
