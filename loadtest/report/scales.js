/** Ranges, marks and number formats of axes. */

/** @import uPlot from 'uplot' */
/** @import { Drawing } from './types.d.ts' */

const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** @param {number} value */
const written = (value) => (Math.abs(value) >= 1000 ? wholeNumber : plain).format(value)

/** A share of 1. @param {number} value */
const percentage = (value) => `${Number((value * 100).toPrecision(12))}\u202f%`

/** @param {Drawing['x']} x @returns {(value: number) => string} */
function formatOfX({ kind }) {
  if (kind === 'seconds') return (value) => `${written(value)}\u202fs`
  // 10 means one in ten was slower: 90 %.
  return kind === 'percentile' ? (value) => percentage(1 - 1 / value) : written
}

/** @param {Drawing['y']} y @returns {(value: number) => string} */
export function formatOfY({ kind }) {
  if (kind === 'ms') return (value) => `${written(value)}\u202fms`
  return kind === 'percent' ? (value) => `${plain.format(value * 100)}\u202f%` : written
}

/** Rounds up or down to 1, 2 or 5 times a power of ten. @param {number} value @param {boolean} up */
function rounded(value, up) {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
  const steps = [1, 2, 5, 10].map((step) => step * power)
  const found = up ? steps.find((step) => step >= value * 0.999999) : steps.findLast((step) => step <= value * 1.000001)
  return found ?? value
}

/** @param {Drawing['x']} x @param {number | null} min @param {number | null} max @returns {[number, number]} */
export function rangeOfX({ kind, log }, min, max) {
  if (min == null || max == null) return log ? [1, 10] : [0, 1]
  if (kind === 'seconds') return [0, Math.max(max, 1)]
  if (kind === 'percentile') return [1, Math.max(max, 10)]
  if (log) return min === max ? [min / 2, max * 2] : [min / 1.05, max * 1.05]
  return min === max ? [min - 1, max + 1] : [min, max]
}

/** @param {Drawing['y']} y @param {number | null} min @param {number | null} max @returns {[number, number]} */
export function rangeOfY({ kind, log }, min, max) {
  if (min == null || max == null) return log ? [1, 10] : [0, 1]
  if (log) {
    const [low, high] = [rounded(min, false), rounded(max, true)]
    return low === high ? [low / 2, high * 2] : [low, high]
  }
  // Room for the width of a line at 100 %.
  if (kind === 'percent') return [Math.min(0, min), Math.max(1, max) * 1.02]
  return [Math.min(0, min * 1.05), max > 0 ? max * 1.05 : 1]
}

/** Powers of ten, and values between them when they are few. @param {number} min @param {number} max */
function logTicks(min, max) {
  const decades = Math.log10(max / min)
  const steps = decades > 3.5 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5]
  const ticks = []
  for (let power = Math.floor(Math.log10(min)); 10 ** power <= max * 1.001; power++) {
    for (const step of steps) ticks.push(Number((step * 10 ** power).toPrecision(12)))
  }
  return ticks.filter((tick) => tick >= min * 0.999 && tick <= max * 1.001)
}

/** 0 %, 50 %, 90 %, 99 % and so on. @param {number} _ @param {number} max */
const percentileTicks = (_, max) => [1, 2, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter((tick) => tick <= max * 1.001)

/** @param {number} _ @param {number} max */
const percentTicks = (_, max) =>
  max > 1.1 ? [0, 0.5, 1, 1.5, 2].filter((tick) => tick <= max) : [0, 0.25, 0.5, 0.75, 1]

/** Marks of the x axis. @param {Drawing['x']} x @returns {uPlot.Axis} */
export function marksOfX(x) {
  const words = values(formatOfX(x))
  if (!x.log) return x.kind === 'seconds' ? { ...words, incrs: [1, 2, 5, 10, 20, 30, 60, 120, 300, 600] } : words
  return { ...words, splits: splits(x.kind === 'percentile' ? percentileTicks : logTicks), filter: apart }
}

/** Marks of the y axis. @param {Drawing['y']} y @returns {uPlot.Axis} */
export function marksOfY(y) {
  const words = values(formatOfY(y))
  if (!y.log && y.kind !== 'percent') return words
  return { ...words, splits: splits(y.log ? logTicks : percentTicks), filter: (_, ticks) => ticks }
}

/** @param {(value: number) => string} format @returns {Pick<uPlot.Axis, 'values'>} */
const values = (format) => ({
  values: (_, ticks) => ticks.map((/** @type {number | null} */ tick) => (tick == null ? '' : format(tick))),
})

/** @param {(min: number, max: number) => number[]} ticks @returns {uPlot.Axis.Splits} */
const splits = (ticks) => (_, __, min, max) => ticks(min, max)

/** Leaves out labels that are too close to the one before. @param {uPlot} u @param {number[]} ticks */
function apart(u, ticks) {
  let last = Number.NEGATIVE_INFINITY
  return ticks.map((tick) => {
    const at = u.valToPos(tick, 'x')
    if (at - last < 52) return null
    last = at
    return tick
  })
}
