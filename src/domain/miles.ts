export const KILOMETRES_PER_MILE = 1.609344

/** Whole statute miles of one flight, the nearest. Rounded for each flight, before anything is added up. */
export const milesOf = (kilometres: number): number => Math.round(kilometres / KILOMETRES_PER_MILE)
