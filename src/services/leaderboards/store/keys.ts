/**
 * Keys of boards. All keys of a board have its name as hash tag, so that one script can access them on a cluster. Scripts add
 * suffixes to the key of a window: `:meta`, `:counted`, `:building`, `:log`, `:next`.
 */
export function boardKeys(prefix: string) {
  return {
    /** Sorted set: members by score. */
    scores: (board: string, span: string) => `${prefix}leaderboard:{${board}}:${span}`,
    /** Hash: identity of the definition, and the last applied score event of each shard. */
    head: (board: string) => `${prefix}leaderboard:{${board}}:head`,
    /** Set: names of the built windows of a board. */
    spans: (board: string) => `${prefix}leaderboard:{${board}}:spans`,
    /** Set: boards that follow score events. */
    following: `${prefix}leaderboards:following`,
    /** Channel: changed windows. */
    changed: `${prefix}leaderboards:changed`,
  }
}

export type BoardKeys = ReturnType<typeof boardKeys>
