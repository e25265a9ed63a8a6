import { randomUUID } from 'node:crypto'
import type { Guarded } from '../../cache/cache.ts'
import { defineScript } from '../../cache/valkey.ts'
import type { FlightDelta, FlightStatsQueries } from '../../db/queries/booking/flight-stats.ts'
import { centsOf, decimalOf } from '../../domain/money.ts'
import { type SeatKeys, shards } from './seat-map/keys.ts'

/** The points of a flush at which the process may be killed, in order; tests do. */
export type FlushPoint = 'taken' | 'added' | 'dropped'

export interface WriteBehindOptions {
  /** The state Valkey. */
  server: Guarded
  keys: SeatKeys
  queries: FlightStatsQueries
  probe?: (point: FlushPoint) => void | Promise<void>
}

export interface WriteBehindStats {
  /** Bookings, less cancellations, that the database's counters do not show yet. */
  pendingBookings: number
  /** Flights that they are of. */
  pendingFlights: number
  /** Batches taken and not written, or not deleted, yet. */
  batches: number
  /** Reservations whose outcome is open. */
  openReservations: number
  /** When the last batch was written, RFC 3339; null when none is remembered. */
  lastFlushAt: string | null
  /** How far the counters are behind: the age of the oldest booking that they do not show, else 0. */
  lagMs: number
}

/** What is counted in Valkey, of one shard. */
export interface Pending {
  /** By flight, the batch included. */
  deltas: Map<number, FlightDelta>
  /** Two that are equal, with no batch at either time: nothing was counted between, and nothing was taken to be written. */
  version: string
  /** A batch that is being written: the database may have it already. */
  batch: string | undefined
  /** When the oldest of it was counted, milliseconds since 1970; infinite when there is nothing. */
  since: number
}

/**
 * Counters that grow in Valkey and are added to the database in batches, exactly once in effect: a batch has an id that
 * is recorded in the transaction that adds it, and is deleted only after the commit. Killed anywhere, run twice or by
 * two workers at once, the next run takes up the same batch, and its id says whether it has been added.
 */
export function createWriteBehind({ server, keys, queries, probe }: WriteBehindOptions) {
  const { client, guard } = server
  const folder = new URL('seat-map/scripts/', import.meta.url)
  const takeBatch = defineScript(client, { name: 'take-batch', folder })
  const dropBatch = defineScript(client, { name: 'drop-batch', folder })

  async function flushShard(shard: number): Promise<number> {
    const reply = await guard.ask(() => takeBatch([keys.pending(shard), keys.batch(shard)], [randomUUID()]))
    const { id, deltas } = parse(Array.isArray(reply) ? reply.map(String) : [])
    if (id === undefined) return 0
    await probe?.('taken')
    await queries.add(id, deltas)
    await probe?.('added')
    await guard.ask(() => dropBatch([keys.batch(shard)], [id]))
    await probe?.('dropped')
    return deltas.length
  }

  async function pending(shard: number): Promise<Pending> {
    const [confirmed, waiting, batch] = await Promise.all([
      guard.ask(() => client.get(keys.confirmed(shard))),
      guard.ask(() => client.hgetall(keys.pending(shard))),
      guard.ask(() => client.hgetall(keys.batch(shard))),
    ])
    const deltas = new Map<number, FlightDelta>()
    for (const hash of [waiting, batch]) {
      for (const delta of parse(Object.entries(hash).flat()).deltas) {
        const { flightId } = delta
        deltas.set(flightId, sum(deltas.get(flightId) ?? { flightId, bookings: 0, revenue: '0' }, delta))
      }
    }
    return {
      deltas,
      version: `${confirmed ?? 0}:${waiting.since ?? ''}`,
      batch: batch.id,
      since: Number(batch.since ?? waiting.since ?? Number.POSITIVE_INFINITY),
    }
  }

  let counting: Promise<WriteBehindStats> | undefined

  async function figures(): Promise<WriteBehindStats> {
    const count = async (shard: number) => {
      const [{ deltas, batch, since }, openReservations] = await Promise.all([
        pending(shard),
        guard.ask(() => client.hlen(keys.reservations(shard))),
      ])
      const bookings = [...deltas.values()].reduce((total, delta) => total + delta.bookings, 0)
      return { bookings, flights: deltas.size, batches: batch === undefined ? 0 : 1, openReservations, since }
    }
    const [counts, lastFlush] = await Promise.all([Promise.all(shards.map(count)), queries.lastBatchAt()])
    const total = (of: Exclude<keyof (typeof counts)[number], 'since'>) =>
      counts.reduce((sum, shard) => sum + shard[of], 0)
    const since = Math.min(...counts.map((shard) => shard.since))
    return {
      pendingBookings: total('bookings'),
      pendingFlights: total('flights'),
      batches: total('batches'),
      openReservations: total('openReservations'),
      lastFlushAt: lastFlush?.toISOString() ?? null,
      lagMs: Number.isFinite(since) ? Math.max(0, Date.now() - since) : 0,
    }
  }

  return {
    /** Writes what is pending, all shards at once. Answers how many flights it was of. */
    flush: async (): Promise<number> => {
      const written = await Promise.allSettled(shards.map(flushShard))
      // A batch that cannot be written keeps no other from it.
      for (const result of written) if (result.status === 'rejected') throw result.reason
      return written.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0)
    },

    pending,

    /** The figures. However many ask at once, they are counted once. */
    stats: (): Promise<WriteBehindStats> => {
      counting ??= figures().finally(() => {
        counting = undefined
      })
      return counting
    },
  }
}

export type WriteBehind = ReturnType<typeof createWriteBehind>

/** Fields and values of a hash of counters: `1001:bookings`, `1001:revenue` in cents, and the batch's `id`. */
function parse(flat: readonly string[]): { id: string | undefined; deltas: FlightDelta[] } {
  let id: string | undefined
  const byFlight = new Map<number, { bookings: number; cents: number }>()
  for (let i = 0; i < flat.length; i += 2) {
    const [field = '', value = ''] = [flat[i], flat[i + 1]]
    const [flight, counter] = field.split(':')
    if (field === 'id') id = value
    if (counter === undefined) continue
    const delta = byFlight.get(Number(flight)) ?? { bookings: 0, cents: 0 }
    if (counter === 'bookings') delta.bookings += Number(value)
    else delta.cents += Number(value)
    byFlight.set(Number(flight), delta)
  }
  const deltas = [...byFlight].map(([flightId, { bookings, cents }]) => ({
    flightId,
    bookings,
    revenue: decimalOf(cents),
  }))
  return { id, deltas }
}

function sum(a: FlightDelta, b: FlightDelta): FlightDelta {
  const cents = centsOf(a.revenue) + centsOf(b.revenue)
  return { flightId: a.flightId, bookings: a.bookings + b.bookings, revenue: decimalOf(cents) }
}
