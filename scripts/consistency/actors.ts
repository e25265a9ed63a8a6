import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../src/db/seed/random.ts'
import { now } from './clock.ts'
import { KEYS, type Versions } from './database.ts'
import type { History } from './history.ts'
import { type Subject, type Versioned, type Way, ways } from './subject.ts'

/** Time limit of a read. Milliseconds. */
const HUNG_MS = 10_000
/** Time for retries of an invalidation after its write has committed. Milliseconds. */
const RETRY_MS = 20_000

export interface ActorOptions {
  subject: Subject
  versions: Versions
  /** Name of the process, which is part of the names of its loads. */
  name: string
  /** Current delay of loads in milliseconds. */
  slowness: () => number
}

export interface Actors {
  /** Reads keys, one after the other, until `over`. */
  reader(random: Random, over: AbortSignal): Promise<void>
  /** Changes keys, one after the other, until `over`. Retries each invalidation until the subject confirms it. */
  writer(random: Random, over: AbortSignal): Promise<void>
  /** Reads one key. */
  read(key: number, random: Random): Promise<void>
  /** Returns the events since the last call. */
  takeHistory(): History
}

/** The readers and writers of one process. */
export function createActors(options: ActorOptions): Actors {
  let history = emptyHistory()
  const load = createLoads(options)
  const read = async (key: number, random: Random) => {
    const result = await readOnce(options.subject, key, load, random)
    if ('reason' in result) history.failures.push(result)
    else history.reads.push(result)
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
        history.writes.push(await write(options, load, random))
        await sleep(random.int(10, 120))
      }
    },
    takeHistory: () => {
      const taken = history
      history = emptyHistory()
      return taken
    },
  }
}

const emptyHistory = (): History => ({ reads: [], failures: [], writes: [] })

type Loads = ReturnType<typeof createLoads>

/** Loads of this process, with their end times. */
function createLoads({ versions, name, slowness }: ActorOptions) {
  const endedAt = new Map<string, number>()
  return {
    /** Reads the version, and returns it late: like a slow database, or a busy process. */
    of: (key: number, random: Random) => async (): Promise<Versioned> => {
      const load = `${name}/${endedAt.size}`
      endedAt.set(load, Number.POSITIVE_INFINITY)
      await sleep(random.int(0, 5 + slowness() / 4))
      const version = await versions.current(key)
      const often = random.int(1, 5) > 1
      await sleep(random.int(0, often ? 10 : 60) + random.int(0, slowness()))
      endedAt.set(load, now())
      return { version, load }
    },
    /** Whether this is a load of this process that was still running at `instant`. */
    ranAt: (load: string, instant: number) => (endedAt.get(load) ?? 0) >= instant,
  }
}

async function readOnce(
  subject: Subject,
  key: number,
  loads: Loads,
  random: Random,
): Promise<History['reads'][number] | History['failures'][number]> {
  const began = now()
  try {
    const { value, layer } = await withinBound(subject.read(key, loads.of(key, random)), HUNG_MS)
    return {
      key,
      version: value.version,
      began,
      tookMs: now() - began,
      layer: layer ?? (loads.ranAt(value.load, began) ? 'loaded' : 'valkey'),
    }
  } catch (error) {
    return { key, tookMs: now() - began, reason: reasonOf(error) }
  }
}

async function write(
  { subject, versions }: ActorOptions,
  loads: Loads,
  random: Random,
): Promise<History['writes'][number]> {
  // Some keys change often, others rarely.
  const key = 1 + Math.floor(KEYS * (random.int(0, 999_999) / 1e6) ** 2)
  const way = ways[random.int(0, ways.length - 1)] ?? 'key'
  const version = await versions.raise(key, sleep(random.int(0, 3)))
  const acknowledged = await invalidate(subject, key, way, loads.of(key, random))
  return { key, version, ...(acknowledged === undefined ? {} : { acknowledged }) }
}

/** Invalidates through the subject, and retries like an outbox until the subject confirms. Returns the time of the confirmation. */
async function invalidate(
  subject: Subject,
  key: number,
  way: Way,
  load: () => Promise<Versioned>,
): Promise<number | undefined> {
  const deadline = now() + RETRY_MS
  while (now() < deadline) {
    try {
      await withinBound(subject.invalidate(key, way, load), deadline - now())
      return now()
    } catch {
      await sleep(50)
    }
  }
  return undefined
}

async function withinBound<T>(result: Promise<T>, boundMs: number): Promise<T> {
  const timer = new AbortController()
  const bound = sleep(boundMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error('hung')
  })
  try {
    return await Promise.race([result, bound])
  } finally {
    bound.catch(() => {})
    timer.abort()
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message.slice(0, 60)
}
