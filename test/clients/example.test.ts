import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { complaintsOf, describeInBrowser, launchChromium, look } from '../support/browser.ts'
import { fixtures } from '../support/fixtures.ts'
import { openService, type TestApp } from '../support/service.ts'
import { passportOf } from '../support/signed-in.ts'

const program = fileURLToPath(new URL('../../clients/example/serve.mjs', import.meta.url))

/** Starts the server of the example on a free port. */
async function serveExample() {
  const child = spawn(process.execPath, [program], { env: { PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return {
    origin: String(line).trim(),
    close: () => child.kill(),
  }
}

describeInBrowser('the example of a frontend, on another port', () => {
  const here = fixtures()
  let example: Awaited<ReturnType<typeof serveExample>>
  let running: TestApp
  let browser: Browser
  let address: string

  beforeAll(async () => {
    example = await serveExample()
    const env = { CORS_ORIGINS: example.origin, CACHE_TIMEOUT_MS: '5000' }
    running = await openService({ env, urls: { database: here().url } })
    const service = await running.app.listen({ host: '127.0.0.1', port: 0 })
    address = `${example.origin}/?port=${new URL(service).port}`
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await running?.close()
    example?.close()
  })

  async function open(): Promise<Page> {
    const context = await browser.newContext()
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    onTestFinished(async () => {
      await context.close()
      // An anonymous visitor has no session.
      expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
    })
    await page.goto(address)
    return page
  }

  const session = (page: Page) => page.locator('#session')

  async function signIn(page: Page, passengerId: number): Promise<void> {
    const { passportNo, lastName } = passportOf(passengerId)
    await page.getByLabel('Passport').fill(passportNo)
    await page.getByLabel('Last name').fill(lastName)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await session(page).getByText(`Signed in as Pat Person ${passengerId}.`).waitFor()
  }

  async function search(page: Page, flightId: number): Promise<void> {
    const { from, to, date } = await here().route(flightId)
    await page.getByLabel('From').fill(from)
    await page.getByLabel('To', { exact: true }).fill(to)
    await page.getByLabel('Day').fill(date)
    await page.getByRole('button', { name: 'Search' }).click()
  }

  test('searches, signs in, books, and follows the leaderboard', async () => {
    const page = await open()
    const flightId = here().flight(180)
    await search(page, flightId)
    await page.getByText('1 flights. Source: valkey; fwd=miss').waitFor()
    await signIn(page, 1)
    await page.getByRole('button', { name: `Book ZA${flightId}` }).click()
    await page.getByText(/^Booked seat \w+ for [\d.]+ USD\.$/).waitFor()
    await page.locator('#board li').getByText('Pat P.: 1 flights').waitFor()
    expect(await here().booked(flightId)).toMatchObject([{ passengerId: 1 }])
    await page.reload()
    await page.getByRole('button', { name: 'Sign in as Pat Person 1', exact: true }).click()
    await look(page, 'example/page')
  })

  test('changes after a reload, with the token of the session', async () => {
    const page = await open()
    await signIn(page, 2)
    await page.reload()
    await session(page).getByText('Signed in as Pat Person 2.').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await session(page).getByText('Not signed in.').waitFor()
    expect(await page.context().cookies()).toEqual([])
  })

  test('shows the text of a problem', async () => {
    const page = await open()
    const flightId = here().flight(180)
    await search(page, flightId)
    await page.getByRole('button', { name: `Book ZA${flightId}` }).click()
    await page.getByText(/^Sign in, or send the admin token/).waitFor()
  })
})
