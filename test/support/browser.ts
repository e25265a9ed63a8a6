import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { findChromium } from './chromium.ts'

const executablePath = findChromium()
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Runs a suite in Chromium. Without Chromium it is skipped, with the reason in its name. */
export function describeInBrowser(name: string, suite: () => void): void {
  const reason = executablePath ? '' : ': skipped, chromium is not on this machine'
  describe.skipIf(!executablePath)(`${name}${reason}`, { timeout: 90_000 }, suite)
}

/** Launches the Chromium of this machine. The caller closes it. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })

/** Collects errors and warnings of the page, including violations of its policy. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return complaints
}

/**
 * Finds accessibility faults. In the second theme it checks only colours, because the rest is the same. Stores a screenshot of each
 * theme under `artifacts/`, if the name begins with a folder.
 */
export async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
    const rules = colorScheme === 'light' ? {} : { runOnly: ['cat.color'] }
    const faults = await page.evaluate(`axe.run(document, ${JSON.stringify(rules)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`)
    await page.screenshot({ path: `artifacts/${name}-${colorScheme}.png` })
    expect(faults, `${name}, ${colorScheme}`).toEqual([])
  }
}
