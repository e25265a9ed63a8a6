import type { Kit } from '../dialect/kit.ts'
import { now } from './now.ts'

/** Leaderboards. */
export const leaderboardTables = (kit: Kit) => ({
  /** Boards that the admin has defined. */
  leaderboardDefinition: kit.table('leaderboard_definition', {
    board: kit.string('board', 64).primaryKey(),
    definition: kit.json('definition').notNull(),
    updatedAt: kit.instant('updated_at').notNull().default(now),
  }),
})
