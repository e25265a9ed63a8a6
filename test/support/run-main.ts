import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { bundleProgram } from './program.ts'
import { until } from './until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const main = new URL('../../src/main.ts', import.meta.url)

/** A bound for a machine that has much else to do. */
const START_MS = 60_000

/** The service in a process of its own, with only these settings; killed after the test if it still runs. */
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
    /** Its exit status, once it has ended. */
    ended,
    out: () => out,
    errors: () => errors,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    /** Where it listens, once it does. */
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
