import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Results } from '../results.ts'
import { instant } from './format.ts'
import { reading } from './glossary.ts'
import { embeddedJson, html, type Markup, trusted } from './markup.ts'
import { scenarioSection } from './scenario.ts'
import { about, allRuns, idOf, ratios, summary } from './summary.ts'

/**
 * The report of a load test as one self-contained HTML file. Its charts need JavaScript; its tables show the same figures without.
 */
export function reportHtml(results: Results): string {
  const styles = [packaged('uplot/dist/uPlot.min.css'), own('report.css')]
  const uplot = packaged('uplot/dist/uPlot.iife.min.js')
  const script = ['scales.js', 'marks.js', 'chart.js', 'lines.js', 'page.js']
    .map((name) => withoutImports(own(name)))
    .join('\n')
  // Allows only these scripts and no requests, even if a name in the results contains markup.
  const policy = [
    ...["default-src 'none'", "base-uri 'none'", "form-action 'none'", 'img-src data:'],
    ...[`style-src ${styles.map(hashOf).join(' ')}`, `script-src ${hashOf(uplot)} ${hashOf(script)}`],
  ].join('; ')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Load test of ${instant(results.at)} · Cache Me If You Can</title>
<link rel="icon" href="data:,">
${styles.map((text) => html`<style>${trusted(text)}</style>\n`)}</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${contents(results)}
<main id="main" tabindex="-1">
${page(results)}
</main>
<script type="application/json" id="results">${embeddedJson(results)}</script>
<script>${trusted(uplot)}</script>
<script type="module">${trusted(script)}</script>
</body>
</html>
`.markup
}

function contents({ scenarios }: Results): Markup {
  const mark = ({ skipped, checks }: Results['scenarios'][number]) =>
    skipped !== undefined
      ? html` <span class="badge other">not run</span>`
      : checks.some(({ passed }) => !passed) && html` <span class="badge bad">missed</span>`
  return html`<header>
<p class="brand">Cache Me If You Can</p>
<nav aria-label="Contents"><ul>
<li><a href="#summary">Summary</a></li>
<li><a href="#runs">All runs</a></li>
<li><a href="#ratios">Ratios</a></li>
</ul>
<p class="small" id="of-scenarios">Scenarios</p>
<ol aria-labelledby="of-scenarios">
${scenarios.map((scenario, i) => html`<li><a href="#${idOf(i)}">${scenario.name}</a>${mark(scenario)}</li>\n`)}</ol></nav>
</header>`
}

function page(results: Results): Markup {
  return html`<section class="panel">
<h1>Load test</h1>
${about(results)}
<noscript><p class="notice">The charts need JavaScript. The tables show the same figures.</p></noscript>
</section>
<section class="panel" id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
${summary(results)}
</section>
<section class="panel" id="runs" aria-labelledby="runs-title">
<h2 id="runs-title">All runs</h2>
${allRuns(results)}
${reading}
</section>
<section class="panel" id="ratios" aria-labelledby="ratios-title">
<h2 id="ratios-title">Ratios</h2>
${ratios(results)}
</section>
${results.scenarios.map(scenarioSection)}`
}

/** A module without its imports and exports, to be joined with the modules that it imports. */
const withoutImports = (text: string) => text.replaceAll(/^import [^']*'[^']+'$/gm, '').replaceAll(/^export /gm, '')

const own = (name: string) => textOf(new URL(name, import.meta.url))
const packaged = (name: string) => textOf(new URL(import.meta.resolve(name)))

// A browser normalises line ends before it compares the hash.
const textOf = (url: URL) => readFileSync(fileURLToPath(url), 'utf8').replaceAll('\r\n', '\n')

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
