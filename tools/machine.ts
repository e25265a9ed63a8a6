import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'

/** The machine that a benchmark or load test runs on. */
export interface Machine {
  cpu: string
  cores: number
  node: string
  /** Load average of the last minute. */
  load: number
}

export function machine(): Machine {
  const all = cpus()
  const cpu = all[0]?.model.trim() || 'unknown processor'
  return { cpu, cores: all.length, node: process.versions.node, load: loadavg()[0] ?? 0 }
}

/** `2 cores of AMD EPYC, Node 20.20.2` */
export function machineText({ cores, cpu, node }: Machine = machine()): string {
  return `${cores} cores of ${cpu}, Node ${node}`
}

/** Short hash of the commit that is checked out; `unknown` outside a repository. */
export function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}
