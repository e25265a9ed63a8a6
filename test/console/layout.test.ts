import { expect, test } from 'vitest'
import { service } from '../support/service.ts'
import { browsing, describeInBrowser, patient } from './browser.ts'

const views = ['Flights', 'Database or cache', 'Passenger', 'Live', 'Reports', 'Admin']

describeInBrowser('the console', () => {
  const open = browsing(service(() => ({ env: patient })))

  test('fits a phone of 360 pixels, with controls large enough to tap', async () => {
    const opened = await open({ viewport: { width: 360, height: 740 } })
    const { page, show } = opened
    // A seeded day with flights.
    await page.getByLabel('Departure').fill('2025-12-16')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page
      .getByRole('button', { name: /^Show flight/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^Seat 1A,/ }).waitFor()
    for (const view of views) {
      await show(view)
      await page.getByRole('heading', { level: 1, name: view }).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBe(360)
      const small = await page.evaluate(`[...document.querySelectorAll('button, nav a, input, select')]
        .filter((element) => element.offsetParent && element.type !== 'radio')
        .map((element) => [element.outerHTML.slice(0, 60), element.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 24 || height < 24)
        .map(([html]) => html)`)
      expect(small, view).toEqual([])
      await opened.look(`phone-${view.toLowerCase().replaceAll(' ', '-')}`)
    }
  })

  test('works by keyboard, with a skip link and a visible focus', async () => {
    const { page } = await open()
    await page.getByRole('heading', { level: 2, name: 'Search' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
    const outline = () => page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    expect(await outline()).not.toBe('none')
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Passenger')
    expect(await outline()).toBe('solid')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Passenger' }).waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Passenger')
    expect(await page.locator('nav a[aria-current="page"]').innerText()).toBe('Passenger')
  })

  test('is addressed by the fragment, so that the back button works', async () => {
    const { page, address, show } = await open()
    await show('Live')
    await show('Admin')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Live' }).waitFor()
    await page.goto(`${address}/#passenger`)
    await page.getByRole('heading', { level: 1, name: 'Passenger' }).waitFor()
  })

  test('follows the theme of the system, or the chosen one', async () => {
    const { page } = await open()
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await ground()
    expect(dark).not.toBe(light)
    const theme = page.getByRole('button', { name: /^Theme:/ })
    await theme.click()
    expect([await theme.innerText(), await ground()]).toEqual(['Theme: light', light])
    await page.reload()
    expect([await theme.innerText(), await ground()]).toEqual(['Theme: light', light])
    await theme.click()
    await page.emulateMedia({ colorScheme: 'light' })
    expect([await theme.innerText(), await ground()]).toEqual(['Theme: dark', dark])
  })

  test('does not animate when the system asks for reduced motion', async () => {
    const { page } = await open()
    await page.getByLabel('Departure').fill('2025-12-16')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    const bar = page.locator('#log .keys rect').first()
    await bar.waitFor({ state: 'attached' })
    const transition = () => page.evaluate(`getComputedStyle(document.querySelector('#log .keys rect')).transition`)
    expect(await transition()).not.toMatch(/width/)
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await transition()).toMatch(/width 1s/)
  })

  test('shows the problem when the server is unavailable', async () => {
    const { page, mayComplain } = await open()
    mayComplain(/ERR_FAILED/)
    await page.getByRole('heading', { level: 2, name: 'Search' }).waitFor()
    await page.route('**/v1/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    expect(await page.locator('#search-panel').getByRole('alert').innerText()).toMatch(/Failed to fetch/)
  })
})
