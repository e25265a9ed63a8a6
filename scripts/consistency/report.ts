import { cpus } from 'node:os'
import type { Round } from './examine.ts'
import { layers } from './history.ts'
import { subjects } from './subjects/index.ts'

/** The rounds as a table. */
export function table(rounds: readonly Round[]): string {
  const lines = rounds.map(({ subject, name, findings, stuck }) => {
    const stale = layers.map((layer) => findings.layers[layer])
    const failed = Object.values(findings.failures).reduce((sum, n) => sum + n, 0)
    return [
      subjects[subject].title,
      name,
      ...stale.map(({ reads }) => reads),
      findings.writes,
      ...stale.map((layer) => layer.stale),
      milliseconds(Math.max(...stale.map(({ p99Ms }) => p99Ms))),
      milliseconds(Math.max(...stale.map(({ maxMs }) => maxMs))),
      ...[stuck.length, failed, milliseconds(findings.longestReadMs)],
    ].map(String)
  })
  const rule = head.map((_, i) => (i < 2 ? '---' : '---:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const head = [
  ...['subject', 'round', 'reads: in process', 'Valkey', 'loaded', 'writes', 'stale: in process', 'Valkey', 'loaded'],
  ...['staleness p99', 'max, ms', 'stuck keys', 'failed reads', 'longest read, ms'],
]

const milliseconds = (value: number) => value.toFixed(0)

/** Where and when. */
export function about(versions: { database: string; cache: string }): string {
  const date = new Date().toISOString().slice(0, 10)
  return `${date}, ${cpus().length} cores, Node ${process.versions.node}, ${versions.database}, ${versions.cache}`
}

/** How often each of the names came: `2 × this, 1 × that`. */
export function counted(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ') || 'none'
}
