/** Cents of a decimal string, such as `12.5` or `1234567.89`. Exact up to 30 million million dollars. */
export const centsOf = (decimal: string): number => Math.round(Number(decimal) * 100)

/** Cents as a decimal string with two places. */
export const decimalOf = (cents: number): string => (cents / 100).toFixed(2)
