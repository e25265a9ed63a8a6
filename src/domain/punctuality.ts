/*
 * The rule for "on time". A flight is due when its scheduled departure has passed. A due flight is on time if it is neither
 * cancelled nor late. `src/db/flight-rules.ts` has the same rule in SQL, with the threshold from here.
 */

/** A flight with this delay or more is late. Minutes, as the US Department of Transportation counts. */
export const LATE_FROM_MINUTES = 15

/** Number of due flights, and of on-time flights among them. */
export interface Punctuality {
  due: number
  onTime: number
}

/** Percentage of due flights that were on time, to two decimal places; undefined when no flight was due. */
export const onTimePercent = ({ due, onTime }: Punctuality): number | undefined =>
  due === 0 ? undefined : Math.round((10_000 * onTime) / due) / 100

/** The same as a share of 1, to four decimal places. */
export const onTimeShare = (percent: number): number => Math.round(100 * percent) / 10_000
