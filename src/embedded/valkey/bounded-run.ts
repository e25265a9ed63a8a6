import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Runs a command until `deadline` (as `Date.now()`). timeout(1) ends the command and its children, even if this process is
 * killed meanwhile. Rejects with the last lines of the command.
 */
export async function boundedRun(command: string, args: string[], deadline: number): Promise<void> {
  const seconds = ((deadline - Date.now()) / 1000).toFixed(1)
  if (Number(seconds) <= 0) throw new Error('it took too long')
  try {
    await promisify(execFile)('timeout', ['--kill-after=1', seconds, command, ...args], {
      env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 16 * 1024 * 1024,
    })
  } catch (cause) {
    const { code, stderr = '' } = cause as { code?: unknown; stderr?: string }
    const reason = code === 124 || code === 137 ? 'took too long' : stderr.trim().split('\n').slice(-2).join(' | ')
    throw new Error(`${command} ${args.at(-1)}: ${reason}`, { cause })
  }
}
