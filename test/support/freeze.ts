import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { TestServer } from './servers.ts'

/** Runs work while a server is frozen: its processes are stopped but not ended, so connections stay open and get no reply. */
export async function whileFrozen(server: TestServer, work: () => Promise<void>): Promise<void> {
  if (server.pid === undefined) throw new Error('the server does not run')
  const all = [server.pid, ...(await childrenOf(server.pid))]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  try {
    await work()
  } finally {
    for (const pid of all.reverse()) resume(pid)
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid='])
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []))
}

function resume(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT')
  } catch (error) {
    // A backend process may have ended meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
