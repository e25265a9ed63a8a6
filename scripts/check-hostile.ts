/**
 * Checks that hostile clients harm no others: `npm run check:hostile`. Sends many public GETs with made-up parameters to a service
 * on private servers with default settings. Ends with status 1 when entries of other clients are lost, when a read is not
 * stored, or when the state server grows without bound.
 */
import { createCommand, option, wholeNumber } from '../tools/command-line.ts'
import { percent } from '../tools/format.ts'
import { hostileGet } from './hostile/gets.ts'
import { hotAddresses, readOf } from './hostile/hot.ts'
import { openHostileService, type Usage } from './hostile/service.ts'

const ANCHOR = '2025-12-15'
/** Reads of each hot entry before the attack, for the frequency counter of the server. */
const WARM_READS = 20
/** Number of hostile GETs between two lines of progress. */
const REPORT_EVERY = 10_000
/** Maximum loss of hit ratio, and growth of the state server for each hostile GET. */
const LOSS_AT_MOST = 0.01
const STATE_BYTES_AT_MOST = 100

const { gets, lanes } = createCommand('check:hostile', 'Sends hostile GETs and measures their effect on other clients.')
  .addOption(option('--gets <n>', 'number of hostile GETs', wholeNumber(100, 10_000_000)).default(100_000))
  .addOption(option('--lanes <n>', 'concurrent requests', wholeNumber(1, 1_000)).default(16))
  .parse()
  .opts<{ gets: number; lanes: number }>()

const service = await openHostileService(ANCHOR)
try {
  const hot = hotAddresses(ANCHOR)
  for (let i = 0; i < WARM_READS; i++) await inLanes(hot.length, async (n) => void (await service.get(hot[n] ?? '')))
  const ratioBefore = await hitRatio(hot)
  const before = await service.usage()

  const reads = new Map<string, number>()
  const statuses = new Map<number, number>()
  const started = performance.now()
  await inLanes(gets, async (i) => {
    const { statusCode, headers } = await service.get(hostileGet(i))
    const status = headers['cache-status']
    const read = status === undefined ? 'no entry' : readOf(String(status))
    reads.set(read, (reads.get(read) ?? 0) + 1)
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
    if ((i + 1) % REPORT_EVERY === 0) console.error(`${i + 1} of ${gets} …`)
  })
  const seconds = (performance.now() - started) / 1000

  const ratioAfter = await hitRatio(hot)
  const after = await service.usage()
  console.log(`${gets} hostile GETs in ${seconds.toFixed(0)} s: ${list(statuses)}; entries: ${list(reads)}`)
  console.log(
    `hit ratio of ${hot.length} hot addresses: ${percent(ratioBefore, 1)} before, ${percent(ratioAfter, 1)} after`,
  )
  report('cache server', before.cache, after.cache)
  report('state server', before.state, after.state)
  const growth = (after.state.bytes - before.state.bytes) / gets
  console.log(`state server: ${growth.toFixed(1)} bytes for each hostile GET`)

  const tags = [...after.state.keys].filter(([kind]) => kind.startsWith('tag:'))
  const wrong = [
    ...(ratioBefore - ratioAfter > LOSS_AT_MOST ? ['hot entries were displaced'] : []),
    ...((reads.get('not stored') ?? 0) > 0 ? ['reads were not stored'] : []),
    ...(growth > STATE_BYTES_AT_MOST ? ['the state server grew'] : []),
    ...(tags.length > 0 ? ['tags were registered'] : []),
  ]
  console.log(wrong.length === 0 ? 'kept' : `BROKEN: ${wrong.join('; ')}`)
  if (wrong.length > 0) process.exitCode = 1
} finally {
  await service.close()
}

/** Reads each address once, and returns the share of hits. */
async function hitRatio(addresses: readonly string[]): Promise<number> {
  let hits = 0
  await inLanes(addresses.length, async (n) => {
    const { headers } = await service.get(addresses[n] ?? '')
    if (readOf(String(headers['cache-status'])) === 'hit') hits++
  })
  return hits / addresses.length
}

async function inLanes(count: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

function report(name: string, before: Usage, after: Usage): void {
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
  const grown = [...after.keys]
    .map(([kind, count]): [string, number] => [kind, count - (before.keys.get(kind) ?? 0)])
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])
  console.log(
    `${name}: ${megabytes(before.bytes)} before, ${megabytes(after.bytes)} after; new keys: ${list(grown.slice(0, 12))}`,
  )
}

function list(counts: Iterable<readonly [string | number, number]>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none'
}
