import type { Span } from '../windows.ts'
import type { StateServer } from './state-server.ts'

/** Change of one score: the index of the window in a list, the member, and the amount to add. */
export type ScoreDelta = readonly [window: number, member: string, by: number]
/** Changes that one score event makes on one board. */
export type EventDeltas = readonly [eventId: string, reservationId: string, deltas: readonly ScoreDelta[]]

/** Boards that follow the streams of score events, and their position in each stream. */
export function followedBoards({ client, keys, script, send }: StateServer) {
  const applyScoreEvents = script('apply-score-events')
  const startAt = script('start-at')

  return {
    /** Lists the boards that score events are applied to. */
    following: (): Promise<string[]> => send(() => client.smembers(keys.following)),

    follow: (board: string): Promise<unknown> => send(() => client.sadd(keys.following, board)),

    /** Identity of the definition that a board counts for. Undefined if the board has not been built. */
    builtFor: async (board: string): Promise<string | undefined> =>
      (await send(() => client.hget(keys.head(board), 'definition'))) ?? undefined,

    /**
     * Applies the events of one shard to windows of a board, each once. Returns the id of the last applied event. Undefined if
     * the board now counts for another definition.
     */
    apply: async (
      { board, identity, spans }: { board: string; identity: string; spans: readonly Span[] },
      shard: number,
      events: readonly EventDeltas[],
    ): Promise<string | undefined> => {
      const windows = spans.map((span) => keys.scores(board, span.name))
      const names = spans.map(({ name }) => name)
      const args = [identity, `shard:${shard}`, JSON.stringify(events), keys.changed, board, ...names]
      const reply = await applyScoreEvents([keys.head(board), ...windows], args)
      return reply === null ? undefined : String(reply)
    },

    /** Sets the position of a new board: `lastIds` has the last event of each shard that it skips. */
    startAt: (board: string, lastIds: readonly string[]): Promise<unknown> =>
      startAt(
        [keys.head(board)],
        lastIds.flatMap((id, shard) => [`shard:${shard}`, id]),
      ),
  }
}
