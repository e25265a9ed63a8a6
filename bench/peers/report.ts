import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { today } from '../../tools/days.ts'
import { blocksOf, withBlock } from '../../tools/docs.ts'
import { count, fixed, percent } from '../../tools/format.ts'
import { commit, machine, machineText } from '../../tools/machine.ts'
import { markdownTable } from '../../tools/tables.ts'
import type { BodyName } from './payload.ts'
import type { Row } from './results.ts'
import type { Variant } from './variants.ts'

/** A run: its circumstances, and the rows of each body. */
export interface Report {
  about: string[]
  results: { body: BodyName; rows: Row[] }[]
}

/** Formats the rows of one body as a table. Its range covers the rounds. */
export function table(rows: readonly Row[]): string {
  const head = ['what answers', 'CPU µs / request', '× limit', 'range', 'req/s', 'p50 ms', 'p99 ms', 'GC', 'core busy']
  const lines = rows.map(({ variant, cpuUs, ratio, range, perSecond, p50Ms, p99Ms, gc, busy }) => [
    variant.kind === 'ours' ? `**${variant.name}**` : variant.name,
    ...[
      fixed(cpuUs, 1),
      ratio?.toFixed(2) ?? '',
      range ? `${range[0].toFixed(2)}–${range[1].toFixed(2)}` : '',
      count(perSecond),
    ],
    ...[fixed(p50Ms, 2), fixed(p99Ms, 2), percent(gc, 0), percent(busy, 0)],
  ])
  return markdownTable(head, lines)
}

/** Machine, date and versions of the measurement. */
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
    `${today()}, commit ${commit()}, ${machineText()}, ${valkey}; load ${load.toFixed(1)} before it began${load > 1 ? ': **a busy machine, rough figures**' : ''}.`,
    `${names.map((name) => `${name} ${versionOf(name)}`).join(', ')}.`,
    `${how} ${where}`,
  ]
}

export function markdown({ about, results }: Report): string {
  const tables = results.map(({ body, rows }) => `### ${titles[body]}\n\n${table(rows)}`)
  return [about.join('\n'), ...tables].join('\n\n')
}

/** Writes the report into the block `results` of a file, or as the whole file if it has no such block. */
export function writeMarkdown(file: string, report: Report): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const hasBlock = blocksOf(text).includes('results')
  writeFileSync(file, hasBlock ? withBlock(text, 'results', markdown(report)) : `${markdown(report)}\n`)
}

const titles: Record<BodyName, string> = {
  '600B': '600 bytes',
  '4KB': '4 KB (4,096 bytes)',
  '40KB': '40 KB (40,960 bytes)',
  '40KB-gzip': '40 KB, compressed by limit and service',
}

/** Returns the installed version: the exact one in package.json. */
function versionOf(name: string): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  return manifest.dependencies[name] ?? manifest.devDependencies[name] ?? 'unknown'
}
