import type { Cache, CacheOptions, CopiesOptions } from './contract.ts'
import { createCounters } from './counters.ts'
import { Absent, type Entry } from './entry.ts'
import { createEntryStore } from './entry-store.ts'
import { unwatched } from './generation.ts'
import { createInvalidate } from './invalidate.ts'
import { createLeasedLoad } from './leased-load.ts'
import { createLoads } from './loads.ts'
import { createLocalCopies } from './local-copies.ts'
import { createPolicyOf } from './policy.ts'
import { createRead } from './read.ts'
import { createReadOnMiss } from './read-on-miss.ts'
import type { Loaded, ReadOptions } from './reading.ts'
import { createRefresh } from './refresh.ts'
import { createServe } from './serve.ts'
import { createOwnFlights, createSingleFlight } from './single-flight.ts'
import { jsonBytes } from './stored.ts'
import { createTagIndex } from './tag-index.ts'
import { createTracker } from './tracker.ts'
import type { Valkey } from './valkey.ts'

export type { Cache, CacheOptions, CacheRead, CopiesOptions, Guarded, Stale } from './contract.ts'
export { type Directive, type ReadOptions, unstored } from './reading.ts'

/** Maximum age of an unseen change before this process stops using its copies. Milliseconds. */
const TRUST_MS = 1_000

/**
 * Cache-aside without stale fills and without stampedes. At most one process loads a missing entry, once for all its readers.
 * While the cache is unavailable, each process loads, still once for all its readers.
 */
export function createCache(options: CacheOptions): Cache {
  const { prefix, ttls, softTimeoutMs, stateServer, cacheServer, generation = unwatched } = options
  const { counters = createCounters() } = options
  const local = options.copies && openCopies({ ...options.copies, client: cacheServer.client, prefix })
  const copies = local?.copies
  if (copies) generation.onChange(() => copies.drop(undefined))
  const entries = createEntryStore({ ...cacheServer, prefix, copies, generation })
  const tagIndex = createTagIndex({ ...stateServer, prefix, keysAtMost: options.keysPerTag })
  const flights = options.stampedeProtection === false ? createOwnFlights<Loaded>() : createSingleFlight<Loaded>()
  const policyOf = createPolicyOf(options)
  const { gzipBytes, loadsAtMost, onRefreshFailed, probe } = options
  const negativeTtl = ttls.negative
  const loads = createLoads({ policyOf, negativeTtl, gzipBytes, loadsAtMost })
  const leasedLoad = createLeasedLoad({ entries, tagIndex, loads, policyOf, negativeTtl, generation, probe })
  const refresh = createRefresh({ entries, leasedLoad, loads, policyOf, onRefreshFailed })
  const serve = createServe({ refresh, policyOf })
  const read = createRead({
    prefix,
    counters,
    copies,
    entries,
    serve,
    arrive: flights.arrive,
    onMiss: createReadOnMiss({ entries, serve, flights, leasedLoad, policyOf, softTimeoutMs }),
  })
  const { invalidate, beginInvalidation } = createInvalidate({ prefix, entries, tagIndex, copies })
  return {
    read,
    value: async <P, V>(entry: Entry<P, V>, params: P, load: () => Promise<V | Absent>, readOptions?: ReadOptions) => {
      const { value } = await read(entry, params, load, readOptions)
      const parsed = JSON.parse((await jsonBytes(value)).toString())
      return value.found ? (parsed as V) : new Absent(parsed)
    },
    invalidate,
    beginInvalidation,
    writeThrough: async (entry, params, load, alsoStale = {}) => {
      await invalidate({ ...alsoStale, keys: [...(alsoStale.keys ?? []), entry.key(params)] })
      return read(entry, params, load, { directive: 'no-cache', unasked: true })
    },
    close: () => local?.close(),
  }
}

/** Opens the in-process copies and the tracker that invalidates them. */
function openCopies(options: CopiesOptions & { client: Valkey; prefix: string }) {
  const { entries, ttlMs, bytesAtMost, client, prefix } = options
  const prefixes = entries.filter(({ local }) => local).map(({ pattern }) => prefix + pattern.replace(/[*?[].*/, ''))
  const copies = createLocalCopies({ prefixes, ttlMs, bytesAtMost, trustedUntil: () => tracker.trustedUntil() })
  const tracker = createTracker({ client, prefixes, boundMs: Math.min(ttlMs, TRUST_MS), onChange: copies.drop })
  return { copies, close: tracker.close }
}
