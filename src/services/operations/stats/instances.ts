import { randomUUID } from 'node:crypto'
import type { Guarded } from '../../../cache/cache.ts'
import { type Counters, LAYOUT, noCounts } from '../../../cache/counters.ts'
import { CacheUnavailable } from '../../../cache/guard.ts'
import { defineScript } from '../../../cache/valkey.ts'
import { type ByKind, createLastMinute } from './last-minute.ts'

/** Role of an instance, from `ROLE`. */
export type Role = 'all' | 'api' | 'worker'

/** A live instance and its counts. */
export interface Instance {
  id: string
  role: Role
  /** Milliseconds since 1970. */
  startedAt: number
  sinceStart: ByKind
  lastMinute: ByKind
  /** Servers whose circuit breaker is open. */
  openBreakers: string[]
}

export interface Instances {
  /**
   * Reads all live instances, this one first. While the server is unavailable, returns this one only with `complete: false`.
   * Concurrent callers share one read.
   */
  read(): Promise<{ instances: Instance[]; complete: boolean }>
  /** Removes this instance's figures and stops. */
  close(): Promise<void>
}

export interface InstancesOptions {
  /** The state Valkey: a full cache server could evict the figures. */
  server: Guarded
  prefix: string
  counters: Counters
  role: Role
  openBreakers: () => string[]
  id?: string
  intervalMs?: number
  /** Time after which a silent instance counts as dead. Milliseconds. */
  silenceMs?: number
}

/** Builds the keys of shared figures. The hash tag keeps them in one slot of a cluster. */
export const instanceKeys = (prefix: string) => ({
  index: `${prefix}stats:instances:{stats}`,
  of: (id: string) => `${prefix}stats:instance:${id}:{stats}`,
})

/**
 * Shares the counts of this process with other instances. Once a second it writes its figures under its own key, which
 * expires soon after the last write. Lost figures are written again.
 */
export function createInstances(options: InstancesOptions): Instances {
  const {
    server,
    prefix,
    counters,
    role,
    openBreakers,
    id = randomUUID(),
    intervalMs = 1_000,
    silenceMs = 5_000,
  } = options
  const { client, guard } = server
  const keys = instanceKeys(prefix)
  const folder = new URL('scripts/', import.meta.url)
  const publishFigures = defineScript(client, { name: 'publish-figures', folder })
  const startedAt = Date.now()
  const lastMinute = createLastMinute(counters)
  let publishing: Promise<unknown> = Promise.resolve()
  let reading: ReturnType<Instances['read']> | undefined

  function own(): Instance {
    const sinceStart = counters.snapshot()
    return {
      id,
      role,
      startedAt,
      sinceStart,
      lastMinute: lastMinute.since(sinceStart),
      openBreakers: openBreakers(),
    }
  }

  const publish = () =>
    unlessUnavailable(guard.ask(() => publishFigures([keys.index, keys.of(id)], [id, packed(own()), silenceMs])))

  const timer = setInterval(() => {
    lastMinute.tick()
    publishing = publishing.then(publish)
  }, intervalMs)
  timer.unref()

  async function read() {
    const others = await unlessUnavailable(
      guard.ask(async () => {
        const ids = (await client.zrange(keys.index, 0, -1)).filter((known) => known !== id)
        return ids.length === 0 ? [] : client.mget(ids.map(keys.of))
      }),
    )
    const instances = (others ?? []).flatMap((text) => (text === null ? [] : unpacked(text)))
    return { instances: [own(), ...instances], complete: others !== undefined }
  }

  return {
    read: () => {
      reading ??= read().finally(() => {
        reading = undefined
      })
      return reading
    },
    close: async () => {
      clearInterval(timer)
      await publishing
      await unlessUnavailable(guard.ask(() => client.multi().del(keys.of(id)).zrem(keys.index, id).exec()))
    },
  }
}

async function unlessUnavailable<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result
  } catch (error) {
    if (error instanceof CacheUnavailable) return undefined
    throw error
  }
}

/** Figures as JSON: for each kind the slots and values that are not zero. */
type Packed = Record<string, number[]>

function packed({ sinceStart, lastMinute, ...instance }: Instance): string {
  const pack = (figures: ByKind): Packed =>
    Object.fromEntries(
      [...figures].map(([kind, counts]) => [
        kind,
        [...counts].flatMap((count, slot) => (count === 0 ? [] : [slot, Math.round(count * 1_000) / 1_000])),
      ]),
    )
  return JSON.stringify({ layout: LAYOUT, ...instance, sinceStart: pack(sinceStart), lastMinute: pack(lastMinute) })
}

/** Parses figures. Returns none for another layout, whose slots may differ. */
function unpacked(text: string): Instance[] {
  const { layout, ...instance } = JSON.parse(text)
  if (layout !== LAYOUT) return []
  return [{ ...instance, sinceStart: byKind(instance.sinceStart), lastMinute: byKind(instance.lastMinute) }]
}

function byKind(packedKinds: Packed): ByKind {
  return new Map(
    Object.entries(packedKinds).map(([kind, flat]) => {
      const counts = noCounts()
      for (let i = 0; i < flat.length; i += 2) counts[flat[i] ?? 0] = flat[i + 1] ?? 0
      return [kind, counts]
    }),
  )
}
