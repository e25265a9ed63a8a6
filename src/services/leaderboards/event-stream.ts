import type { Guarded } from '../../cache/cache.ts'
import { type SeatKeys, shards } from '../booking/seat-map/keys.ts'
import type { BookingEvent } from './score-events.ts'

/** Events that one command reads. */
export const EVENTS_PER_READ = 500

/** Confirmed booking or cancellation, as the script that confirms it appends it to the stream of its shard. */
export interface ScoreEvent {
  id: string
  reservationId: string
  booking: BookingEvent
  /** Negative for a cancellation, like `cents`. */
  bookings: number
  cents: number
}

/** Streams of score events on the state server, one for each shard of flights. */
export function createEventStreams({ server, seatKeys }: { server: Guarded; seatKeys: SeatKeys }) {
  const { client, patient } = server

  async function read(shard: number, from = '-'): Promise<ScoreEvent[]> {
    const stream = seatKeys.moves(shard)
    const entries = await patient.ask(() => client.xrange(stream, from, '+', 'COUNT', EVENTS_PER_READ))
    return entries.map(scoreEventOf)
  }

  async function lastId(stream: string): Promise<string> {
    if ((await client.exists(stream)) === 0) return '0-0'
    const flat = (await client.xinfo('STREAM', stream)) as unknown[]
    return String(flat[flat.indexOf('last-generated-id') + 1])
  }

  return {
    /** Reads the oldest events of a shard. */
    read: (shard: number): Promise<ScoreEvent[]> => read(shard),

    /** Removes an event and all older ones. */
    trim: async (shard: number, id: string): Promise<void> => {
      await patient.ask(() => client.xtrim(seatKeys.moves(shard), 'MINID', idAfter(id)))
    },

    /** Reads the id of the last event of each shard, whether or not it has been removed. */
    lastIds: (): Promise<string[]> =>
      Promise.all(shards.map((shard) => patient.ask(() => lastId(seatKeys.moves(shard))))),

    /** Lists reservations whose score event is not applied yet: open ones, and those in a stream. */
    pending: async (): Promise<string[]> => {
      const pending: string[] = []
      for (const shard of shards) {
        // The order matters, because confirming moves a reservation from the hash to the stream.
        pending.push(...(await patient.ask(() => client.hkeys(seatKeys.reservations(shard)))))
        for (let from = '-'; ; ) {
          const events = await read(shard, from)
          pending.push(...events.map(({ reservationId }) => reservationId))
          const last = events.at(-1)
          if (!last || events.length < EVENTS_PER_READ) break
          from = idAfter(last.id)
        }
      }
      return pending
    },
  }
}

function scoreEventOf([id, flat]: [id: string, fields: string[]]): ScoreEvent {
  const fields = new Map(Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1] ?? '']))
  return {
    id,
    reservationId: fields.get('reservation') ?? '',
    booking: JSON.parse(fields.get('event') ?? '{}'),
    bookings: Number(fields.get('bookings')),
    cents: Number(fields.get('cents')),
  }
}

/** Returns the smallest possible id after another. */
function idAfter(id: string): string {
  const [ms, seq] = id.split('-')
  return `${ms}-${Number(seq) + 1}`
}
