/**
 * The keys of boards. Every key of a board has its name as hash tag, so that one script can touch all of them on a cluster.
 * Scripts derive what belongs to a window from its key: `:meta`, `:counted`, `:building`, `:log`, `:next`.
 */
export function boardKeys(prefix: string) {
  return {
    /** Sorted set: members by score. */
    scores: (board: string, span: string) => `${prefix}leaderboard:{${board}}:${span}`,
    /** Hash: for which definition the board is filled, and how far each shard's moves have been applied. */
    head: (board: string) => `${prefix}leaderboard:{${board}}:head`,
    /** Set: windows of the board that have been filled. */
    spans: (board: string) => `${prefix}leaderboard:{${board}}:spans`,
    /** Set: boards that are filled, and have to be told of bookings. */
    following: `${prefix}leaderboards:following`,
    /** Channel: boards that have changed. */
    changed: `${prefix}leaderboards:changed`,
  }
}

export type BoardKeys = ReturnType<typeof boardKeys>
