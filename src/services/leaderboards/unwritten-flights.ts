import type { Guarded } from '../../cache/cache.ts'
import { parseCounters } from '../booking/pending.ts'
import { type SeatKeys, shards } from '../booking/seat-map/keys.ts'

/**
 * Lists the flights whose counters in the database may lack a booking or a cancellation: those with an open reservation, with
 * pending counters, or in a batch that is being written.
 */
export function createUnwrittenFlights({ server, seatKeys }: { server: Guarded; seatKeys: SeatKeys }) {
  const { client, patient } = server
  const counted = (hash: Record<string, string>) => parseCounters(Object.entries(hash).flat()).deltas

  async function ofShard(shard: number): Promise<number[]> {
    // In the order in which a booking moves, so that none is missed: confirming takes it from the first to the second hash, and
    // the batch is deleted only after its commit.
    const open = await patient.ask(() => client.hvals(seatKeys.reservations(shard)))
    const pending = await patient.ask(() => client.hgetall(seatKeys.pending(shard)))
    const batch = await patient.ask(() => client.hgetall(seatKeys.batch(shard)))
    return [
      ...open.map((text) => Number(JSON.parse(text).flight)),
      ...[...counted(pending), ...counted(batch)].map(({ flightId }) => flightId),
    ]
  }

  return async (): Promise<number[]> => [...new Set((await Promise.all(shards.map(ofShard))).flat())]
}

export type UnwrittenFlights = ReturnType<typeof createUnwrittenFlights>
