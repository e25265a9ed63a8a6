import type { Guarded } from '../../cache/cache.ts'
import { utcDay } from '../../domain/day.ts'
import { withoutRecording } from '../../recording.ts'
import { type SeatKeys, shardOf, shards } from '../booking/seat-map/keys.ts'
import { type Definition, definitionOf } from './definition.ts'
import { type BookingEvent, changesOf } from './score-events.ts'
import type { BoardStore, Move, MoveChange } from './store/board-store.ts'
import { type Span, spanAt } from './windows.ts'

/** How many moves are taken at a time. */
const AT_ONCE = 500

/** A booking or a cancellation that was confirmed. */
interface Confirmed {
  id: string
  reservationId: string
  event: BookingEvent
  bookings: number
  cents: number
}

/**
 * Lets boards follow bookings. The script that confirms a booking writes it into its shard's stream; whoever comes first,
 * the process that booked or the job that looks once a second, applies it to every board. A board remembers how far
 * it is, so that each move counts once, whatever dies in between and however many are at it.
 */
export function createMoves({
  server,
  seatKeys,
  store,
  onFailed,
}: {
  server: Guarded
  seatKeys: SeatKeys
  store: BoardStore
  /** Told of what will be tried again. */
  onFailed: (error: unknown) => void
}) {
  const { client, patient } = server

  /** Applies what a shard has, and takes away what all boards have. Answers how many moves it found. */
  async function follow(shard: number): Promise<number> {
    const stream = seatKeys.moves(shard)
    for (let found = 0; ; ) {
      const entries = await patient.ask(() => client.xrange(stream, '-', '+', 'COUNT', AT_ONCE))
      const [last] = entries.at(-1) ?? []
      if (last === undefined) return found
      const moves = entries.map(confirmedOf)
      const told = await Promise.all((await store.following()).map((board) => tell(board, shard, moves)))
      // A board that has just become another one is told as that one: the moves stay until then.
      if (told.includes(false)) return found
      await patient.ask(() => client.xtrim(stream, 'MINID', after(last)))
      found += entries.length
      if (entries.length < AT_ONCE) return found
    }
  }

  /** Tells a board of moves, for what it is filled for; false when that is something else meanwhile. */
  async function tell(board: string, shard: number, moves: readonly Confirmed[]): Promise<boolean> {
    const identity = await store.filledFor(board)
    // It is being dropped, or is to be filled: then the database knows all of them.
    if (identity === undefined) return true
    const definition = definitionOf(identity)
    if (definition.source !== 'bookings') return true
    const { spans, changes } = changesIn(definition, moves)
    return (await store.apply({ board, identity, spans }, shard, changes)) !== undefined
  }

  /** The id of the last move, whether or not it has been taken away. */
  async function lastIdOf(stream: string): Promise<string> {
    if ((await client.exists(stream)) === 0) return '0-0'
    const flat = (await client.xinfo('STREAM', stream)) as unknown[]
    return String(flat[flat.indexOf('last-generated-id') + 1])
  }

  const running = new Map<number, 'once' | 'again'>()

  /** Follows soon, without anybody waiting for it; however many ask, one at a time and once more. */
  function followSoon(shard: number): void {
    if (running.has(shard)) {
      running.set(shard, 'again')
      return
    }
    running.set(shard, 'once')
    // For whoever booked meanwhile, too: no request is said to have done it.
    withoutRecording(() => follow(shard))
      .catch(onFailed)
      .finally(() => {
        const again = running.get(shard) === 'again'
        running.delete(shard)
        if (again) followSoon(shard)
      })
  }

  return {
    /** Follows what was confirmed of a flight, soon. */
    followSoon: (flightId: number): void => followSoon(shardOf(flightId)),

    /** Follows everything that there is. Answers how many moves it found. */
    followAll: async (): Promise<number> => {
      const found = await Promise.allSettled(shards.map(follow))
      for (const result of found) if (result.status === 'rejected') throw result.reason
      return found.reduce((total, result) => total + (result.status === 'fulfilled' ? result.value : 0), 0)
    },

    /**
     * Lets a new board begin with what is confirmed from now on: who is just telling others of an older move may tell it late,
     * and the database has counted that.
     */
    startFromHere: async (board: string): Promise<void> => {
      await store.startAt(
        board,
        await Promise.all(shards.map((shard) => patient.ask(() => lastIdOf(seatKeys.moves(shard))))),
      )
    },

    /** Reservations that boards may still be told of: those that are open, and those that were confirmed since. */
    pending: async (): Promise<string[]> => {
      const pending: string[] = []
      for (const shard of shards) {
        // In this order: a reservation goes from the one to the other.
        pending.push(...(await patient.ask(() => client.hkeys(seatKeys.reservations(shard)))))
        for (let from = '-'; ; ) {
          const entries = await patient.ask(() => client.xrange(seatKeys.moves(shard), from, '+', 'COUNT', AT_ONCE))
          pending.push(...entries.map((entry) => confirmedOf(entry).reservationId))
          const [last] = entries.at(-1) ?? []
          if (last === undefined || entries.length < AT_ONCE) break
          from = after(last)
        }
      }
      return pending
    },
  }
}

export type Moves = ReturnType<typeof createMoves>

function confirmedOf([id, flat]: [id: string, fields: string[]]): Confirmed {
  const fields = new Map(Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1] ?? '']))
  return {
    id,
    reservationId: fields.get('reservation') ?? '',
    event: JSON.parse(fields.get('event') ?? '{}'),
    bookings: Number(fields.get('bookings')),
    cents: Number(fields.get('cents')),
  }
}

/** What moves change on a board: the windows that they are in, and the changes by their places. */
function changesIn(definition: Definition, moves: readonly Confirmed[]): { spans: Span[]; changes: Move[] } {
  const spans: Span[] = []
  const places = new Map<string, number>()
  const placeOf = (span: Span): number => {
    const place = places.get(span.name) ?? spans.push(span) - 1
    places.set(span.name, place)
    return place
  }
  const placesOfDay = new Map<string, number[]>()
  const placesAt = (departure: Date): number[] => {
    const day = utcDay(departure)
    const found = placesOfDay.get(day) ?? definition.windows.map((window) => placeOf(spanAt(window, departure)))
    placesOfDay.set(day, found)
    return found
  }
  const changes = moves.map(({ id, reservationId, event, bookings, cents }): Move => {
    const places = placesAt(new Date(event.departure))
    const each = changesOf(definition, event, bookings, cents)
    return [id, reservationId, each.flatMap(([member, by]) => places.map((place): MoveChange => [place, member, by]))]
  })
  return { spans, changes }
}

/** The least id that comes after one. */
function after(id: string): string {
  const [ms, seq] = id.split('-')
  return `${ms}-${Number(seq) + 1}`
}
