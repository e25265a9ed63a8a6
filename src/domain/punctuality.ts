/*
 * "On time" is one rule everywhere: of the flights whose scheduled departure has passed, those neither cancelled nor late.
 * `src/db/flight-rules.ts` says it in SQL, with the threshold from here.
 */

/** A flight with this delay or more is late. Minutes, as the US Department of Transportation counts. */
export const LATE_FROM_MINUTES = 15

/** Flights whose scheduled departure has passed, and those of them that were on time: not cancelled and not late. */
export interface Punctuality {
  due: number
  onTime: number
}

/** Percentage of due flights that were on time, to two decimal places; undefined when no flight was due. */
export const onTimePercent = ({ due, onTime }: Punctuality): number | undefined =>
  due === 0 ? undefined : Math.round((10_000 * onTime) / due) / 100

/** The same as a share of 1, to four decimal places. */
export const onTimeShare = (percent: number): number => Math.round(100 * percent) / 10_000
