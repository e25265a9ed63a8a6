import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { reportHtml } from '../../loadtest/report/html.ts'
import { readResults } from '../../loadtest/results.ts'
import { complaintsOf, describeInBrowser, launchChromium, look } from '../support/browser.ts'
import { evil, exampleResults } from './example-results.ts'

const folder = mkdtempSync(join(tmpdir(), 'flights-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'report.html')
const address = pathToFileURL(file).href
const results = exampleResults()
writeFileSync(file, reportHtml(results))

// Charts of the example: over time (one run and several), distributions, and charts of single scenarios.
const charts = { 'scenario-1': 5, 'scenario-2': 6, 'scenario-3': 5, 'scenario-4': 0, 'scenario-5': 2 }

test('the example is a valid file of results', () => {
  const json = join(folder, 'results.json')
  writeFileSync(json, JSON.stringify(results))
  expect(readResults(json)).toEqual(results)
})

describeInBrowser('the report of a load test', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  /** Opens the file. Fails on errors in the browser and on requests other than the file. */
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 950 }, ...options })
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    onTestFinished(async () => {
      await context.close()
      expect(complaints).toEqual([])
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([address])
    })
    await page.goto(address)
    return page
  }

  test('draws every chart', async () => {
    const page = await open()
    for (const [id, number] of Object.entries(charts)) {
      expect(await page.locator(`#${id} figure`).count(), id).toBe(number)
      expect(await page.locator(`#${id} canvas`).count(), id).toBe(number)
    }
  })

  test('shows all runs in one chart, or the selected run', async () => {
    const page = await open()
    const lines = (chart: string) => page.locator(`#scenario-1 [data-chart=${chart}] .legend li`).allInnerTexts()
    expect((await lines('latency')).map((text) => text.trim())).toEqual(['database, p99', 'p50', 'cache, p99', 'p50'])
    // The run on the database used no cache, so the chart omits it.
    expect((await lines('hits')).map((text) => text.trim())).toEqual(['cache'])
    const choice = page.locator('#scenario-1').getByLabel('Runs shown')
    await choice.selectOption('database')
    expect((await lines('latency')).map((text) => text.trim())).toEqual(['p50', 'p90', 'p99'])
    expect(await page.locator('#scenario-1 [data-chart=hits] .plot').innerText()).toMatch(/no figures/)
    await choice.selectOption('cache')
    expect(await page.locator('#scenario-1 canvas').count()).toBe(charts['scenario-1'])
    // Five lines in one chart would overlap.
    expect(await page.locator('#scenario-2').getByLabel('Runs shown').locator('option').allInnerTexts()).toEqual([
      ...['1 MB', '2 MB', '4 MB', '8 MB', '16 MB'],
    ])
    await page.locator('#scenario-3 [data-chart=throughput] .u-over').hover()
    expect(await page.locator('#scenario-3 [data-chart=throughput] .reading').allInnerTexts()).toEqual([
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^[07]$/),
    ])
    // The other charts over time show the same second.
    expect(await page.locator('#scenario-3 [data-chart=latency] .reading').first().innerText()).toMatch(/ms$/)
  })

  test('fits a phone in both themes, where only tables are wider and scroll by keyboard', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.getByText('How to read these figures').click()
    await look(page, 'report/phone')
    const runs = page.getByRole('group', { name: 'Results of each run' })
    await runs.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.evaluate(`document.querySelector('#runs .scroll').scrollLeft`)).toBeGreaterThan(0)
    expect(await runs.getAttribute('tabindex')).toBe('0')
    await page.setViewportSize({ width: 1400, height: 740 })
    await page.locator('#runs .scroll:not([tabindex])').waitFor()
  })

  test('shows all figures in tables without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false })
    const rows = async (name: string, within = 'main') => {
      const table = page.locator(within).getByRole('table', { name, exact: true, includeHidden: true })
      const found = await table.locator('tbody tr:not(.group)').all()
      return Promise.all(found.map(async (row) => (await row.locator('th, td').allTextContents()).map(plain)))
    }
    const plain = (text: string) => text.replaceAll('\u202f', ' ').trim()
    expect(await page.locator('figure').first().isVisible()).toBe(false)
    expect(await page.locator('noscript').innerText()).toMatch(/need JavaScript/)
    const runs = results.scenarios.flatMap((scenario) => scenario.runs)
    const all = await rows('Results of each run')
    expect(all.map(([name]) => name)).toEqual(runs.map(({ name }) => plain(name)))
    expect(all[0]).toEqual([
      ...['database', '1 connection', '68.7', '11.2', '38.1', '67.2', '258', '–', '84.0', '–', '628', '0', '0'],
    ])
    expect(all.at(-1)?.slice(1)).toEqual(['1 connection', '0', '–', '–', '–', '–', '–', '–', '–', '–', '0', '0'])
    expect((await rows('Ratios between runs, and the claims of the workshop'))[0]).toEqual([
      ...['database to cache', 'median latency', '38 ×', '36–41', '75 ×'],
    ])
    expect(await page.locator('#scenario-1').innerText()).toContain(
      '38 × (36–41), the workshop says 75 ×'.replaceAll(' ×', '\u202f×'),
    )
    expect(await rows('Targets')).toEqual([
      ['hit ratio', 'reached', '99.8 %, more than 95 %'],
      ['answers', 'reached', '99.7 %, more than 99 %'],
      [plain(evil), 'missed', plain(evil)],
    ])
    expect(await rows('Errors')).toEqual([
      ['killed', 'status 503', '6', '0.2 %'],
      ['killed', 'no answer', '1', '0.0 %'],
    ])
    expect(await rows('Hit ratio by memory: hit ratio')).toEqual([
      ...[
        ['1', '40.0 %', '38.0 %'],
        ['2', '52.0 %', '–'],
        ['3', '–', '54.0 %'],
        ['4', '64.0 %', '–'],
      ],
      ...[
        ['8', '76.0 %', '–'],
        ['9', '–', '70.0 %'],
        ['16', '88.0 %', '86.0 %'],
      ],
    ])
    expect((await rows('Sources of the responses', '#scenario-3')).map(([name]) => name)).toEqual([
      ...['local', 'hit', 'stale', 'request', 'miss', 'bypass', 'none'],
    ])
    expect(await rows('Events')).toEqual([
      ['2', 'cache killed'],
      ['5', 'cache is back'],
    ])
    expect(await rows('Every second', '#scenario-1')).toHaveLength(16)
    expect(await page.locator('#scenario-4').innerText()).toMatch(/Not run: there is no cluster here/)
  })

  test('escapes names', async () => {
    const page = await open()
    expect(await page.locator('main b').count()).toBe(0)
    expect(await page.locator('#scenario-5 h2').textContent()).toBe(evil)
    expect(await page.evaluate(`JSON.parse(document.getElementById('results').textContent)`)).toEqual(results)
  })

  test('is light and narrow in print', async () => {
    const page = await open({ colorScheme: 'dark' })
    const state = () =>
      page.evaluate(`[getComputedStyle(document.body).colorScheme, document.querySelector('canvas').clientWidth < 400]`)
    const before = await state()
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    expect(await state()).toEqual(['light', true])
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
    expect(await state()).toEqual(before)
  })
})
