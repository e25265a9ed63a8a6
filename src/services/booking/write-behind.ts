import { randomUUID } from 'node:crypto'
import type { Guarded } from '../../cache/cache.ts'
import { defineScript } from '../../cache/valkey.ts'
import type { FlightStatsQueries } from '../../db/queries/booking/flight-stats.ts'
import { type Pending, parseCounters, readPending } from './pending.ts'
import { type SeatKeys, shards } from './seat-map/keys.ts'
import { createWriteBehindStats } from './write-behind-stats.ts'

/** The points of a flush at which tests kill the process, in order. */
export type FlushPoint = 'taken' | 'added' | 'dropped'

export interface WriteBehindOptions {
  /** The state Valkey. */
  server: Guarded
  keys: SeatKeys
  queries: FlightStatsQueries
  probe?: (point: FlushPoint) => void | Promise<void>
}

/**
 * Write-behind for counters: they grow in Valkey and are added to the database in batches, exactly once in effect. The
 * transaction that adds a batch records its id; the batch is deleted after the commit. After a crash, or with a concurrent
 * worker, the next run takes the same batch, and the recorded id prevents a second addition.
 */
export function createWriteBehind({ server, keys, queries, probe }: WriteBehindOptions) {
  const { client, guard } = server
  const folder = new URL('seat-map/scripts/', import.meta.url)
  const takeBatch = defineScript(client, { name: 'take-batch', folder })
  const dropBatch = defineScript(client, { name: 'drop-batch', folder })

  async function flushShard(shard: number): Promise<number> {
    const reply = await guard.ask(() => takeBatch([keys.pending(shard), keys.batch(shard)], [randomUUID()]))
    const { id, deltas } = parseCounters(Array.isArray(reply) ? reply.map(String) : [])
    if (id === undefined) return 0
    await probe?.('taken')
    await queries.add(id, deltas)
    await probe?.('added')
    await guard.ask(() => dropBatch([keys.batch(shard)], [id]))
    await probe?.('dropped')
    return deltas.length
  }

  return {
    /** Writes the pending counters of all shards concurrently. Returns the number of flights. */
    flush: async (): Promise<number> => {
      const written = await Promise.allSettled(shards.map(flushShard))
      // A failed batch must not stop the others.
      for (const result of written) if (result.status === 'rejected') throw result.reason
      return written.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0)
    },

    /** Reads the pending counters of one shard. */
    pending: (shard: number): Promise<Pending> => readPending(server, keys, shard),

    stats: createWriteBehindStats({ server, keys, queries }),
  }
}

export type WriteBehind = ReturnType<typeof createWriteBehind>
