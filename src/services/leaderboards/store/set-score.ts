import type { Span } from '../windows.ts'
import type { StateServer } from './state-server.ts'

/** Adds to a score, or replaces it. In the unit of the sorted set: cents for money. */
export type ScoreChange = { by: number } | { to: number }

/** Manual changes of scores. */
export function scoreWrites({ keys, script }: StateServer) {
  const setScore = script('set-score')

  return {
    /** Changes the score of a member in the given windows, except those that have not been built. */
    setScore: async (
      board: string,
      spans: readonly Span[],
      { member, ...change }: { member: string } & ScoreChange,
    ): Promise<void> => {
      const [how, score] = 'by' in change ? ['by', change.by] : ['to', change.to]
      const windows = spans.map((span) => keys.scores(board, span.name))
      await setScore(windows, [how, member, score, keys.changed, board, ...spans.map(({ name }) => name)])
    },
  }
}
