import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest'
import { findChromium } from '../http/chromium.ts'
import type { TestApp } from '../http/service.ts'

const executablePath = findChromium()
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Settings of a service beside which a browser uses the machine: nothing is away because it is slow. */
export const patient = { CACHE_TIMEOUT_MS: '5000' }

/** A suite in Chromium; skipped, with the reason in its name, on a machine that has none. */
export function describeInBrowser(name: string, suite: () => void): void {
  const reason = executablePath ? '' : ': skipped, chromium is not on this machine'
  describe.skipIf(!executablePath)(`${name}${reason}`, { timeout: 90_000 }, suite)
}

export interface Opened {
  page: Page
  context: BrowserContext
  /** Where the service listens. */
  address: string
  /** What the browser is to complain of: a request that is refused on purpose. */
  mayComplain: (of: RegExp) => void
  /** Goes to a view by the navigation. */
  show: (view: string) => Promise<void>
  /** Looks for faults of accessibility, in both themes, and keeps a picture of each under `artifacts/`. */
  look: (name: string) => Promise<void>
}

interface Options {
  viewport?: { width: number; height: number }
  /** Before the page is opened. */
  prepare?: (page: Page) => Promise<void>
}

/** One browser and one listening service for a suite. What it answers opens the console for a test, as somebody new. */
export function browsing(service: () => TestApp): (options?: Options) => Promise<Opened> {
  let browser: Browser
  let address: string
  beforeAll(async () => {
    address = await service().app.listen({ host: '127.0.0.1', port: 0 })
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
  })
  afterAll(() => browser?.close())

  return async ({ viewport = { width: 1400, height: 950 }, prepare } = {}) => {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    const origins = originsOf(page)
    const allowed: RegExp[] = []
    onTestFinished(async () => {
      await context.close()
      expect(complaints.filter((text) => !allowed.some((of) => of.test(text)))).toEqual([])
      expect([...origins]).toEqual([address])
    })
    await prepare?.(page)
    await page.goto(address)
    const nav = page.getByRole('navigation', { name: 'Panels' })
    return {
      ...{ page, context, address },
      mayComplain: (of) => void allowed.push(of),
      show: (view) => nav.getByRole('link', { name: view, exact: true }).click(),
      look: (name) => look(page, name),
    }
  }
}

/** Errors and warnings of the page, those of its policy among them. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return complaints
}

/** Whom the page asks. */
function originsOf(page: Page): Set<string> {
  const origins = new Set<string>()
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http')) origins.add(origin)
  })
  return origins
}

async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(axe)
    const faults = await page.evaluate(`axe.run(document).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`)
    await page.screenshot({ path: `artifacts/console/${name}-${colorScheme}.png` })
    expect(faults, `${name}, ${colorScheme}`).toEqual([])
  }
}
