import { IANAZone } from 'luxon'

const DAY_MS = 86_400_000
/** Number of days ahead in which a change is searched. */
const HORIZON_DAYS = 40

/** Minutes by which clocks of a zone are ahead of UTC at an instant. */
export const offsetMinutes = (zone: string, at: Date): number => IANAZone.create(zone).offset(at.getTime())

/** Returns the next change of a zone's offset, or the end of the next 40 days if there is no earlier change. */
export function offsetHoldsUntil(zone: string, after: Date): Date {
  const isSame = (ms: number) => offsetMinutes(zone, new Date(ms)) === offsetMinutes(zone, after)
  let before = after.getTime()
  const end = before + HORIZON_DAYS * DAY_MS
  while (before < end && isSame(before + DAY_MS)) before += DAY_MS
  if (before >= end) return new Date(end)
  for (let changed = before + DAY_MS; changed - before > 1; ) {
    const middle = Math.floor((before + changed) / 2)
    if (isSame(middle)) before = middle
    else changed = middle
  }
  return new Date(before + 1)
}
