// A process that reads a missing entry many times at once. Says "ready", waits for "go", and says what its reads were
// answered; while it loads it counts the load on the state server and says so.
import { setTimeout as sleep } from 'node:timers/promises'
import { openCache, thing, versionIn } from '../support/caches.ts'

export interface ReaderJob {
  cacheUrl: string
  stateUrl: string
  prefix: string
  /** How many reads at once. */
  count: number
  /** How long the load takes, milliseconds. */
  loadMs: number
  leaseMs: number
}

const { count, loadMs, ...options } = JSON.parse(process.argv[2] ?? '') as ReaderJob
const cache = await openCache(options)

async function load() {
  await cache.stateClient.incr(`${cache.prefix}loads`)
  if (loadMs > 60_000) process.send?.('loading')
  await sleep(loadMs)
  return { version: 1 }
}

process.once('message', async () => {
  const reads = Array.from({ length: count }, () => versionIn(cache.read(thing, { id: '1' }, load)))
  process.send?.({ versions: await Promise.all(reads) })
  await cache.close()
  process.disconnect()
})
// The test is gone: so is the reason to be here.
process.once('disconnect', () => process.exit())
process.send?.('ready')
