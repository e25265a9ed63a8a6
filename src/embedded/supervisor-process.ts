import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { ownScript } from './own-script.ts'

export type SupervisorProcess = ChildProcessWithoutNullStreams

/**
 * Spawns a supervisor process. It has its own process group, so that a terminal's Ctrl-C reaches only the service. It does not
 * keep this process from ending.
 */
export function spawnSupervisor(serversFile?: string): SupervisorProcess {
  const child = spawn(
    process.execPath,
    [...ownScript('supervisor', import.meta.url), ...(serversFile ? [serversFile] : [])],
    {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' }, // without the service's debugger or loader
    },
  )
  child.stdin.on('error', () => {}) // reported by the exit of the process
  child.unref()
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as Socket).unref() // Node's pipes are sockets
  return child
}

/** Creates a function that waits for a promise, or for the end of the supervisor. Meanwhile this process cannot end. */
export function createWait(child: SupervisorProcess, exited: Promise<unknown>) {
  let waiting = 0
  return async (promise: Promise<unknown> | undefined): Promise<void> => {
    waiting += 1
    child.ref()
    await Promise.race([promise, exited])
    waiting -= 1
    if (waiting === 0) child.unref()
  }
}
