import uPlot from 'uplot'
import { drawMarks } from './marks.js'
import { formatOfY, marksOfX, marksOfY, rangeOfX, rangeOfY } from './scales.js'

/** @import { Drawing, Line } from './types.d.ts' */

const HEIGHT = 230

/**
 * A chart of lines over a common x, in the colours of the theme and the full width.
 *
 * @param {HTMLElement} figure
 * @param {{ sync: string }} options Charts with the same `sync` show their cursors at the same x.
 */
export function createChart(figure, { sync }) {
  const plot = figure.appendChild(document.createElement('div'))
  plot.className = 'plot'
  const title = figure.querySelector('figcaption')?.textContent ?? ''
  const legend = figure.appendChild(document.createElement('ul'))
  legend.className = 'legend'
  /** @type {Drawing | undefined} */
  let drawing
  /** @type {uPlot | undefined} */
  let chart
  /** @type {HTMLElement[]} */
  let readings = []

  function draw() {
    chart?.destroy()
    chart = undefined
    if (!drawing || figure.clientWidth === 0 || drawing.lines.length === 0) return
    const { y, lines } = drawing
    chart = new uPlot(
      {
        ...plotOptions({ figure, plot, legend }, drawing, sync),
        hooks: {
          draw: [marksHook({ figure, plot }, drawing)],
          setLegend: [(u) => showReadings(u, readings, formatOfY(y))],
        },
      },
      uPlot.join(lines.map(({ points }) => [points.map(([x]) => x), points.map(([, y]) => y)])),
      plot,
    )
  }

  new ResizeObserver(() => {
    const width = figure.clientWidth
    if (width === 0 || chart?.width === width) return
    if (chart) chart.setSize({ width, height: HEIGHT })
    else draw()
  }).observe(figure)

  return {
    /** Draws again, after a change of colours. */
    draw,
    /** @param {Drawing} next */
    show(next) {
      drawing = next
      readings = fillLegend(legend, next.lines)
      const isEmpty = next.lines.length === 0
      chart?.destroy()
      chart = undefined
      plot.textContent = isEmpty ? 'This run has no figures.' : ''
      plot.role = isEmpty ? null : 'img'
      plot.ariaLabel = isEmpty ? null : `Chart: ${title}. The tables show the same figures.`
      draw()
    },
  }
}

/** @typedef {{ figure: HTMLElement, plot: HTMLElement, legend: HTMLElement }} Elements */

/**
 * Options of uPlot, with the colours that the theme has now.
 *
 * @param {Elements} elements
 * @param {Drawing} drawing
 * @param {string} sync
 * @returns {uPlot.Options}
 */
function plotOptions({ figure, legend }, { x, y, lines, marks = [], dots = false }, sync) {
  const style = getComputedStyle(figure)
  const axis = {
    stroke: getComputedStyle(legend).color,
    font: `12px ${style.fontFamily}`,
    grid: { stroke: style.borderTopColor, width: 1 },
    ticks: { show: false },
  }
  return {
    width: figure.clientWidth,
    height: HEIGHT,
    padding: [marks.length > 0 ? 20 : 10, 14, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, sync: { key: sync, setSeries: false }, points: { size: 7 } },
    scales: {
      x: { time: false, distr: x.log ? 3 : 1, range: (_, min, max) => rangeOfX(x, min, max) },
      y: { distr: y.log ? 3 : 1, range: (_, min, max) => rangeOfY(y, min, max) },
    },
    axes: [
      { ...axis, ...marksOfX(x), size: 28 },
      { ...axis, ...marksOfY(y), size: 62 },
    ],
    series: [{}, ...lines.map((line, i) => seriesOf(line, { dots, colours: legend.children[i] ?? figure }))],
  }
}

/** @param {Line} line @param {{ dots: boolean, colours: Element }} options @returns {uPlot.Series} */
const seriesOf = ({ label, style }, { dots, colours }) => ({
  label,
  width: style ? 1.5 : 2,
  spanGaps: false,
  // Without its point, a line of one point is invisible.
  points: dots ? { show: true, size: 6 } : { filter: lonely },
  ...(style && { dash: style === 'dashed' ? [7, 4] : [2, 3] }),
  stroke: getComputedStyle(colours).color,
})

/** @param {Pick<Elements, 'figure' | 'plot'>} elements @param {Drawing} drawing @returns {(u: uPlot) => void} */
const marksHook =
  ({ figure, plot }, { marks = [] }) =>
  (u) =>
    drawMarks(u, marks, { text: getComputedStyle(figure).color, ground: getComputedStyle(plot).backgroundColor })

/**
 * Names each line in its colour, with room for its value at the cursor.
 *
 * @param {HTMLElement} legend
 * @param {Line[]} lines
 * @returns {HTMLElement[]} The elements of the values.
 */
function fillLegend(legend, lines) {
  /** @type {HTMLElement[]} */
  const readings = []
  legend.replaceChildren(
    ...lines.map(({ label, colour, style = '' }) => {
      const item = document.createElement('li')
      item.className = `${colour} ${style}`
      const [name, reading] = [document.createElement('span'), document.createElement('span')]
      name.textContent = label
      reading.className = 'reading'
      readings.push(reading)
      item.append(name, reading)
      return item
    }),
  )
  return readings
}

/** Writes each line's value at the cursor. @param {uPlot} u @param {HTMLElement[]} readings @param {(value: number) => string} format */
function showReadings(u, readings, format) {
  readings.forEach((reading, i) => {
    const at = u.cursor.idxs?.[i + 1]
    const value = at == null ? null : u.data[i + 1]?.[at]
    reading.textContent = value == null ? '' : format(value)
  })
}

/** Indexes of points without a neighbour to join. @param {uPlot} u @param {number} i */
function lonely(u, i) {
  const values = Array.from(u.data[i] ?? [])
  // Undefined values belong to other lines, so they do not separate neighbours.
  const known = [...values.keys()].filter((at) => values[at] !== undefined)
  const isGap = (/** @type {number | undefined} */ at) => at === undefined || values[at] === null
  return known.filter((at, k) => values[at] !== null && isGap(known[k - 1]) && isGap(known[k + 1]))
}
