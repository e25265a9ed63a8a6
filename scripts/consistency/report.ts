import { today } from '../../tools/days.ts'
import { machineText } from '../../tools/machine.ts'
import { occurrences, sum } from '../../tools/statistics.ts'
import { markdownTable } from '../../tools/tables.ts'
import type { Round } from './examine.ts'
import { layers } from './history.ts'
import { subjects } from './subjects/index.ts'

/** The rounds as a table. */
export function table(rounds: readonly Round[]): string {
  const lines = rounds.map(({ subject, name, findings, stuck }) => {
    const stale = layers.map((layer) => findings.layers[layer])
    const failed = sum(Object.values(findings.failures))
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
  return markdownTable(head, lines, { texts: 2 })
}

const head = [
  ...['subject', 'round', 'reads: in process', 'Valkey', 'loaded', 'writes', 'stale: in process', 'Valkey', 'loaded'],
  ...['staleness p99', 'max, ms', 'stuck keys', 'failed reads', 'longest read, ms'],
]

const milliseconds = (value: number) => value.toFixed(0)

/** Date, machine and versions. */
export function about(versions: { database: string; cache: string }): string {
  return `${today()}, ${machineText()}, ${versions.database}, ${versions.cache}`
}

/** Occurrences of each name: `2 × this, 1 × that`. */
export function counted(names: readonly string[]): string {
  return [...occurrences(names)].map(([name, count]) => `${count} × ${name}`).join(', ') || 'none'
}
