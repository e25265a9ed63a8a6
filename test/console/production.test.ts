import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixtures } from '../support/fixtures.ts'
import { ADMIN_TOKEN, openService, type TestApp } from '../support/service.ts'
import { passportOf } from '../support/signed-in.ts'
import { browsing, describeInBrowser, patient } from './browser.ts'
import { searchFor, showFlight } from './steps.ts'

describeInBrowser('the console in production', () => {
  const here = fixtures()
  let running: TestApp
  beforeAll(async () => {
    running = await openService({ env: { ...patient, NODE_ENV: 'production' }, urls: { database: here().url } })
  })
  afterAll(() => running?.close())
  const open = browsing(() => running)

  test('works without traces, samples and timings, and explains their absence', async () => {
    const opened = await open()
    const { page, show } = opened
    const flightId = here().flight(30)
    await showFlight(opened, { fixtures: here() }, flightId)
    await page.getByRole('button', { name: 'Seat 1A, free' }).waitFor()
    expect(await page.locator('#log').innerText()).toMatch(/runs with WORKSHOP=false, so it keeps no traces/)
    expect(await page.locator('#log .steps').count()).toBe(0)
    await opened.look('production-flight')

    await show('Passenger')
    await page.getByText('it lists no passengers').waitFor()
    const { passportNo, lastName } = passportOf(1)
    await page.getByLabel('Passport').fill(passportNo)
    await page.getByLabel('Last name').fill(lastName)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Signed in as Pat Person 1' }).waitFor()
    await opened.look('production-passenger')

    await show('Flights')
    await page.getByRole('button', { name: 'Seat 1A, free' }).click()
    await page.getByRole('button', { name: 'Book 1A' }).click()
    await page.getByRole('button', { name: 'Seat 1A, booked by you' }).waitFor()
    expect((await here().booked(flightId)).map(({ seat }) => seat)).toEqual(['1A'])
  })

  test('bypasses the cache for the admin only', async () => {
    const opened = await open()
    const { page, show } = opened
    await searchFor(opened, { fixtures: here() }, here().flight(180))
    await page.getByRole('region', { name: 'Flights, 1 flights' }).waitFor()
    await show('Database or cache')
    await page.getByLabel('Times').fill('4')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('This server lets only the admin bypass its cache').waitFor()
    expect(await page.locator('.verdict').count()).toBe(0)
    expect(await page.getByRole('region', { name: 'Response times' }).innerText()).toContain(
      'cache, although the database was requested, in the browser',
    )
    await opened.look('production-compare')

    await show('Admin')
    await page.getByLabel('Admin token').fill(ADMIN_TOKEN)
    await page.getByRole('button', { name: 'Use it' }).click()
    await page.getByRole('heading', { name: 'Warm', exact: true }).waitFor()
    await show('Database or cache')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.locator('.verdict').waitFor()
    const rows = await page.getByRole('region', { name: 'Response times' }).locator('tbody tr').allInnerTexts()
    expect(rows.map((row) => row.split('\t')).map(([from, , , , , status]) => [from, status])).toEqual([
      ['database, in the browser', '4 × bypass'],
      ['cache, in the browser', '4 × hit'],
    ])
  })
})
