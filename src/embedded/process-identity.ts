import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Identity of a process: pid and start time. A later process with the same pid differs. */
export type Identity = { pid: number; started: string }

/** Returns the identity of a running process. Undefined if there is none; a zombie does not count. */
export function identify(pid: number): Identity | undefined {
  const started = process.platform === 'linux' ? startedByProc(pid) : askPs(pid, 'lstart=')
  return started === undefined ? undefined : { pid, started }
}

/** Returns whether exactly this process runs. */
export const isAlive = (identity: Identity): boolean => identify(identity.pid)?.started === identity.started

/** Returns the command line of a process. Empty if there is none. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return askPs(pid, 'command=') ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/**
 * Ends exactly this process: by `signal`, and after `graceMs` by SIGKILL. Resolves when it has ended. Rejects if signalling it
 * is not permitted (EPERM).
 */
export async function endProcess(identity: Identity, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  if (await signalAndWait(identity, signal, graceMs)) return
  await signalAndWait(identity, 'SIGKILL', 5_000)
}

async function signalAndWait(identity: Identity, signal: NodeJS.Signals, waitMs: number): Promise<boolean> {
  if (!isAlive(identity)) return true
  try {
    process.kill(identity.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
  return waitUntilGone(identity, waitMs)
}

/** Waits for a process to end by itself. Returns false if it still runs after `waitMs`. */
export async function waitUntilGone(identity: Identity, waitMs: number): Promise<boolean> {
  const deadline = Date.now() + waitMs
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

// proc(5): the second field is the name in parentheses and may hold spaces; the state is field 3, the start time field 22
function startedByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function askPs(pid: number, column: string): string | undefined {
  try {
    const shown = execFileSync('ps', ['-ww', '-o', `stat=,${column}`, '-p', String(pid)], { encoding: 'utf8' }).trim()
    const [state = '', ...rest] = shown.split(/\s+/)
    return state === '' || state.startsWith('Z') ? undefined : rest.join(' ')
  } catch {
    return undefined
  }
}
