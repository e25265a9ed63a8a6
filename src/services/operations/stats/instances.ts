import { randomUUID } from 'node:crypto'
import type { Guarded } from '../../../cache/cache.ts'
import { type Counters, LAYOUT, noCounts } from '../../../cache/counters.ts'
import { CacheUnavailable } from '../../../cache/guard.ts'
import { defineScript } from '../../../cache/valkey.ts'
import { type ByKind, createLastMinute } from './last-minute.ts'

/** What an instance does, as `ROLE` says. */
export type Role = 'all' | 'api' | 'worker'

/** An instance that lives, and what it has counted. */
export interface Instance {
  id: string
  role: Role
  /** Milliseconds since 1970. */
  startedAt: number
  sinceStart: ByKind
  lastMinute: ByKind
  /** The servers it asks nothing at the moment, because they did not answer. */
  openBreakers: string[]
}

export interface Instances {
  /**
   * Every instance that lives, this one first. While the server is unavailable it is this one only, and `complete` is false.
   * However many ask at once, the server is asked once.
   */
  read(): Promise<{ instances: Instance[]; complete: boolean }>
  /** Tells the others that this instance has ended, and stops. */
  close(): Promise<void>
}

export interface InstancesOptions {
  /** The state Valkey: the cache's might evict the figures just when its memory is full. */
  server: Guarded
  prefix: string
  counters: Counters
  role: Role
  openBreakers: () => string[]
  id?: string
  intervalMs?: number
  /** How long an instance that says nothing is taken to live. */
  silenceMs?: number
}

/** The keys of what instances tell each other. Their braces keep all of them in one slot of a cluster. */
export const instanceKeys = (prefix: string) => ({
  index: `${prefix}stats:instances:{stats}`,
  of: (id: string) => `${prefix}stats:instance:${id}:{stats}`,
})

/**
 * Shares what is counted in this process with the other instances: once a second it writes its figures under a key of its
 * own, which expires when it is not written any more. Losing any of it loses nothing: it is written anew.
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

/** Figures as JSON: of each kind only the numbers that are not zero, each after its slot. */
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

/** Nothing when another version of this program has written it, whose slots may mean something else. */
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
