/** Figures as the report shows them: with a narrow space before a unit, which does not break a line. */
import * as plainText from '../../tools/format.ts'
import { DASH, fixed } from '../../tools/format.ts'

export { count, mebibytes, timesRange } from '../../tools/format.ts'

type Figure = number | null | undefined

const withNarrowSpace = (text: string) => text.replace(' ', '\u202f')

/** To about three digits: 1,234, 56.7, 8.90, 0.123. */
export function figure(value: Figure): string {
  if (value == null) return DASH
  const size = Math.abs(value)
  return fixed(value, size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
}

const sixDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 })

/** To six digits at most, without zeros at the end. */
export const plain = (value: number) => sixDigits.format(value)

/** A share from 0 to 1: 97.3 %. */
export const percent = (value: Figure) => withNarrowSpace(plainText.percent(value))

/** A part of a whole: 97.3 %. */
export const share = (part: number, whole: number) => percent(whole > 0 ? part / whole : null)

/** A ratio: 38 ×. */
export const times = (value: Figure) => withNarrowSpace(plainText.times(value))

/** An instant in UTC: 2025-12-15 08:00 UTC. */
export function instant(text: string): string {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
