import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { servePages } from './pages.ts'
import type { Setting } from './scenario.ts'

/** Serves a page on another port that can run the scenario. The caller closes it. */
export async function serveScenario() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('scenario.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'client',
    write: false,
  })
  const files = new Map([
    ['/index.html', '<!doctype html><title>Client</title><script src="/scenario.js"></script>'],
    ['/scenario.js', outputFiles[0]?.text ?? ''],
  ])
  return servePages((name) => files.get(name))
}

/** Runs the scenario in a page that `serveScenario` serves. */
export const runScenario = (page: Page, setting: Setting): Promise<unknown> =>
  page.evaluate(`client.scenario(${JSON.stringify(setting)})`)
