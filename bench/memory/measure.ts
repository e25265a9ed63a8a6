import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'iovalkey'
import { occurrences } from '../../tools/statistics.ts'
import { infoField } from '../../tools/valkey-info.ts'
import type { Form, Read } from './forms.ts'

const AT_ONCE = 500

export interface Size {
  /** Average of `MEMORY USAGE`, bytes per item. */
  usage: number
  /** Growth of `used_memory`, bytes per item. */
  grown: number
  /** Number of items of each encoding, most frequent first. */
  encodings: [string, number][]
}

const keyOf = (index: number) => `flight:${1_000 + index}:bench`

/**
 * Writes things in one form into the client's empty database, measures their size there, and leaves them for reads. `ttlMs` is
 * their TTL in milliseconds; 0: no expiry.
 */
export async function weigh<Thing>(
  client: Redis,
  form: Pick<Form<Thing>, 'settings' | 'write'>,
  things: readonly Thing[],
  ttlMs = 3_600_000,
): Promise<Size> {
  const before = await settled(client)
  await configured(client, form.settings ?? {}, async () => {
    for (let i = 0; i < things.length; i += AT_ONCE) {
      const pipeline = client.pipeline()
      for (const [offset, thing] of things.slice(i, i + AT_ONCE).entries()) {
        await form.write(pipeline, keyOf(i + offset), thing)
        if (ttlMs > 0) pipeline.pexpire(keyOf(i + offset), ttlMs)
      }
      await run(pipeline)
    }
  })
  const grown = ((await settled(client)) - before) / things.length
  const keys = things.map((_, i) => keyOf(i))
  const usages = await each(client, keys, (pipeline, key) => pipeline.memory('USAGE', key, 'SAMPLES', 0))
  const encodings = await each(client, keys, (pipeline, key) => pipeline.object('ENCODING', key))
  return {
    usage: usages.reduce((sum: number, usage) => sum + Number(usage), 0) / things.length,
    grown,
    encodings: [...occurrences(encodings.map(String))].sort(([, a], [, b]) => b - a),
  }
}

/**
 * Processor time to read one of the written items, in microseconds: of the server and of this process together. It does not
 * include waiting for the network or for other programs.
 */
export async function timeRead(client: Redis, { ask, use }: Read, count: number, reads: number): Promise<number> {
  const before = await processorTime(client)
  for (let done = 0; done < reads; done += AT_ONCE) {
    const keys = Array.from({ length: AT_ONCE }, (_, i) => keyOf((done + i * 7919) % count))
    for (const reply of await each(client, keys, ask)) use(reply)
  }
  return ((await processorTime(client)) - before) / reads
}

/** Processor time of this process and the server since they began, in microseconds. */
async function processorTime(client: Redis): Promise<number> {
  const info = await client.info('cpu')
  const seconds = (name: string) => Number(infoField(info, name))
  const { user, system } = process.cpuUsage()
  return user + system + 1_000_000 * (seconds('used_cpu_user') + seconds('used_cpu_sys'))
}

/** Used memory in bytes, once it is stable: tables of keys grow in steps, in the background. */
async function settled(client: Redis): Promise<number> {
  const used = async () => Number(infoField(await client.info('memory'), 'used_memory'))
  for (let last = -1, same = 0; ; ) {
    const now = await used()
    same = now === last ? same + 1 : 0
    if (same === 3) return now
    last = now
    await pause(100)
  }
}

/** Runs `work` under other settings of the server, then restores them. */
async function configured<T>(client: Redis, settings: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before: [string, string][] = []
  for (const [name, value] of Object.entries(settings)) {
    const [, was] = (await client.config('GET', name)) as [string, string]
    before.push([name, was])
    await client.config('SET', name, value)
  }
  try {
    return await work()
  } finally {
    for (const [name, was] of before) await client.config('SET', name, was)
  }
}

async function each(client: Redis, keys: readonly string[], ask: Read['ask']): Promise<unknown[]> {
  const pipeline = client.pipeline()
  for (const key of keys) ask(pipeline, key)
  return run(pipeline)
}

async function run(pipeline: ReturnType<Redis['pipeline']>): Promise<unknown[]> {
  const replies = (await pipeline.exec()) ?? []
  return replies.map(([error, reply]) => {
    if (error) throw error
    return reply
  })
}
