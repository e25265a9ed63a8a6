import { BOARD_WINDOWS } from './inventory.ts'
import type { Stage } from './scenario.ts'

/** Requests every leaderboard once. The service fills a board for its first reader, and responds 503 until then. */
export async function fillBoards({ api, inventory }: Pick<Stage, 'api' | 'inventory'>): Promise<void> {
  for (const board of inventory.boards) {
    for (const window of BOARD_WINDOWS) await api.get(`/v1/leaderboards/${board}?window=${window}&limit=1`)
  }
}
