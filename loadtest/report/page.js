/** Draws the charts of the report from the results inside it. */
import { createChart } from './chart.js'
import { againStyled, colourOf, distributionOf, marksOf, ownDrawing, timeCharts } from './lines.js'

/** @import { Results, ScenarioResult } from '../results.ts' */
/** @import { Shown } from './types.d.ts' */

/** @type {Results} */
const results = JSON.parse(document.getElementById('results')?.textContent ?? '')
/** @type {ReturnType<typeof createChart>[]} */
const charts = []

for (const drawn of document.querySelectorAll('.drawn')) drawn.removeAttribute('hidden')
for (const section of document.querySelectorAll('section')) {
  const scenario = results.scenarios[Number(section.dataset.scenario)]
  if (scenario) drawScenario(section, scenario)
}

/** @param {HTMLElement} section @param {ScenarioResult} scenario */
function drawScenario(section, { runs, charts: own }) {
  const choice = section.querySelector('select')
  /** @type {((shown: Shown[]) => void)[]} */
  const overTime = []
  /** @type {NodeListOf<HTMLElement>} */
  const figures = section.querySelectorAll('figure')
  for (const figure of figures) {
    const kind = figure.dataset.chart ?? ''
    const timeChart = timeCharts[kind]
    const ownChart = own[Number(figure.dataset.index)]
    const chart = createChart(figure, { sync: `${section.id} ${timeChart ? 'time' : kind}` })
    charts.push(chart)
    if (timeChart) {
      overTime.push((shown) =>
        chart.show({
          ...timeChart(shown),
          x: { kind: 'seconds', log: false },
          marks: marksOf(shown.map(({ run }) => run)),
        }),
      )
    } else if (ownChart) chart.show(ownDrawing(ownChart))
    else chart.show(distributionOf(runs))
  }
  const showRuns = () => {
    const all = runs.map((run, i) => ({ run, colour: colourOf(i), again: againStyled(i) }))
    const shown = choice?.value ? all.filter((_, i) => i === Number(choice.value)) : all
    for (const show of overTime) show(shown)
  }
  choice?.addEventListener('change', showRuns)
  showRuns()
}

const drawAgain = () => {
  for (const chart of charts) chart.draw()
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAgain)

// Printing has other colours and another width.
const { dataset } = document.documentElement
addEventListener('beforeprint', () => {
  dataset.printing = ''
  drawAgain()
})
addEventListener('afterprint', () => {
  delete dataset.printing
  drawAgain()
})

// The Tab key skips tables that do not scroll.
/** @type {NodeListOf<HTMLElement>} */
const regions = document.querySelectorAll('.scroll')
const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0')
    else target.removeAttribute('tabindex')
  }
})
for (const region of regions) scrolling.observe(region)
