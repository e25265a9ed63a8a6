import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, launchChromium } from '../support/browser.ts'
import { service } from '../support/service.ts'

describeInBrowser('the documentation in a browser', () => {
  const running = service()
  let address: string
  let browser: Browser
  let page: Page
  const complaints: string[] = []
  const hosts = new Set<string>()

  beforeAll(async () => {
    address = await running().app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchChromium()
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http')) hosts.add(origin)
    })
    await page.goto(`${address}/docs`)
  })
  afterAll(() => browser?.close())

  async function execute(operation: string): Promise<{ status: string; body: string }> {
    const block = page.locator(`#operations-${operation}`)
    await block.locator('.opblock-summary-control').click()
    await block.getByRole('button', { name: 'Execute' }).click()
    const answer = block.locator('.live-responses-table .response')
    const status = await answer.locator('.response-col_status').innerText()
    return { status: status.trim().slice(0, 3), body: await answer.locator('.response-col_description').innerText() }
  }

  test('runs a flight search with its prefilled examples, and shows flights', async () => {
    const { status, body } = await execute('flights-searchFlights')
    expect(status).toBe('200')
    expect(body).toMatch(/"flightNo": "\w+"/)
    expect(body).toContain('"departure": "2025-12-15T')
    expect(body).toMatch(/cache-status: valkey;/)
  })

  test('runs an operation whose address has parameters', async () => {
    const { status, body } = await execute('routes-routeDistance')
    expect(status).toBe('200')
    expect(body).toContain('"miles"')
  })

  test('links to the console and the document, and has no bar of Swagger', async () => {
    expect(await page.title()).toBe('API · Cache Me If You Can')
    expect(await page.locator('.topbar').count()).toBe(0)
    const links = await page
      .locator('.info .description a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    expect(links).toEqual(['/', '/openapi.json', '/openapi.yaml'])
  })

  test('logs no error, and contacts no other host', () => {
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([address])
  })
})
