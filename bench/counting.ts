/**
 * What counting costs a hit: `Cache.read` as it is, beside a copy of the cache in which nothing is counted or timed, in
 * alternating rounds on one Valkey. Prints the median of the ratios, pair by pair; one between 0.95 and 1.05 is noise.
 * `npm run bench:counting`.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as CacheModule from '../src/cache/cache.ts'
import { entry } from '../src/cache/entry.ts'
import { createGuard } from '../src/cache/guard.ts'
import { connectValkey, whenReady } from '../src/cache/valkey.ts'
import { startTestValkey } from '../test/support/servers.ts'
import { until } from '../test/support/until.ts'

const ROUNDS = 41
const LOCAL_READS = 200_000
const VALKEY_TURNS = 400
const READS_A_TURN = 50

/** What stands in the sources, and what stands there where nothing is counted. */
const takenOut: [file: string, from: string, to: string][] = [
  ['counters.ts', 'counts[slot] = (counts[slot] ?? 0) + 1', ''],
  ['counters.ts', 'counts[at] = (counts[at] ?? 0) + ms * times', 'return'],
  ['cache.ts', '((reads[ended.local] ?? 0) & (ONE_IN - 1)) === 0', 'false'],
  ['cache.ts', 'count(reads, read.collapsed ? ended.collapsed : ended[read.how])', ''],
  ['cache.ts', 'if (!read.value.found) count(reads, slots.absent)', ''],
  ['turn-reads.ts', 'answers.answered(performance.now() - sentAt)', ''],
  ['entry-store.ts', "if (value && counts) time(counts, 'hitTime', took, times)", ''],
]

const local = entry<{ id: string }, { body: string }>({
  kind: 'thing',
  pattern: 'thing:*',
  key: ({ id }) => `thing:${id}`,
  ttl: 'search',
  local: true,
})
const distant = { ...local, local: false }
const load = async () => ({ body: 'x'.repeat(4_000) })

const folder = mkdtempSync(join(tmpdir(), 'bench-counting-'))
const [cacheServer, stateServer] = [await startTestValkey({ role: 'cache' }), await startTestValkey({ role: 'state' })]
const counting = await open('src/cache', 'counting:')
const silent = await open(withoutCounting(), 'silent:')

console.log(`Median of ${ROUNDS} ratios, counting to not counting, of processor time:`)
console.log(`a hit that a copy answers   ${await ratio(({ readLocal }) => readLocal())}`)
console.log(`a hit that Valkey answers   ${await ratio(({ readDistant }) => readDistant())}`)

for (const { close } of [counting, silent]) close()
await Promise.all([cacheServer.close(), stateServer.close()])
rmSync(folder, { recursive: true })
process.exit()

function withoutCounting(): string {
  cpSync('src', join(folder, 'src'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const [file, from, to] of takenOut) {
    const path = join(folder, 'src/cache', file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`)
    writeFileSync(path, text.replace(from, to))
  }
  return join(folder, 'src/cache')
}

async function open(sources: string, prefix: string) {
  const { createCache } = (await import(pathToFileURL(resolve(sources, 'cache.ts')).href)) as typeof CacheModule
  const [cache, state] = [cacheServer, stateServer].map(({ url }) => {
    const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
    return { client: connectValkey({ url, name: 'bench', onError: () => {} }), guard, patient: guard }
  }) as [CacheModule.Guarded, CacheModule.Guarded]
  await Promise.all([whenReady(cache.client, 10_000), whenReady(state.client, 10_000)])
  const ttl = 3_600_000
  const opened = createCache({
    cacheServer: cache,
    stateServer: state,
    prefix,
    leaseMs: 5_000,
    waitMs: 5_000,
    gzipBytes: 1 << 20,
    loadsAtMost: 100,
    grace: { whileRevalidate: 0, ifError: 0 },
    softTimeoutMs: 500,
    onRefreshFailed: () => {},
    ttls: {
      static: ttl,
      'semi-static': ttl,
      business: ttl,
      search: ttl,
      seats: ttl,
      personal: ttl,
      'real-time': ttl,
      negative: ttl,
      raw: ttl,
      aggregated: ttl,
      analytics: ttl,
    },
    copies: { entries: [local], ttlMs: 600_000, bytesAtMost: 1 << 24 },
  })
  const read = (of: typeof local) => opened.read(of, { id: '1' }, load)
  await until(async () => (await read(local)).how === 'local')
  return {
    readLocal: async () => {
      for (let i = 0; i < LOCAL_READS; i++) await read(local)
    },
    readDistant: async () => {
      for (let turn = 0; turn < VALKEY_TURNS; turn++) {
        await Promise.all(Array.from({ length: READS_A_TURN }, (_, i) => opened.read(distant, { id: `${i}` }, load)))
      }
    },
    close: () => opened.close(),
  }
}

async function ratio(work: (variant: typeof counting) => Promise<void>): Promise<string> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Which of them goes first alternates.
    const [first, second] = round % 2 === 0 ? [counting, silent] : [silent, counting]
    const [one, other] = [await cpu(() => work(first)), await cpu(() => work(second))]
    if (round > 2) ratios.push(round % 2 === 0 ? one / other : other / one)
  }
  const sorted = ratios.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN).toFixed(3)
  return `${at(0.5)} (quartiles ${at(0.25)} and ${at(0.75)})`
}

async function cpu(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
