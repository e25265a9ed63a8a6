import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measured } from './measure.ts'

export interface Row {
  load: string
  variant: string
  rounds: Measured[]
}

/** The rows as a table, each compared with the plain synchronous variant of the same load. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ load, variant, rounds }) => {
    const speeds = rounds.map(({ perSecond }) => perSecond)
    const base = rows.find((row) => row.load === load && row.variant === 'synchronous')
    const ratio = median(speeds) / median(base?.rounds.map(({ perSecond }) => perSecond) ?? [])
    const range = `${Math.min(...speeds).toFixed(0)}–${Math.max(...speeds).toFixed(0)}`
    const loop = `${(100 * median(rounds.map(({ eventLoop }) => eventLoop))).toFixed(0)} %`
    const connections = states.map((state) => median(rounds.map((round) => round.connections[state] ?? 0)).toFixed(1))
    return [load, variant, median(speeds).toFixed(0), range, ratio.toFixed(2), loop, ...connections]
  })
  const head = ['load', 'variant', 'bookings/s', 'range', 'ratio', 'event loop', ...states]
  const rule = head.map((_, i) => (i < 2 ? '---' : '---:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const states = ['waits for us', 'row lock', 'log to disk', 'works']

/** Where and when this was measured. */
export function about(versions: { database: string; state: string }): string {
  const [cpu] = cpus()
  const load = loadavg()[0]?.toFixed(1)
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpu?.model.trim()}, load ${load} at the end`,
    `Node ${process.versions.node}, ${versions.database}, ${versions.state}`,
    `fdatasync of 8 KiB: ${syncMs().toFixed(2)} ms (median of 100)`,
  ].join('\n')
}

/** How long this machine takes to put a page of a log on its disk. */
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}
