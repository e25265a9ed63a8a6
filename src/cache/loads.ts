import { countedLoad } from './counters.ts'
import { Absent } from './entry.ts'
import { UNTAGGED } from './generation.ts'
import { createLoadSlots } from './load-slots.ts'
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
  const slots = createLoadSlots(loadsAtMost)

  return {
    run: async ({ entry, load, counts, options: readOptions }, generation = UNTAGGED) => {
      const { ttl, isBounded } = policyOf(entry)
      const started = performance.now()
      const counted = () => countedLoad(counts, load)
      const loaded = await (isBounded ? slots.run(readOptions?.address?.(), counted) : counted())
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
    isHalfBusy: slots.isHalfBusy,
  }
}
