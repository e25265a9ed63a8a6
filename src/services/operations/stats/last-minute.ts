import { type Counters, type Counts, noCounts } from '../../../cache/counters.ts'

/** Figures by kind of entry. */
export type ByKind = Map<string, Counts>

const MINUTE_MS = 60_000

/**
 * What was counted in the last minute: the difference to what had been counted a minute ago, of which one note is taken each
 * time that `tick` is called, once a second. A note takes 2.5 kB for each kind that is read.
 */
export function createLastMinute(counters: Counters, now: () => number = () => performance.now()) {
  let notes: { at: number; counted: ByKind }[] = [{ at: now(), counted: counters.snapshot() }]

  return {
    tick: (): void => {
      notes.push({ at: now(), counted: counters.snapshot() })
      // The newest of those that are a minute old is the one to compare with.
      const old = notes.findLastIndex(({ at }) => at <= now() - MINUTE_MS)
      if (old > 0) notes = notes.slice(old)
    },

    /** What has been counted since the oldest note: in a process that is younger, since its start. */
    since: (counted: ByKind): ByKind => {
      const before = notes[0]?.counted
      return new Map(
        [...counted].map(([kind, counts]) => {
          const then = before?.get(kind) ?? noCounts()
          return [kind, counts.map((count, slot) => count - (then[slot] ?? 0))]
        }),
      )
    },
  }
}
