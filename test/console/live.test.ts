import { beforeAll, expect, test } from 'vitest'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { browsing, describeInBrowser, patient } from './browser.ts'

describeInBrowser('live figures of the console', () => {
  const service = serviceOnFixtures(() => ({}), patient)
  const open = browsing(service)
  beforeAll(async () => {
    await service().book(service().fixtures.flight(), { passengerId: 1 })
  })

  test('show the cache by kind of entry', async () => {
    const { page, show, look } = await open()
    await show('Live')
    const row = page
      .getByRole('region', { name: /^By kind of entry, the last minute/ })
      .locator('tr', { hasText: 'Airport' })
    const [loads, hits] = [6, 2].map((column) => row.first().locator('td').nth(column))
    await page.getByText('Live, once a second.').waitFor()
    for (let i = 0; i < 5; i++) await service().app.inject('/v1/airports/QBB')
    await expect.poll(() => hits?.innerText(), { timeout: 30_000 }).toBe('4')
    expect(await loads?.innerText()).toBe('1')
    for (let i = 0; i < 3; i++) await service().app.inject('/v1/airports/QBB')
    await expect.poll(() => hits?.innerText(), { timeout: 30_000 }).toBe('7')
    expect(await page.locator('#stats-panel canvas').count()).toBe(2)
    await look('stats')
  })

  test('update a leaderboard after a booking', async () => {
    const { page, show, look } = await open()
    await show('Live')
    const board = page.getByRole('region', { name: 'Passengers most flights, all' })
    const lines = async () =>
      (await board.locator('tbody tr').allInnerTexts()).map((line) => line.split('\t')[2]?.trim())
    await expect.poll(lines, { timeout: 30_000 }).toEqual(['1'])
    for (let i = 0; i < 2; i++) await service().book(service().fixtures.flight(), { passengerId: 2 })
    await expect.poll(lines, { timeout: 30_000 }).toEqual([expect.stringMatching(/^2( \+1| new)?$/), '1'])
    await look('leaderboard')
    await page.getByLabel('Board').selectOption('airports-most-passengers')
    await page.getByRole('region', { name: 'Airports most passengers, all' }).getByText('Alpha Field').waitFor()
    await page.getByLabel('Window').selectOption('daily')
    await page.getByRole('region', { name: /^Airports most passengers, daily:/ }).waitFor()
  })

  test('show a report and its source', async () => {
    const { page, show, look } = await open()
    await show('Reports')
    await page.getByRole('combobox', { name: 'Report' }).selectOption('frequent-flyers')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const report = page.getByRole('region', { name: 'Frequent flyers' })
    expect(await report.locator('tbody').innerText()).toMatch(/Pat P\.\t\d+\t/)
    expect(await report.locator('thead').innerText()).toMatch(/Passenger\s+Bookings\s+Miles\s+Spent\s+Currency/)
    expect(await page.locator('#reports-panel .origin').innerText()).toMatch(/^(miss|hit)/)
    await look('report')
  })

  test('report a missing feature of a server, and the rest works', async () => {
    const { page, show, look } = await open({
      prepare: async (page) => {
        await page.route('**/openapi.json', async (route) => {
          const response = await route.fetch()
          const document = await response.json()
          for (const path of Object.keys(document.paths)) {
            if (/stats\/stream|leaderboards|analytics/.test(path)) delete document.paths[path]
          }
          await route.fulfill({ response, json: document })
        })
      },
    })
    await show('Live')
    await page.getByText('This server has no /v1/stats/stream: there are no live figures.').waitFor()
    await page.getByText('This server has no /v1/leaderboards/{board}/stream: there are no leaderboards.').waitFor()
    await look('live-missing')
    await show('Reports')
    await page.getByText('This server has no /v1/analytics/{report}: there are no reports.').waitFor()
    await look('reports-missing')
  })
})
