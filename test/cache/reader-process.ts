// A process with many concurrent reads of a missing entry. Sends "ready", waits for "go", and sends the results of its reads.
// It reports each load, and counts it on the state server.
import { setTimeout as sleep } from 'node:timers/promises'
import { openCache, thing, versionIn } from '../support/caches.ts'

export interface ReaderJob {
  cacheUrl: string
  stateUrl: string
  prefix: string
  /** Number of concurrent reads. */
  count: number
  /** Duration of a load. Milliseconds. */
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
// The parent has ended.
process.once('disconnect', () => process.exit())
process.send?.('ready')
