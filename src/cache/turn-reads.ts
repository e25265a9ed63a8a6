import { Cluster } from 'iovalkey'
import { type Recording, recording, traceStep, withoutRecording } from '../recording.ts'
import type { Counts } from './counters.ts'
import type { Guard } from './guard.ts'
import type { Valkey } from './valkey.ts'

/** How many keys one command asks for at most: a server does one command at a time. */
const KEYS_AT_ONCE = 100

/** What is done with the answers of one command. */
export interface Receiver<T> {
  /** Called once, before the answers are received: how long the server took for them, milliseconds. */
  answered(ms: number): void
  /** Makes of an answer what those who asked for it are given. */
  receive(key: string, bytes: Buffer | null, askedBy: Askers): T
  /** All answers have been received, or none will be. */
  end(): void
}

/** Those readers of a key who are to be counted. */
export interface Askers {
  /** Where; undefined when there is none. */
  counts: Counts | undefined
  times: number
}

/** A key that is asked for, and what to do with the answer. */
interface Asked<T> extends Askers {
  key: string
  resolve: (answer: T) => void
  reject: (error: unknown) => void
  /** The requests that want it and are recorded. */
  recordings: Recording[] | undefined
  answer: Promise<T>
}

/**
 * Reads of one turn of the event loop, sent together at its end: one MGET instead of many GETs, and one question for all
 * who want the same key. Nobody is given an answer to a question that was sent before they asked. In a cluster, where
 * keys are in different slots, each is asked for by itself.
 */
export function createTurnReads<T>(options: {
  client: Valkey
  guard: Guard
  /** Called just before a command is sent. */
  receiver: () => Receiver<T>
}): (key: string, counts?: Counts) => Promise<T> {
  const { client, guard, receiver } = options
  const keysAtOnce = client instanceof Cluster ? 1 : KEYS_AT_ONCE
  let turn = new Map<string, Asked<T>>()

  function send(): void {
    const asked = [...turn.values()]
    turn = new Map()
    if (asked.length <= keysAtOnce) void ask(asked)
    else for (let i = 0; i < asked.length; i += keysAtOnce) void ask(asked.slice(i, i + keysAtOnce))
  }

  async function ask(asked: Asked<T>[]): Promise<void> {
    const answers = receiver()
    const sentAt = performance.now()
    try {
      const values = await guard.ask(() => get(asked))
      record(asked, sentAt)
      answers.answered(performance.now() - sentAt)
      asked.forEach((each, i) => {
        each.resolve(answers.receive(each.key, values[i] ?? null, each))
      })
    } catch (error) {
      record(asked, sentAt)
      for (const { reject } of asked) reject(error)
    } finally {
      answers.end()
    }
  }

  async function get(asked: Asked<T>[]): Promise<(Buffer | null)[]> {
    const [first] = asked
    if (first && asked.length === 1) return [await client.getBuffer(first.key)]
    return client.mgetBuffer(asked.map(({ key }) => key))
  }

  return (key, counts) => {
    // After the sockets have been read: what arrived together is sent together.
    if (turn.size === 0) setImmediate(withoutRecording, send)
    const request = recording()
    let asked = turn.get(key)
    if (asked === undefined) {
      asked = askedFor(key)
      turn.set(key, asked)
    }
    if (counts !== undefined) {
      asked.counts = counts
      asked.times++
    }
    if (request) asked.recordings = [...(asked.recordings ?? []), request]
    return asked.answer
  }
}

function askedFor<T>(key: string): Asked<T> {
  const ignore = () => {}
  const asked: Omit<Asked<T>, 'answer'> = {
    key,
    counts: undefined,
    times: 0,
    resolve: ignore,
    reject: ignore,
    recordings: undefined,
  }
  const answer = new Promise<T>((resolve, reject) => {
    asked.resolve = resolve
    asked.reject = reject
  })
  return Object.assign(asked, { answer })
}

/** Tells each recorded request of the command that was sent for it, and for others. */
function record(asked: readonly Pick<Asked<never>, 'key' | 'recordings'>[], sentAt: number): void {
  if (!asked.some(({ recordings }) => recordings)) return
  const keysOf = new Map<Recording, string[]>()
  for (const { key, recordings = [] } of asked) {
    for (const request of recordings) keysOf.set(request, [...(keysOf.get(request) ?? []), key])
  }
  const command = asked.length > 1 ? 'MGET' : 'GET'
  for (const [request, keys] of keysOf) {
    request.cacheMs += performance.now() - sentAt
    const of = asked.length > keys.length ? { of: asked.length } : {}
    traceStep(request.trace, sentAt, { server: 'cache', command, keys, ...of })
  }
}
