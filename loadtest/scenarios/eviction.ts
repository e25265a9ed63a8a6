import type { Random } from '../../src/db/seed/random.ts'
import { mebibytes, percent } from '../../tools/format.ts'
import type { Ask } from '../load-request.ts'
import type { Run } from '../results.ts'
import { type Scenario, Skipped, type Stage } from '../scenario.ts'

const POLICIES = ['allkeys-lru', 'allkeys-lfu', 'volatile-ttl'] as const

/** What part of all that is asked for finds room. */
const ROOM = 0.25

/** Of the requests, so many are for something that nobody asks for again: percent. */
const ONCE = 20

interface Eviction {
  policy: string | null
  maxmemory: number
  usedMemory: number
}

export const eviction: Scenario = {
  name: 'eviction',
  teaches:
    'When memory is full the policy decides what goes: the least recently used, the least often used, or what expires first.',
  // Copies in the process would hide what Valkey has lost.
  settings: { CACHE_LOCAL_TTL_MS: '0' },
  run: async (stage) => {
    const { requests, measure, flush, own } = stage
    if (!own().cache) throw new Skipped('it limits the memory of a private Valkey: run it without VALKEY_CACHE_URL')
    const change = await changing(stage)
    const maxmemory = await limitFor(stage)
    const runs: Run[] = []
    for (const policy of POLICIES) {
      await change({ policy: 'noeviction', maxmemory: 0 })
      await flush()
      await change({ policy, maxmemory })
      const source = requests.trace('eviction', withOnes(stage))
      runs.push(await measure({ name: policy, source }))
    }
    return {
      runs,
      notes: [
        `The cache server may use ${mebibytes(maxmemory)} MiB, room for about ${percent(ROOM, 0)} of what is asked for; ${ONCE} % of the requests are for something that is asked for once. The trace is the same each time. All entries live equally long, so volatile-ttl evicts what was stored first.`,
      ],
    }
  },
}

/** Changes the policy of the cache server; what it is now is put back when the scenario has ended. */
async function changing({ api, afterwards }: Stage) {
  const change = (wanted: Pick<Eviction, 'policy' | 'maxmemory'>) =>
    api.send<void>('PUT', '/v1/admin/cache/eviction', wanted)
  const { policy, maxmemory } = (await api.get<{ cache: Eviction }>('/v1/admin/cache/eviction')).cache
  afterwards(() => change({ policy, maxmemory }))
  return change
}

/** A limit of memory, bytes, under which a part of all searches finds room. */
async function limitFor({ api, flush, world }: Stage): Promise<number> {
  const used = async () => (await api.get<{ cache: Eviction }>('/v1/admin/cache/eviction')).cache.usedMemory
  await flush()
  const empty = await used()
  for (const { from, to, date } of world.searches) {
    await api.get(`/v1/flights/search?from=${from}&to=${to}&date=${date}`)
  }
  return Math.round(empty + ((await used()) - empty) * ROOM)
}

/** Searches, and among them some of routes that hardly anybody flies. */
function withOnes({ requests, world }: Stage): (random: Random) => Ask {
  const ends = [...new Set(world.searches.flatMap(({ from, to }) => [from, to]))]
  const dates = [...new Set(world.searches.map(({ date }) => date))]
  return (random) => {
    if (random.int(0, 99) >= ONCE) return requests.search(random)
    const from = ends[random.int(0, ends.length - 1)]
    const to = ends[random.int(0, ends.length - 1)]
    if (from === to) return requests.search(random)
    return { path: `/v1/flights/search?from=${from}&to=${to}&date=${dates[random.int(0, dates.length - 1)]}` }
  }
}
