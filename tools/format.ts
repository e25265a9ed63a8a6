// Formats figures for tables, terminals and reports. A missing figure is a dash.

type Figure = number | null | undefined

export const DASH = '–'

const formats = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)

/** With this number of digits after the point, 0 to 3: `1,234.50`. */
export const fixed = (value: number, digits: number): string => formats[digits]?.format(value) ?? String(value)

/** A whole number: `1,234`. */
export const count = (value: Figure): string => (value == null ? DASH : fixed(value, 0))

/** Milliseconds: `1.23 ms`, `12.3 ms`, `1,234 ms`. */
export function ms(value: Figure): string {
  if (value == null) return DASH
  return `${fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0)} ms`
}

/** A share from 0 to 1: `97.3 %`. */
export const percent = (share: Figure, digits = 1): string => (share == null ? DASH : `${fixed(share * 100, digits)} %`)

/** A ratio: `0.53 ×`, `4.2 ×`, `38 ×`. */
export const times = (ratio: Figure): string => (ratio == null ? DASH : `${bareRatio(ratio)} ×`)

/** The smallest and the largest ratio: `36–41`. */
export const timesRange = (low: number, high: number): string => `${bareRatio(low)}–${bareRatio(high)}`

const bareRatio = (ratio: number) => fixed(ratio, ratio < 1 ? 2 : ratio < 10 ? 1 : 0)

/** Bytes in MiB, without the unit: `1,234`. */
export const mebibytes = (bytes: Figure): string => count(bytes == null ? bytes : bytes / 2 ** 20)
