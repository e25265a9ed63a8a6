import uPlot from 'uplot'
import { formatOfX, formatOfY, logTicks, percentileTicks, percentTicks, rangeOfX, rangeOfY } from './scales.js'

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
    const style = getComputedStyle(figure)
    const axis = {
      ...{ stroke: getComputedStyle(legend).color, font: `12px ${style.fontFamily}` },
      grid: { stroke: style.borderTopColor, width: 1 },
      ticks: { show: false },
    }
    /** @param {(value: number) => string} format @param {(min: number, max: number) => number[]} [splits] */
    const scaled = (format, splits) => ({
      ...axis,
      values: (/** @type {uPlot} */ _, /** @type {(number | null)[]} */ values) =>
        values.map((value) => (value == null ? '' : format(value))),
      ...(splits && {
        splits: (
          /** @type {uPlot} */ _,
          /** @type {number} */ __,
          /** @type {number} */ min,
          /** @type {number} */ max,
        ) => splits(min, max),
        filter: (/** @type {uPlot} */ _, /** @type {number[]} */ values) => values,
      }),
    })
    chart = new uPlot(
      {
        ...{ width: figure.clientWidth, height: HEIGHT, padding: [marks.length > 0 ? 20 : 10, 14, 0, 0] },
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, y: false, sync: { key: sync, setSeries: false }, points: { size: 7 } },
        scales: {
          x: { time: false, distr: x.log ? 3 : 1, range: (_, min, max) => rangeOfX(x, min, max) },
          y: { distr: y.log ? 3 : 1, range: (_, min, max) => rangeOfY(y, min, max) },
        },
        axes: [
          scaled(formatOfX(x), x.kind === 'percentile' ? percentileTicks : x.log ? logTicks : undefined),
          { ...scaled(formatOfY(y), y.kind === 'percent' ? percentTicks : y.log ? logTicks : undefined), size: 62 },
        ],
        series: [
          {},
          ...lines.map(({ label, style }, i) => ({
            ...{ label, width: style ? 1.5 : 2, spanGaps: false },
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
      plot.setAttribute('role', 'img')
      const title = figure.querySelector('figcaption')?.textContent ?? ''
      plot.setAttribute('aria-label', `Chart: ${title}. What it shows is in the tables, too.`)
      draw()
    },
  }
}

/** Points that have no neighbour to be joined with. @param {uPlot} u @param {number} i */
function lonely(u, i) {
  const values = Array.from(u.data[i] ?? [])
  return values.flatMap((value, at) => (value != null && values[at - 1] == null && values[at + 1] == null ? [at] : []))
}

/**
 * Upright lines with their words above, in as many rows as keep them apart.
 *
 * @param {uPlot} u
 * @param {{ at: number, label: string }[]} marks
 * @param {{ text: string, ground: string }} colours
 */
function drawMarks(u, marks, { text, ground }) {
  const { ctx } = u
  const { left, top, width, height } = u.bbox
  const unit = uPlot.pxRatio
  ctx.save()
  ctx.font = `${12 * unit}px system-ui, sans-serif`
  ctx.textBaseline = 'middle'
  ctx.lineWidth = unit
  /** @type {number[]} Where each row is taken up to. */
  const rows = []
  for (const { at, label } of marks.toSorted((a, b) => a.at - b.at)) {
    const x = u.valToPos(at, 'x', true)
    if (x < left || x > left + width) continue
    const wide = ctx.measureText(label).width
    const from = Math.max(left, Math.min(x - wide / 2, left + width - wide))
    const free = rows.findIndex((until) => until < from - 6 * unit)
    const row = free === -1 ? rows.length : free
    rows[row] = from + wide
    const y = top - 9 * unit + row * 16 * unit
    ctx.setLineDash([4 * unit, 3 * unit])
    ctx.strokeStyle = text
    ctx.beginPath()
    ctx.moveTo(x, y)
    ctx.lineTo(x, top + height)
    ctx.stroke()
    ctx.fillStyle = ground
    ctx.fillRect(from - 3 * unit, y - 8 * unit, wide + 6 * unit, 16 * unit)
    ctx.fillStyle = text
    ctx.fillText(label, from, y)
  }
  ctx.restore()
}
