import { LRUCache } from 'lru-cache'
import { IANAZone } from 'luxon'

const DAY_MS = 86_400_000
/** Number of days ahead in which a change is searched. */
const HORIZON_DAYS = 40

/** Offsets of a zone on one UTC day, in minutes: `before` the change and from it on. Without a change both are the same. */
interface DayOffsets {
  before: number
  after: number
  /** Milliseconds since 1970. */
  changesAt: number
}

/** By zone and UTC day. A few hundred zones and the days of a timetable. */
const offsets = new LRUCache<string, DayOffsets>({ max: 10_000 })

/** Minutes by which clocks of a zone are ahead of UTC at an instant. */
export function offsetMinutes(zone: string, at: Date): number {
  const ms = at.getTime()
  const day = Math.floor(ms / DAY_MS)
  const key = `${zone}:${day}`
  let found = offsets.get(key)
  if (found === undefined) {
    found = offsetsOn(zone, day * DAY_MS)
    offsets.set(key, found)
  }
  return ms < found.changesAt ? found.before : found.after
}

/** Returns the instant from which the offset of a zone differs from that at `from`; undefined if it is the same at `to`. */
export function changeBetween(zone: string, { from, to }: { from: number; to: number }): number | undefined {
  const before = offsetAt(zone, from)
  if (offsetAt(zone, to) === before) return undefined
  let [same, changed] = [from, to]
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2)
    if (offsetAt(zone, middle) === before) same = middle
    else changed = middle
  }
  return changed
}

/** Returns the next change of a zone's offset, or the end of the next 40 days if there is no earlier change. */
export function offsetHoldsUntil(zone: string, after: Date): Date {
  const begin = after.getTime()
  const end = begin + HORIZON_DAYS * DAY_MS
  for (let from = begin; from < end; from += DAY_MS) {
    const change = changeBetween(zone, { from, to: from + DAY_MS })
    if (change !== undefined) return new Date(change)
  }
  return new Date(end)
}

function offsetsOn(zone: string, from: number): DayOffsets {
  const to = from + DAY_MS
  return {
    before: offsetAt(zone, from),
    after: offsetAt(zone, to),
    changesAt: changeBetween(zone, { from, to }) ?? to,
  }
}

/** Asks the date library. Whole minutes, because RFC 3339 has no seconds in an offset; zones had them before 1972. */
const offsetAt = (zone: string, ms: number): number => Math.round(IANAZone.create(zone).offset(ms))
