import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'iovalkey'
import type { Form, Read } from './forms.ts'

const AT_ONCE = 500

export interface Size {
  /** Bytes an item: what MEMORY USAGE says, on average. */
  usage: number
  /** Bytes an item by which `used_memory` grew. */
  grown: number
  /** Encodings with the number of items that have them, most frequent first. */
  encodings: [string, number][]
}

const keyOf = (index: number) => `flight:${1_000 + index}:bench`

/**
 * Writes things in one form into the client's database, which is empty, and weighs them there. They stay for reading. `ttlMs`:
 * when they expire, as all entries of the service do; 0 is never.
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
  const counts = new Map<string, number>()
  for (const encoding of await each(client, keys, (pipeline, key) => pipeline.object('ENCODING', key))) {
    counts.set(String(encoding), (counts.get(String(encoding)) ?? 0) + 1)
  }
  return {
    usage: usages.reduce((sum: number, usage) => sum + Number(usage), 0) / things.length,
    grown,
    encodings: [...counts].sort(([, a], [, b]) => b - a),
  }
}

/**
 * What reading one of the written items takes, microseconds of processor time: of the server and of this process together,
 * without waiting for the network or for whatever else runs on the machine.
 */
export async function timeRead(client: Redis, { ask, use }: Read, count: number, reads: number): Promise<number> {
  const before = await processorTime(client)
  for (let done = 0; done < reads; done += AT_ONCE) {
    const keys = Array.from({ length: AT_ONCE }, (_, i) => keyOf((done + i * 7919) % count))
    for (const reply of await each(client, keys, ask)) use(reply)
  }
  return ((await processorTime(client)) - before) / reads
}

/** Microseconds. */
async function processorTime(client: Redis): Promise<number> {
  const info = await client.info('cpu')
  const seconds = (name: string) => Number(new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1])
  const { user, system } = process.cpuUsage()
  return user + system + 1_000_000 * (seconds('used_cpu_user') + seconds('used_cpu_sys'))
}

/** The used memory, once it does not change any more: tables of keys grow in steps, in the background. */
async function settled(client: Redis): Promise<number> {
  const used = async () => Number(/^used_memory:(\d+)/m.exec(await client.info('memory'))?.[1])
  for (let last = -1, same = 0; ; ) {
    const now = await used()
    same = now === last ? same + 1 : 0
    if (same === 3) return now
    last = now
    await pause(100)
  }
}

/** Does some work while the server is set otherwise. */
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
