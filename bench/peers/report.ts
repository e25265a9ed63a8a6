import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { today } from '../../tools/days.ts'
import type { Row } from './results.ts'
import type { Variant } from './variants.ts'

/** A run: its circumstances, and the rows of each payload size. */
export interface Report {
  about: string[]
  results: { size: string; bytes: number; rows: Row[] }[]
}

/** The rows of one payload size as a table. */
export function table(rows: readonly Row[]): string {
  const head = ['what answers', 'CPU µs / request', '× limit', 'req/s', 'p50 ms', 'p99 ms', 'GC', 'core busy']
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'))
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`
  const lines = rows.map(({ variant, cpuUs, ratio, perSecond, p50Ms, p99Ms, gc, busy }) => [
    variant.kind === 'ours' ? `**${variant.name}**` : variant.name,
    ...[cpuUs.toFixed(1), ratio?.toFixed(2) ?? '', Math.round(perSecond).toLocaleString('en-US')],
    ...[p50Ms.toFixed(2), p99Ms.toFixed(2), percent(gc), percent(busy)],
  ])
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Where, when and with what this was measured. */
export function about(options: {
  valkey: string
  variants: readonly Variant[]
  pinned: boolean
  how: string
}): string[] {
  const { valkey, variants, pinned, how } = options
  const [cpu] = cpus()
  const names = [...new Set(variants.flatMap(({ packages }) => packages))].sort()
  const where = pinned
    ? 'The server under test had the last core to itself; load generator and Valkey shared the others.'
    : 'Nothing was pinned to a core: server, load generator and Valkey took turns.'
  const [load = 0] = loadavg()
  return [
    `${today()}, ${cpus().length} cores of ${cpu?.model.trim()}, Node ${process.versions.node}, Valkey ${valkey}; load ${load.toFixed(1)} before it began${load > 1 ? ': **a busy machine, rough figures**' : ''}.`,
    `${names.map((name) => `${name} ${versionOf(name)}`).join(', ')}.`,
    `${how} ${where}`,
  ]
}

export function markdown({ about, results }: Report): string {
  const tables = results.map(({ size, bytes, rows }) => `### ${size} (${bytes} bytes)\n\n${table(rows)}`)
  return [about.join('\n'), ...tables].join('\n\n')
}

const BEGIN = '<!-- results -->\n'
const END = '\n<!-- /results -->'

/** Writes the report into `file`: between its two marks when it has them, else as all of it. */
export function writeMarkdown(file: string, report: Report): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  const marked = begin >= 0 && end > begin
  const whole = marked
    ? text.slice(0, begin + BEGIN.length) + markdown(report) + text.slice(end)
    : `${markdown(report)}\n`
  writeFileSync(file, whole)
}

/** The version that is installed: the exact one that package.json names. */
function versionOf(name: string): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  return manifest.dependencies[name] ?? manifest.devDependencies[name] ?? 'unknown'
}
