import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readJson } from '../../src/embedded/json-file.ts'
import { endOrphanProcesses, serversFile } from '../../src/embedded/orphan-processes.ts'
import type { Embedded } from '../../src/embedded/start.ts'
import type { ServersFile } from '../../src/embedded/supervisor-protocol.ts'
import { bundleProgram } from '../support/program.ts'
import { copyUnusedCluster, testValkey } from '../support/servers.ts'

const program = new URL('service.ts', import.meta.url)
/** Time limit of a condition on a busy machine, and its interval. Milliseconds. */
export const within = { timeout: 30_000, interval: 50 }

/** A log without output. */
export const quiet = { info: () => {}, warn: () => {} }

/** Finds the Valkey of this machine. One in JavaScript, which is not real, keeps no data. */
export async function valkeyOfTests(): Promise<{ binary: string; isReal: boolean }> {
  const { server, kind } = await testValkey()
  return { binary: server, isReal: kind !== 'javascript' }
}

/** Creates a folder for one test. After the test it is deleted and its processes are ended. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'flights-test-embedded-'))
  chmodSync(folder, 0o755) // as root, PostgreSQL's account must be able to enter it
  onTestFinished(async () => {
    await endOrphanProcesses(folder, quiet)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Creates a folder like `scratchFolder`, for a service that need not create its cluster. */
export async function preparedFolder(): Promise<string> {
  const folder = scratchFolder()
  await copyUnusedCluster(folder)
  return folder
}

/** Starts a service in a separate process. `ready` rejects with its output if it ends too early. */
export async function runService(dataDir: string) {
  const { server } = await testValkey()
  const child = spawn(process.execPath, [await bundleProgram(program), dataDir, server])
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const exited = once(child, 'exit')
  const ready = new Promise<Required<Embedded>>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (output.includes('\n')) resolve(JSON.parse(output) as Required<Embedded>)
    })
    exited.then(() => reject(new Error(errors)))
  })
  ready.catch(() => {}) // tests that kill the service do not await it
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    pid: child.pid ?? 0,
    ready,
    errors: () => errors,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    close: async () => {
      child.stdin.end()
      await exited
    },
  }
}

/** Returns the supervisor and the servers that run in a folder now. */
export function running(dataDir: string) {
  const content = readJson<ServersFile>(serversFile(dataDir))
  if (!content) throw new Error(`no servers run in ${dataDir}`)
  const server = (name: string) => content.servers.find((server) => server.name === name)
  return { ...content, server, all: [content.supervisor, ...content.servers] }
}

/** Returns the account that a process runs as. Undefined if it has ended. */
export const ownerOf = (pid: number): number | undefined =>
  Number(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }))
