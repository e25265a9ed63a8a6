import uPlot from 'uplot'
import { drawMarks } from './marks.js'
import { formatOfY, marksOfX, marksOfY, rangeOfX, rangeOfY } from './scales.js'

/** @import { Drawing } from './types.d.ts' */

/**
 * A chart of lines over a common x, in the colours of the theme and as wide as there is room.
 *
 * @param {HTMLElement} figure
 * @param {{ sync: string }} options `sync`: charts with the same show their cursors at the same x.
 */
export function createChart(figure, { sync }) {
  const HEIGHT = 230
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
    if (!drawing || figure.clientWidth === 0) return
    const { x, y, lines, marks = [], dots = false } = drawing
    if (lines.length === 0) return
    const style = getComputedStyle(figure)
    const axis = {
      stroke: getComputedStyle(legend).color,
      font: `12px ${style.fontFamily}`,
      grid: { stroke: style.borderTopColor, width: 1 },
      ticks: { show: false },
    }
    chart = new uPlot(
      {
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
        series: [
          {},
          ...lines.map(({ label, style }, i) => ({
            label,
            width: style ? 1.5 : 2,
            spanGaps: false,
            // A line of one point is not seen without it.
            points: dots ? { show: true, size: 6 } : { filter: lonely },
            ...(style && { dash: style === 'dashed' ? [7, 4] : [2, 3] }),
            stroke: getComputedStyle(legend.children[i] ?? figure).color,
          })),
        ],
        hooks: {
          draw: [(u) => drawMarks(u, marks, { text: style.color, ground: getComputedStyle(plot).backgroundColor })],
          setLegend: [read],
        },
      },
      uPlot.join(lines.map(({ points }) => [points.map(([x]) => x), points.map(([, y]) => y)])),
      plot,
    )
  }

  /** Says beside each line what it is at the cursor. @param {uPlot} u */
  function read(u) {
    if (!drawing) return
    const format = formatOfY(drawing.y)
    readings.forEach((reading, i) => {
      const at = u.cursor.idxs?.[i + 1]
      const value = at == null ? null : u.data[i + 1]?.[at]
      reading.textContent = value == null ? '' : format(value)
    })
  }

  new ResizeObserver(() => {
    const width = figure.clientWidth
    if (width === 0 || chart?.width === width) return
    if (chart) chart.setSize({ width, height: HEIGHT })
    else draw()
  }).observe(figure)

  return {
    /** Again, because the colours are others. */
    draw,
    /** @param {Drawing} next */
    show(next) {
      drawing = next
      const { lines } = next
      readings = []
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
      chart?.destroy()
      chart = undefined
      plot.textContent = lines.length > 0 ? '' : 'There are no figures of this run.'
      plot.role = lines.length > 0 ? 'img' : null
      plot.ariaLabel = lines.length > 0 ? `Chart: ${title}. What it shows is in the tables, too.` : null
      draw()
    },
  }
}

/** Points that have no neighbour to be joined with. @param {uPlot} u @param {number} i */
function lonely(u, i) {
  const values = Array.from(u.data[i] ?? [])
  // What is undefined is only of another line: it parts no neighbours.
  const known = [...values.keys()].filter((at) => values[at] !== undefined)
  const isGap = (/** @type {number | undefined} */ at) => at === undefined || values[at] === null
  return known.filter((at, k) => values[at] !== null && isGap(known[k - 1]) && isGap(known[k + 1]))
}
