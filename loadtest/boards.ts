import type { Stage } from './scenario.ts'
import { boardWindows } from './inventory.ts'

/** Has the service fill every leaderboard that will be asked for: it does so when it is first asked, and says 503 meanwhile. */
export async function fillBoards({ api, world }: Pick<Stage, 'api' | 'world'>): Promise<void> {
  for (const board of world.boards) {
    for (const window of boardWindows) await api.get(`/v1/leaderboards/${board}?window=${window}&limit=1`)
  }
}
