import uPlot from 'uplot'

/** @typedef {{ label: string, color: string, dashed?: boolean }} Line `color`: the class of an element whose text colour it takes. */
/** @typedef {{ lines: Line[], x: 'time' | 'number', unit: string, log?: boolean, range?: [number, number] }} ChartOptions */

/** @param {number} seconds */
const utcTime = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19)

/**
 * A chart of lines over a common x, in the colours of the theme and the full width. The page must also show the data as text.
 *
 * @param {HTMLElement} root
 * @param {ChartOptions} options
 */
export function createChart(root, options) {
  const { lines, log = false } = options
  const plot = root.appendChild(document.createElement('div'))
  plot.className = 'plot'
  const legend = legendOf(root, lines)
  /** @type {uPlot.AlignedData} */
  let data = [[], ...lines.map(() => [])]
  /** @type {uPlot | undefined} */
  let chart

  function draw() {
    chart?.destroy()
    chart = new uPlot(plotOptions(root, legend, options), data, plot)
  }

  new ResizeObserver(() => {
    if (root.clientWidth > 0 && chart?.width !== root.clientWidth) draw()
  }).observe(root)
  const redraw = () => root.clientWidth > 0 && draw()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw)
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ['data-theme'] })

  return {
    /**
     * Shows values: all x, then those of each line. Null makes a gap.
     *
     * @param {[number[], ...(number | null)[][]]} values
     */
    show([xs, ...ys]) {
      // A logarithm has no zero.
      data = [xs, ...(log ? ys.map((line) => line.map((y) => (y === null ? null : Math.max(y, 0.01)))) : ys)]
      if (chart) chart.setData(data)
      else redraw()
    },
  }
}

/** A list that names each line in its colour. @param {HTMLElement} root @param {Line[]} lines */
function legendOf(root, lines) {
  const legend = root.appendChild(document.createElement('ul'))
  legend.className = 'legend'
  for (const { label, color, dashed } of lines) {
    const item = legend.appendChild(document.createElement('li'))
    item.className = dashed ? `${color} dashed` : color
    item.textContent = label
  }
  return legend
}

/**
 * Options of uPlot, with the colours that the theme has now.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} legend
 * @param {ChartOptions} options
 * @returns {uPlot.Options}
 */
function plotOptions(root, legend, { lines, x, unit, log = false, range }) {
  const style = getComputedStyle(root)
  const axis = {
    stroke: style.color,
    font: `12px ${style.fontFamily}`,
    grid: { stroke: getComputedStyle(legend).borderTopColor, width: 1 },
    ticks: { show: false },
  }
  return {
    width: Math.max(200, root.clientWidth),
    height: 240,
    legend: { show: false },
    cursor: { drag: { x: false, y: false } },
    scales: { x: { time: x === 'time' }, y: { distr: log ? 3 : 1, ...(range && { range }) } },
    axes: [
      x === 'time'
        ? { ...axis, space: 80, values: (_, seconds) => seconds.map(utcTime) }
        : { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100] },
      {
        ...axis,
        size: 64,
        values: (_, values) => values.map((value) => (value == null ? '' : `${value} ${unit}`)),
      },
    ],
    series: [
      {},
      ...lines.map(({ label, dashed }, i) => ({
        label,
        width: 2,
        spanGaps: false,
        points: { show: x === 'number' },
        ...(dashed && { dash: [6, 4] }),
        stroke: getComputedStyle(legend.children[i] ?? root).color,
      })),
    ],
  }
}
