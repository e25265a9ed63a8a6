import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'

/**
 * Reserves the last core for the server under test: keeps this process and its later children off it. Returns the beginning of
 * a command line that runs there. It is empty if the machine has one core or no `taskset`.
 */
export function reserveCore(): string[] {
  const count = cpus().length
  if (count < 2) return []
  try {
    const others = count === 2 ? '0' : `0-${count - 2}`
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', others, String(process.pid)], { stdio: 'ignore' })
    return ['taskset', '--cpu-list', String(count - 1)]
  } catch {
    return []
  }
}
