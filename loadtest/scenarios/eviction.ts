import type { Random } from '../../src/db/seed/random.ts'
import { mebibytes, percent } from '../../tools/format.ts'
import type { LoadRequest } from '../load-request.ts'
import type { Run } from '../results.ts'
import { type Scenario, Skipped, type Stage } from '../scenario.ts'

const POLICIES = ['allkeys-lru', 'allkeys-lfu', 'volatile-ttl'] as const

/** Share of the searches that fit into memory. */
const ROOM = 0.25

/** Percentage of requests whose key is used once. */
const ONCE = 20

interface Eviction {
  policy: string | null
  maxmemory: number
  usedMemory: number
}

export const eviction: Scenario = {
  name: 'eviction',
  teaches:
    'When memory is full, the policy selects the key to evict: the least recently used, the least frequently used, or the next to expire.',
  // In-process copies would hide evictions.
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
        `The cache server may use ${mebibytes(maxmemory)} MiB, room for about ${percent(ROOM, 0)} of the searches. ${ONCE} % of the requests use a key once. The sequence of requests is the same each time. All entries have the same TTL, so volatile-ttl evicts the oldest.`,
      ],
    }
  },
}

/** Returns a function that changes the policy of the cache server. The current policy is restored after the scenario. */
async function changing({ api, afterwards }: Stage) {
  const change = (wanted: Pick<Eviction, 'policy' | 'maxmemory'>) =>
    api.send<void>('PUT', '/v1/admin/cache/eviction', wanted)
  const { policy, maxmemory } = (await api.get<{ cache: Eviction }>('/v1/admin/cache/eviction')).cache
  afterwards(() => change({ policy, maxmemory }))
  return change
}

/** Memory in bytes that fits a part of all searches. */
async function limitFor({ api, flush, inventory }: Stage): Promise<number> {
  const used = async () => (await api.get<{ cache: Eviction }>('/v1/admin/cache/eviction')).cache.usedMemory
  await flush()
  const empty = await used()
  for (const { from, to, date } of inventory.searches) {
    await api.get(`/v1/flights/search?from=${from}&to=${to}&date=${date}`)
  }
  return Math.round(empty + ((await used()) - empty) * ROOM)
}

/** Searches, some of them on rare routes. */
function withOnes({ requests, inventory }: Stage): (random: Random) => LoadRequest {
  const ends = [...new Set(inventory.searches.flatMap(({ from, to }) => [from, to]))]
  const dates = [...new Set(inventory.searches.map(({ date }) => date))]
  return (random) => {
    if (random.int(0, 99) >= ONCE) return requests.search(random)
    const from = ends[random.int(0, ends.length - 1)]
    const to = ends[random.int(0, ends.length - 1)]
    if (from === to) return requests.search(random)
    return { path: `/v1/flights/search?from=${from}&to=${to}&date=${dates[random.int(0, dates.length - 1)]}` }
  }
}
