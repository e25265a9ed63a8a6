/** Figures as the report shows them. A figure that is not there is a dash. */

const space = '\u202f'
const dash = '–'
const fixed = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)
const asItIs = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 })
const withDigits = (value: number, digits: number) => fixed[digits]?.format(value) ?? String(value)

export const count = (value: number | null | undefined) => (value == null ? dash : withDigits(value, 0))

/** To three digits or so: 1,234, 56.7, 8.90, 0.123. */
export function figure(value: number | null | undefined): string {
  if (value == null) return dash
  const size = Math.abs(value)
  return withDigits(value, size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
}

/** As it is, but for what nobody wants to know. */
export const plain = (value: number) => asItIs.format(value)

/** A share from 0 to 1. */
export const percent = (value: number | null | undefined) =>
  value == null ? dash : `${withDigits(value * 100, 1)}${space}%`

export const share = (part: number, whole: number) => percent(whole > 0 ? part / whole : null)

const timesBare = (value: number) => withDigits(value, value >= 10 ? 0 : value >= 1 ? 1 : 2)

/** How many times as much: 38 ×. */
export const times = (value: number | null | undefined) => (value == null ? dash : `${timesBare(value)}${space}×`)

/** From the smallest to the largest of what was found: 36–41. */
export const timesRange = (low: number, high: number) => `${timesBare(low)}–${timesBare(high)}`

export const megabytes = (bytes: number | null) => (bytes === null ? dash : count(Math.round(bytes / 2 ** 20)))

/** An instant as people read it, in UTC. */
export function instant(text: string): string {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
