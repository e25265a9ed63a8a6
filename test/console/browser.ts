import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { complaintsOf, launchChromium, look } from '../support/browser.ts'
import type { TestApp } from '../support/service.ts'

export { describeInBrowser } from '../support/browser.ts'

/** Settings of a service that shares the machine with a browser. Long timeouts, so that a slow server is not unavailable. */
export const patient = { CACHE_TIMEOUT_MS: '5000' }

export interface Opened {
  page: Page
  context: BrowserContext
  /** Address of the service. */
  address: string
  /** Allows browser errors of requests that the test expects to be refused. */
  mayComplain: (of: RegExp) => void
  /** Opens a view by the navigation. */
  show: (view: string) => Promise<void>
  /** Checks accessibility in both themes, and saves a picture of each under `artifacts/`. */
  look: (name: string) => Promise<void>
}

interface Options {
  viewport?: { width: number; height: number }
  /** Runs before the page is opened. */
  prepare?: (page: Page) => Promise<void>
}

/** Starts one browser and one listening service for a suite. The result opens the console for a test, in a new session. */
export function browsing(service: () => TestApp): (options?: Options) => Promise<Opened> {
  let browser: Browser
  let address: string
  beforeAll(async () => {
    address = await service().app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchChromium()
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
      page,
      context,
      address,
      mayComplain: (of) => void allowed.push(of),
      show: (view) => nav.getByRole('link', { name: view, exact: true }).click(),
      look: (name) => look(page, `console/${name}`),
    }
  }
}

/** Hosts that the page contacts. */
function originsOf(page: Page): Set<string> {
  const origins = new Set<string>()
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http')) origins.add(origin)
  })
  return origins
}
