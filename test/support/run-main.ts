import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { bundleProgram } from './program.ts'
import { until } from './until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const main = new URL('../../src/main.ts', import.meta.url)

/** Time limit of a start, for a busy machine. Milliseconds. */
const START_MS = 60_000

/** Starts the service in its own process, with only these settings. Kills it after the test if it still runs. */
export async function runMain(settings: Record<string, string>) {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [await bundleProgram(main)], { cwd: root, env: { PATH, ...settings } })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = once(child, 'close').then(([status]) => status as number | null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    /** Resolves with the exit status when the process has ended. */
    ended,
    out: () => out,
    errors: () => errors,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves with the address when the service listens. */
    address: async (): Promise<string> => {
      const found = () => /"address":"([^"]+)"/.exec(out)?.[1]
      await until(() => {
        if (child.exitCode !== null) throw new Error(`it ended: ${out}${errors}`)
        return found() !== undefined
      }, START_MS)
      return found() ?? ''
    },
  }
}
