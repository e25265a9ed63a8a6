import type { Guarded } from '../../cache/cache.ts'
import type { FlightDelta } from '../../db/queries/booking/flight-stats.ts'
import { centsOf, decimalOf } from '../../domain/money.ts'
import type { SeatKeys } from './seat-map/keys.ts'

/** Counters of one shard that the database does not have yet. */
export interface Pending {
  /** Deltas by flight, including the batch. */
  deltas: Map<number, FlightDelta>
  /** Version of the counters. Two equal versions without a batch mean that nothing changed in between. */
  version: string
  /** Id of a batch in progress. The database may already contain it. */
  batch: string | undefined
  /** Time of the oldest count, else infinity. Milliseconds since 1970. */
  since: number
}

/** Reads the pending counters of a shard and its batch. */
export async function readPending({ client, guard }: Guarded, keys: SeatKeys, shard: number): Promise<Pending> {
  const [confirmed, waiting, batch] = await Promise.all([
    guard.ask(() => client.get(keys.confirmed(shard))),
    guard.ask(() => client.hgetall(keys.pending(shard))),
    guard.ask(() => client.hgetall(keys.batch(shard))),
  ])
  const deltas = new Map<number, FlightDelta>()
  for (const hash of [waiting, batch]) {
    for (const delta of parseCounters(Object.entries(hash).flat()).deltas) {
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

/** Parses the fields and values of a hash of counters: `1001:bookings`, `1001:revenue` in cents, and the batch's `id`. */
export function parseCounters(flat: readonly string[]): { id: string | undefined; deltas: FlightDelta[] } {
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
