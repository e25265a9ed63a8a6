import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../src/db/seed/random.ts'
import { now } from './clock.ts'
import { KEYS, type Versions } from './database.ts'
import type { History } from './history.ts'
import { type Subject, type Versioned, type Way, ways } from './subject.ts'

/** A read that takes longer is given up. */
const HUNG_MS = 10_000
/** For how long the invalidation of a committed write is tried again. */
const STUBBORN_MS = 20_000

export interface Actors {
  /** Reads keys, one after the other, until `over`. */
  reader(random: Random, over: AbortSignal): Promise<void>
  /** Changes keys, one after the other, until `over`; each is told to the subject until that confirms it. */
  writer(random: Random, over: AbortSignal): Promise<void>
  /** Reads one key. */
  read(key: number, random: Random): Promise<void>
  /** What has happened since it was last asked for. */
  takeHistory(): History
}

/** What a process does with a subject. */
export function createActors(options: {
  subject: Subject
  versions: Versions
  /** Of the process: loads are named after it. */
  name: string
  /** By how much loads are slower at the moment, milliseconds. */
  slowness: () => number
}): Actors {
  const { subject, versions, name, slowness } = options
  let history: History = { reads: [], failures: [], writes: [] }
  /** When the loads of this process ended, by their names. */
  const endedAt = new Map<string, number>()

  /** Reads the version, and hands it over late: as from a slow database, or to a process that is busy. */
  const loading = (key: number, random: Random) => async (): Promise<Versioned> => {
    const load = `${name}/${endedAt.size}`
    endedAt.set(load, Number.POSITIVE_INFINITY)
    await sleep(random.int(0, 5 + slowness() / 4))
    const version = await versions.current(key)
    const often = random.int(1, 5) > 1
    await sleep(random.int(0, often ? 10 : 60) + random.int(0, slowness()))
    endedAt.set(load, now())
    return { version, load }
  }

  async function read(key: number, random: Random): Promise<void> {
    const began = now()
    const answer = subject.read(key, loading(key, random))
    try {
      const { value, layer } = await withinBound(answer, HUNG_MS)
      // A load of this process that was still under way when the read began
      const joined = (endedAt.get(value.load) ?? 0) >= began
      history.reads.push({
        key,
        version: value.version,
        began,
        tookMs: now() - began,
        layer: layer ?? (joined ? 'loaded' : 'valkey'),
      })
    } catch (error) {
      history.failures.push({ key, tookMs: now() - began, reason: reasonOf(error) })
    }
  }

  async function write(random: Random): Promise<void> {
    // Some keys change often, others hardly ever.
    const key = 1 + Math.floor(KEYS * (random.int(0, 999_999) / 1e6) ** 2)
    const way = ways[random.int(0, ways.length - 1)] ?? 'key'
    const version = await versions.raise(key, sleep(random.int(0, 3)))
    const known = await acknowledged(key, way, random)
    history.writes.push({ key, version, ...(known === undefined ? {} : { acknowledged: known }) })
  }

  /** When the subject had confirmed the invalidation: like an outbox, it is asked again while it cannot. */
  async function acknowledged(key: number, way: Way, random: Random): Promise<number | undefined> {
    const deadline = now() + STUBBORN_MS
    while (now() < deadline) {
      try {
        await withinBound(subject.invalidate(key, way, loading(key, random)), deadline - now())
        return now()
      } catch {
        await sleep(50)
      }
    }
    return undefined
  }

  return {
    read,
    reader: async (random, over) => {
      while (!over.aborted) {
        await read(random.int(1, KEYS), random)
        await sleep(random.int(0, 8))
      }
    },
    writer: async (random, over) => {
      while (!over.aborted) {
        await write(random)
        await sleep(random.int(10, 120))
      }
    },
    takeHistory: () => {
      const taken = history
      history = { reads: [], failures: [], writes: [] }
      return taken
    },
  }
}

async function withinBound<T>(answer: Promise<T>, boundMs: number): Promise<T> {
  const timer = new AbortController()
  const bound = sleep(boundMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error('hung')
  })
  try {
    return await Promise.race([answer, bound])
  } finally {
    bound.catch(() => {})
    timer.abort()
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message.slice(0, 60)
}
