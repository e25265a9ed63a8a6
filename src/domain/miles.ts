export const KILOMETRES_PER_MILE = 1.609344

/** Rounds the distance of one flight to whole statute miles. Each flight is rounded before any sum. */
export const milesOf = (kilometres: number): number => Math.round(kilometres / KILOMETRES_PER_MILE)
