import { beforeAll, expect, test } from 'vitest'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { passportOf } from '../support/signed-in.ts'
import { browsing, describeInBrowser, patient } from './browser.ts'
import { signInAs } from './steps.ts'

describeInBrowser('a passenger in the console', () => {
  const service = serviceOnFixtures(() => ({}), patient)
  const open = browsing(service)
  let flightId: number

  beforeAll(async () => {
    flightId = service().fixtures.flight()
    for (const passengerId of [1, 2]) await service().book(flightId, { passengerId })
  })

  test('is signed in with one click, stays so after a reload, and signs out', async () => {
    const opened = await open()
    const { page, context, show, look } = opened
    await show('Passenger')
    await page
      .getByRole('button', { name: /^Sign in as/ })
      .first()
      .waitFor()
    await look('sign-in')
    await signInAs(opened, 1)
    const flights = page.getByRole('region', { name: 'Last 1 flights' })
    expect(await flights.locator('tbody tr').innerText()).toMatch(new RegExp(`ZA${flightId}.*QAA Alphaville`))
    expect(await page.locator('.facts', { hasText: 'Tier' }).innerText()).toMatch(/Tier\s+bronze/)
    await look('passenger')

    await page.reload()
    await page.getByRole('heading', { name: 'Signed in as Pat Person 1' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
    expect(await context.cookies()).toEqual([])
    expect(await page.getByText(`ZA${flightId}`).count()).toBe(0)
  })

  test('signs in with passport and name, and sees an error when they are wrong', async () => {
    const { page, show, mayComplain } = await open()
    mayComplain(/status of 401/)
    await show('Passenger')
    const { passportNo, lastName } = passportOf(2)
    await page.getByLabel('Passport').fill(passportNo)
    await page.getByLabel('Last name').fill('Unknown')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.locator('#sign-in-panel').getByRole('alert').waitFor()
    await page.getByLabel('Last name').fill(lastName)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Signed in as Pat Person 2' }).waitFor()
  })

  test('cancels a booking, which leaves the list at once', async () => {
    const opened = await open()
    const { page } = opened
    const another = service().fixtures.flight()
    await service().book(another, { passengerId: 2 })
    await signInAs(opened, 2)
    await page.getByRole('button', { name: new RegExp(`^Cancel booking \\d+ on ZA${another}$`) }).click()
    await page.getByRole('region', { name: 'Last 1 flights' }).waitFor()
    expect(await service().fixtures.booked(another)).toEqual([])
  })
})
