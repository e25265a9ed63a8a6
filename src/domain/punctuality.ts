/** A flight with this delay or more is late, in minutes, as the US Department of Transportation counts. */
export const LATE_FROM_MINUTES = 15

/** Flights whose scheduled departure has passed, and those of them that were on time: not cancelled and not late. */
export interface Punctuality {
  due: number
  onTime: number
}

/** Share of due flights that were on time, 0 to 1 to four decimal places; null when no flight was due. */
export const onTimeShare = ({ due, onTime }: Punctuality): number | null =>
  due === 0 ? null : Math.round((10_000 * onTime) / due) / 10_000

/** The same in percent, to two decimal places. */
export const onTimePercent = ({ due, onTime }: Punctuality): number | null =>
  due === 0 ? null : Math.round((10_000 * onTime) / due) / 100
