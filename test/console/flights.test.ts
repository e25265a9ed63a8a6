import { expect, test } from 'vitest'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { browsing, describeInBrowser, patient } from './browser.ts'
import { searchFor, showFlight } from './steps.ts'

describeInBrowser('flights in the console', () => {
  const service = serviceOnFixtures(() => ({}), patient)
  const open = browsing(service)

  test('are found for a route and a day, from the database once and then from the cache', async () => {
    const opened = await open()
    const { page } = opened
    const flightId = service().fixtures.flight(180)
    await searchFor(opened, service(), flightId)
    const results = page.getByRole('region', { name: 'Flights, 1 flights' })
    expect(await results.locator('tbody tr').innerText()).toMatch(
      new RegExp(`ZA${flightId}\\s+Zulu Air\\s+13:00\\s+16:30\\s+1 h 30 min\\s+180 of 180\\s+[\\d.]+ USD\\s+scheduled`),
    )
    expect(await results.locator('th').allInnerTexts()).toEqual(
      expect.arrayContaining(['Departure (Africa/Lagos)', expect.stringMatching(/^Arrival \(.+\)$/)]),
    )
    expect(await results.locator('time').first().getAttribute('title')).toMatch(/ 12:00 UTC$/)
    const origin = page.locator('#search-panel .origin')
    expect(await origin.innerText()).toMatch(/^miss/)
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await origin.getByText(/^hit/).waitFor()
    await opened.look('search')
  })

  test('are found in both directions', async () => {
    const opened = await open()
    const { page } = opened
    const { from, to, date } = await service().fixtures.route(service().fixtures.flight(30))
    await page.getByLabel('Round trip').check()
    await page.getByLabel('From').fill(to)
    await page.getByLabel('To', { exact: true }).fill(from)
    await page.getByLabel('Departure').fill(date)
    await page.getByLabel('Return').fill(date)
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByText('Outbound: no flights on that day.').waitFor()
    expect(await page.getByRole('region', { name: 'Return, 1 flights' }).locator('tbody tr').count()).toBe(1)
    expect(await page.locator('#search-panel .origin .badge').count()).toBe(2)
    await opened.look('round-trip')
  })

  test('airports are suggested by city', async () => {
    const { page } = await open()
    await page.getByLabel('From').fill('bravo')
    await page.locator('#airports-from option').waitFor({ state: 'attached' })
    expect(await page.locator('#airports-from option').getAttribute('value')).toBe('QBB')
  })

  test('a failed search shows the reason', async () => {
    const { page, mayComplain } = await open()
    mayComplain(/status of 404/)
    await page.getByLabel('From').fill('ZZZ')
    await page.getByLabel('To', { exact: true }).fill('QAA')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    expect(await page.locator('#search-panel').getByRole('alert').innerText()).toMatch(/ZZZ/)
  })

  test('show their four layers, each with its remaining time', async () => {
    const opened = await open()
    const { page } = opened
    await showFlight(opened, service(), service().fixtures.flight(180))
    const layers = page.locator('#flight-panel .layer')
    await expect.poll(() => layers.locator('.ttl').count()).toBe(4)
    expect(await layers.locator('h3').allInnerTexts()).toEqual([
      expect.stringMatching(/^details\s+miss$/),
      expect.stringMatching(/^schedule\s+miss$/),
      expect.stringMatching(/^availability\s+miss$/),
      expect.stringMatching(/^status\s+miss$/),
    ])
    expect(await layers.nth(1).innerText()).toMatch(/Departure\s+[\d-]+ 13:00 Africa\/Lagos/)
    const left = async () => {
      const [, minutes = '', seconds = ''] =
        /(\d+):(\d+) left/.exec(await layers.last().locator('.ttl').innerText()) ?? []
      return Number(minutes) * 60 + Number(seconds)
    }
    const first = await left()
    expect(first).toBeLessThanOrEqual(33)
    await expect.poll(left).toBeLessThan(first)
    await opened.look('flight')
  })

  test('a click shows its commands, keys and statements', async () => {
    const opened = await open()
    const { page } = opened
    const flightId = service().fixtures.flight()
    await searchFor(opened, service(), flightId)
    const request = page.locator('#log details', { hasText: '/v1/flights/search' }).first()
    await request.locator('.steps li').first().waitFor()
    const steps = (await request.locator('.steps li').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
    const { from, to, date } = await service().fixtures.route(flightId)
    const key = `flight:search:${from}:${to}:${date}`
    for (const expected of ['decided missed', 'written take-lease', 'database ', 'written fill', 'decided filled']) {
      expect(
        steps.find((step) => step.startsWith(expected)),
        expected,
      ).toBeDefined()
    }
    expect(steps.find((step) => step.includes('fill'))).toMatch(/cache \d/)
    expect(steps.join()).toMatch(/select "flight"\."flight_id".* 1 row, [\d.]+ ms/)
    expect(await page.locator('#log .keys li').first().innerText()).toMatch(new RegExp(`${key}\\s+(4:|5:)\\d\\d left`))
    await opened.look('log')
  })

  test('compare the same query from the database and from the cache', async () => {
    const opened = await open()
    const { page, show } = opened
    await searchFor(opened, service(), service().fixtures.flight(180))
    await page.getByRole('region', { name: 'Flights, 1 flights' }).waitFor()
    await show('Database or cache')
    await page.getByLabel('Times').fill('8')
    await page.getByRole('button', { name: 'Compare' }).click()
    const table = page.getByRole('region', { name: 'Response times' })
    await page.locator('.verdict').waitFor()
    const rows = (await table.locator('tbody tr').allInnerTexts()).map((row) => row.split(/\t/))
    expect(rows.map(([from, runs, , , , status]) => [from, runs, status])).toEqual([
      ['database, in the server', '8', '8 × bypass'],
      ['database, in the browser', '8', '8 × bypass'],
      ['cache, in the server', '8', '8 × hit'],
      ['cache, in the browser', '8', '8 × hit'],
    ])
    for (const [, , least, median, most] of rows)
      for (const time of [least, median, most]) expect(time).toMatch(/^[\d.]+ ms$/)
    expect(await page.locator('.verdict').innerText()).toMatch(/^The cache is [\d.]+ times as fast/)
    expect(await page.locator('#compare-panel canvas').count()).toBe(1)
    await opened.look('compare')
    await page.getByRole('button', { name: 'From the cache' }).click()
    await expect.poll(() => table.locator('tbody tr').count()).toBe(4)
  })
})
