import { traceDecision } from '../recording.ts'
import type { CacheRead } from './contract.ts'
import type { PolicyOf } from './policy.ts'
import type { Read } from './reading.ts'
import { isDueEarly, type Refresh } from './refresh.ts'
import type { Stored } from './stored.ts'

/**
 * Serves a value that was found, if it may be served: fresh, or stale within the entry's grace. Starts a background refresh
 * when one is due. Undefined means that the read has to load.
 */
export type Serve = <P, V>(read: Read<P, V>, value: Stored, how: 'hit' | 'local') => CacheRead | undefined

export function createServe({ refresh, policyOf }: { refresh: Refresh; policyOf: PolicyOf }): Serve {
  return (read, value, how) => {
    const { key } = read
    const now = Date.now()
    if (now < value.freshUntil) {
      if (isDueEarly(value, now)) {
        void refresh(read, value)
        traceDecision(key, `${how}, refreshed early`)
      } else traceDecision(key, how)
      return { key, value, how, stored: true, collapsed: false }
    }
    const staleUntil = value.freshUntil + policyOf(read.entry).grace.whileRevalidate
    if (how === 'local' || now >= staleUntil || now >= value.serveUntil) return undefined
    void refresh(read, value)
    traceDecision(key, 'stale')
    return { key, value, how: 'stale', stored: true, collapsed: false }
  }
}
