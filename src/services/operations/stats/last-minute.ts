import { type Counters, type Counts, noCounts } from '../../../cache/counters.ts'

/** Figures by kind of entry. */
export type ByKind = Map<string, Counts>

const MINUTE_MS = 60_000

/**
 * Computes the counts of the last minute as the difference to a snapshot from a minute ago. `tick`, called once a second,
 * takes a snapshot of 2.5 kB per kind.
 */
export function createLastMinute(counters: Counters, now: () => number = () => performance.now()) {
  let snapshots: { at: number; counted: ByKind }[] = [{ at: now(), counted: counters.snapshot() }]

  return {
    tick: (): void => {
      snapshots.push({ at: now(), counted: counters.snapshot() })
      // The newest snapshot that is at least a minute old is the baseline.
      const old = snapshots.findLastIndex(({ at }) => at <= now() - MINUTE_MS)
      if (old > 0) snapshots = snapshots.slice(old)
    },

    /** Computes the counts since the baseline, or since the start of a younger process. */
    since: (counted: ByKind): ByKind => {
      const before = snapshots[0]?.counted
      return new Map(
        [...counted].map(([kind, counts]) => {
          const then = before?.get(kind) ?? noCounts()
          return [kind, counts.map((count, slot) => count - (then[slot] ?? 0))]
        }),
      )
    },
  }
}
