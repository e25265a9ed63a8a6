import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { today } from '../../tools/days.ts'
import { blocksOf, withBlock } from '../../tools/docs.ts'
import { count, fixed, percent } from '../../tools/format.ts'
import { machine, machineText } from '../../tools/machine.ts'
import { markdownTable } from '../../tools/tables.ts'
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
  const lines = rows.map(({ variant, cpuUs, ratio, perSecond, p50Ms, p99Ms, gc, busy }) => [
    variant.kind === 'ours' ? `**${variant.name}**` : variant.name,
    ...[fixed(cpuUs, 1), ratio?.toFixed(2) ?? '', count(perSecond)],
    ...[fixed(p50Ms, 2), fixed(p99Ms, 2), percent(gc, 0), percent(busy, 0)],
  ])
  return markdownTable(head, lines)
}

/** Where, when and with what this was measured. */
export function about(options: {
  valkey: string
  variants: readonly Variant[]
  pinned: boolean
  how: string
}): string[] {
  const { valkey, variants, pinned, how } = options
  const names = [...new Set(variants.flatMap(({ packages }) => packages))].sort()
  const where = pinned
    ? 'The server under test had the last core to itself; load generator and Valkey shared the others.'
    : 'Nothing was pinned to a core: server, load generator and Valkey took turns.'
  const { load } = machine()
  return [
    `${today()}, ${machineText()}, Valkey ${valkey}; load ${load.toFixed(1)} before it began${load > 1 ? ': **a busy machine, rough figures**' : ''}.`,
    `${names.map((name) => `${name} ${versionOf(name)}`).join(', ')}.`,
    `${how} ${where}`,
  ]
}

export function markdown({ about, results }: Report): string {
  const tables = results.map(({ size, bytes, rows }) => `### ${size} (${bytes} bytes)\n\n${table(rows)}`)
  return [about.join('\n'), ...tables].join('\n\n')
}

/** Writes the report into the block `results` of a file, or as the whole file if it has no such block. */
export function writeMarkdown(file: string, report: Report): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const hasBlock = blocksOf(text).includes('results')
  writeFileSync(file, hasBlock ? withBlock(text, 'results', markdown(report)) : `${markdown(report)}\n`)
}

/** The version that is installed: the exact one that package.json names. */
function versionOf(name: string): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  return manifest.dependencies[name] ?? manifest.devDependencies[name] ?? 'unknown'
}
