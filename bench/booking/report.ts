import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { today } from '../../tools/days.ts'
import { fixed, percent } from '../../tools/format.ts'
import { commit, machine } from '../../tools/machine.ts'
import { median } from '../../tools/statistics.ts'
import { markdownTable } from '../../tools/tables.ts'
import type { Measured } from './measure.ts'
import { type ConnectionState, connectionStates } from './sampler.ts'

export interface Row {
  load: string
  variant: string
  rounds: Measured[]
}

/** The rows as a table. Each ratio is to the plain synchronous variant under the same load. */
export function table(rows: readonly Row[]): string {
  const speeds = ({ rounds }: Row) => rounds.map(({ perSecond }) => perSecond)
  const connections = ({ rounds }: Row, state: ConnectionState) =>
    fixed(median(rounds.map((round) => round.connections[state] ?? 0)), 1)
  const lines = rows.map((row) => {
    const base = rows.find(({ load, variant }) => load === row.load && variant === 'synchronous')
    return [
      row.load,
      row.variant,
      median(speeds(row)).toFixed(0),
      `${Math.min(...speeds(row)).toFixed(0)}–${Math.max(...speeds(row)).toFixed(0)}`,
      fixed(median(speeds(row)) / median(base ? speeds(base) : []), 2),
      median(row.rounds.map(({ cpuUs }) => cpuUs)).toFixed(0),
      percent(median(row.rounds.map(({ eventLoop }) => eventLoop)), 0),
      ...connectionStates.map((state) => connections(row, state)),
    ]
  })
  const head = ['load', 'variant', 'bookings/s', 'range', 'ratio', 'CPU µs', 'event loop', ...connectionStates]
  return markdownTable(head, lines, { texts: 2 })
}

/** Date, commit, machine and versions of a measurement. */
export function about(versions: { database: string; state: string }): string {
  const { cores, cpu, node, load } = machine()
  return [
    `${today()}, commit ${commit()}, ${cores} cores of ${cpu}, load ${load.toFixed(1)} at the end`,
    `Node ${node}, ${versions.database}, ${versions.state}`,
    `fdatasync of 8 KiB: ${syncMs().toFixed(2)} ms (median of 100)`,
  ].join('\n')
}

/** Time that the disk takes for one page of a log, in milliseconds. */
function syncMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'flights-bench-'))
  const file = openSync(join(folder, 'log'), 'w')
  try {
    const page = Buffer.alloc(8_192, 1)
    const times = Array.from({ length: 100 }, () => {
      const started = performance.now()
      writeSync(file, page)
      fdatasyncSync(file)
      return performance.now() - started
    })
    return median(times)
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
}
