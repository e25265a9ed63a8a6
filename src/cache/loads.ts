import { AppError } from '../errors.ts'
import { countedLoad } from './counters.ts'
import { Absent } from './entry.ts'
import { UNTAGGED } from './generation.ts'
import type { PolicyOf } from './policy.ts'
import type { Read } from './reading.ts'
import { encode, type Stored } from './stored.ts'
import { jittered } from './ttl.ts'

/** Calls loaders and encodes their results for the cache. Limits concurrent loads. */
export interface Loads {
  /** `generation`: that of the tags of the entry. Default: it is not stored, or has no tags. */
  run<P, V>(read: Read<P, V>, generation?: number): Promise<Stored>
  /** Whether at least half of the allowed loads are running. */
  isHalfBusy(): boolean
}

export function createLoads(options: {
  policyOf: PolicyOf
  /** Milliseconds. */
  negativeTtl: number
  gzipBytes: number
  loadsAtMost: number
}): Loads {
  const { policyOf, negativeTtl, gzipBytes, loadsAtMost } = options
  let loads = 0

  /** Refuses loads above the limit. A queue would only move the wait. */
  async function bounded<T>(load: () => Promise<T>): Promise<T> {
    if (loads >= loadsAtMost) throw new AppError('unavailable', 'Too many entries are being loaded. Retry later.')
    loads++
    try {
      return await load()
    } finally {
      loads--
    }
  }

  return {
    run: async ({ entry, load, counts }, generation = UNTAGGED) => {
      const { ttl, isBounded } = policyOf(entry)
      const started = performance.now()
      const counted = () => countedLoad(counts, load)
      const loaded = await (isBounded ? bounded(counted) : counted())
      const isAbsent = loaded instanceof Absent
      return encode({
        value: isAbsent ? loaded.detail : loaded,
        found: !isAbsent,
        ttl: jittered(isAbsent ? negativeTtl : ttl),
        cost: performance.now() - started,
        gzipBytes,
        now: Date.now(),
        generation,
        until: isAbsent ? undefined : entry.freshUntil(loaded)?.getTime(),
      })
    },
    isHalfBusy: () => loads >= loadsAtMost / 2,
  }
}
