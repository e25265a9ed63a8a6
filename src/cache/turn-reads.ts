import { Cluster } from 'iovalkey'
import { type Recording, recording, traceStep, withoutRecording } from '../recording.ts'
import type { Counts } from './counters.ts'
import { CacheRefused, type Guard } from './guard.ts'
import type { Valkey } from './valkey.ts'

/** Maximum number of keys per command, because a server runs one command at a time. */
const KEYS_AT_ONCE = 100

/** Handles the replies of one command. */
export interface Receiver<T> {
  /** Called once, before the replies are received. `ms`: duration on the server. */
  answered(ms: number): void
  /** Turns a reply into the result for all readers of the key. Counts `times` reads in `counts`. */
  receive(key: string, bytes: Buffer | null, counts: Counts | undefined, times: number): T
  /** Called when all replies have been received, or none will be. */
  end(): void
}

const ignore = () => {}

/** A key that is read in this turn, and the readers that wait for it. */
class Waiting<T> {
  readonly key: string
  readonly result: Promise<T>
  /** Counters to use, and the number of reads to count there. */
  counts: Counts | undefined = undefined
  times = 0
  /** Recordings of the requests among the readers. */
  recordings: Recording[] | undefined = undefined
  resolve: (result: T) => void = ignore
  reject: (error: unknown) => void = ignore

  constructor(key: string) {
    this.key = key
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
  }
}

/**
 * Collects the reads of one turn of the event loop and sends them together at its end: one MGET instead of many GETs, and one
 * key for all its readers. A reader never gets the reply to a command that was sent before its read. On a cluster, where keys
 * are in different slots, each key is a GET.
 */
export function createTurnReads<T>(options: {
  client: Valkey
  guard: Guard
  /** Called just before a command is sent. */
  receiver: () => Receiver<T>
}): (key: string, counts?: Counts) => Promise<T> {
  const { client, guard, receiver } = options
  const keysAtOnce = client instanceof Cluster ? 1 : KEYS_AT_ONCE
  let turn = new Map<string, Waiting<T>>()

  function send(): void {
    const waiting = Array.from(turn.values())
    turn = new Map()
    for (let i = 0; i < waiting.length; i += keysAtOnce) {
      void ask(waiting.length <= keysAtOnce ? waiting : waiting.slice(i, i + keysAtOnce))
    }
  }

  async function ask(waiting: Waiting<T>[]): Promise<void> {
    const replies = receiver()
    const sentAt = performance.now()
    try {
      const values = await guard.ask(() => get(waiting))
      record(waiting, sentAt)
      replies.answered(performance.now() - sentAt)
      let i = 0
      for (const { resolve, key, counts, times } of waiting)
        resolve(replies.receive(key, values[i++] ?? null, counts, times))
    } catch (error) {
      record(waiting, sentAt)
      if (isOfAnotherType(error)) {
        for (const { resolve, key, counts, times } of waiting) resolve(replies.receive(key, null, counts, times))
      } else for (const { reject } of waiting) reject(error)
    } finally {
      replies.end()
    }
  }

  async function get(waiting: Waiting<T>[]): Promise<(Buffer | null)[]> {
    const [first] = waiting
    if (first && waiting.length === 1) return [await client.getBuffer(first.key)]
    return client.mgetBuffer(waiting.map(({ key }) => key))
  }

  return (key, counts) => {
    // Runs after the sockets have been read, so reads that arrive together are sent together.
    if (turn.size === 0) setImmediate(withoutRecording, send)
    let waiting = turn.get(key)
    if (waiting === undefined) {
      waiting = new Waiting(key)
      turn.set(key, waiting)
    }
    if (counts !== undefined) {
      waiting.counts = counts
      waiting.times++
    }
    const request = recording()
    if (request !== undefined) waiting.recordings = [...(waiting.recordings ?? []), request]
    return waiting.result
  }
}

/** Whether another program has written a key of ours as a list or a hash. That is a miss. */
const isOfAnotherType = (error: unknown): boolean => error instanceof CacheRefused && error.refusal.code === 'WRONGTYPE'

/** Adds the command to the trace of each recorded request that it was sent for. */
function record(waiting: readonly Pick<Waiting<unknown>, 'key' | 'recordings'>[], sentAt: number): void {
  if (!waiting.some(({ recordings }) => recordings)) return
  const keysOf = new Map<Recording, string[]>()
  for (const { key, recordings = [] } of waiting) {
    for (const request of recordings) keysOf.set(request, [...(keysOf.get(request) ?? []), key])
  }
  const command = waiting.length > 1 ? 'MGET' : 'GET'
  for (const [request, keys] of keysOf) {
    request.cacheMs += performance.now() - sentAt
    const of = waiting.length > keys.length ? { of: waiting.length } : {}
    traceStep(request.trace, sentAt, { server: 'cache', command, keys, ...of })
  }
}
