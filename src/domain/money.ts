const hundredths = Array.from({ length: 100 }, (_, cents) => `.${String(cents).padStart(2, '0')}`)

/** Cents of a decimal string, such as `12.5` or `1234567.89`. Exact up to 30 trillion dollars. */
export const centsOf = (decimal: string): number => Math.round(Number(decimal) * 100)

/** Whole cents as a decimal string with two places: `-12.50`. Called for each booking of a seed, so `toFixed` is too slow. */
export function decimalOf(cents: number): string {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}${hundredths[size % 100]}`
}
