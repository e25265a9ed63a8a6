import type { Guarded } from '../../cache/cache.ts'
import { withoutRecording } from '../../recording.ts'
import { type SeatKeys, shardOf, shards } from '../booking/seat-map/keys.ts'
import { definitionOf } from './definition.ts'
import { deltasOf } from './event-deltas.ts'
import { createEventStreams, EVENTS_PER_READ, type ScoreEvent } from './event-stream.ts'
import type { BoardStore } from './store/board-store.ts'

/**
 * Time from a booking to the update of its boards. One update applies all bookings of this time, because each costs two commands
 * per board. Milliseconds.
 */
const FOLLOW_AFTER_MS = 100

/**
 * Lets boards follow bookings. The script that confirms a booking appends a score event to the stream of its shard. The process
 * that booked applies it to every board, and a job does so every second. A board keeps its position in each stream, so each
 * event counts once, even if processes die or several run.
 */
export function createFollower({
  server,
  seatKeys,
  store,
  onFailed,
}: {
  server: Guarded
  seatKeys: SeatKeys
  store: Pick<BoardStore, 'following' | 'builtFor' | 'apply' | 'startAt'>
  /** Called with the error of an attempt that will be repeated. */
  onFailed: (error: unknown) => void
}) {
  const streams = createEventStreams({ server, seatKeys })

  /** Applies the events of a shard to all boards, then removes them. Returns their number. */
  async function follow(shard: number): Promise<number> {
    for (let found = 0; ; ) {
      const events = await streams.read(shard)
      const last = events.at(-1)
      if (!last) return found
      const boards = await store.following()
      const applied = await Promise.all(boards.map((board) => apply(board, shard, events)))
      // The definition of a board has just changed. The events stay, and the next run applies them for the new one.
      if (applied.includes(false)) return found
      await streams.trim(shard, last.id)
      found += events.length
      if (events.length < EVENTS_PER_READ) return found
    }
  }

  /** Applies events to a board. Returns false if its definition changes meanwhile. */
  async function apply(board: string, shard: number, events: readonly ScoreEvent[]): Promise<boolean> {
    const identity = await store.builtFor(board)
    // A board that is not built needs no events: its first rebuild reads them from the database.
    if (identity === undefined) return true
    const definition = definitionOf(identity)
    if (definition.source !== 'bookings') return true
    const { spans, deltas } = deltasOf(definition, events)
    return (await store.apply({ board, identity, spans }, shard, deltas)) !== undefined
  }

  const followSoon = inBackground(follow, onFailed)

  return {
    /** Follows the shard of a flight in the background. */
    followSoon: (flightId: number): void => followSoon(shardOf(flightId)),

    /** Follows all shards. Returns the number of events. */
    followAll: async (): Promise<number> => {
      const found = await Promise.allSettled(shards.map(follow))
      for (const result of found) if (result.status === 'rejected') throw result.reason
      return found.reduce((total, result) => total + (result.status === 'fulfilled' ? result.value : 0), 0)
    },

    /**
     * Lets a new board skip all events up to now, because the database contains their bookings. Another process may still apply
     * these events to older boards, and must not apply them to this one.
     */
    startFromHere: async (board: string): Promise<void> => {
      await store.startAt(board, await streams.lastIds())
    },

    pending: streams.pending,
  }
}

export type Follower = ReturnType<typeof createFollower>

/**
 * Runs work in the background, once at a time for each shard, for all calls of `FOLLOW_AFTER_MS`. Calls during a run cause one more
 * run after it. A process that ends drops the runs that have not begun: the job follows every second.
 */
function inBackground(work: (shard: number) => Promise<unknown>, onFailed: (error: unknown) => void) {
  const waiting = new Set<number>()
  const running = new Set<number>()
  const again = new Set<number>()

  function begin(shard: number): void {
    waiting.delete(shard)
    running.add(shard)
    work(shard)
      .catch(onFailed)
      .finally(() => {
        running.delete(shard)
        if (again.delete(shard)) run(shard)
      })
  }

  function run(shard: number): void {
    if (running.has(shard)) again.add(shard)
    else if (!waiting.has(shard)) {
      waiting.add(shard)
      // Without a recording, because it serves several requests.
      withoutRecording(() => setTimeout(begin, FOLLOW_AFTER_MS, shard).unref())
    }
  }

  return run
}
