import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Resources that a process has used since its start, as its probe reports them. */
export interface Usage {
  /** User and system time of all threads, in microseconds. */
  cpuUs: number
  /** Pauses for garbage collection, in milliseconds. */
  gcMs: number
  /** Number of garbage collections. */
  collections: number
  /** Used bytes of the heap, including garbage. */
  heapUsed: number
}

/** A server under test, in its own process. */
export interface Child {
  readonly port: number
  usage(): Promise<Usage>
  /** Collects garbage, if the process was started with `--expose-gc`, and reads the usage. */
  collect(): Promise<Usage>
  /** Starts a CPU profile. */
  profile(): Promise<void>
  /** Ends the CPU profile and writes it. */
  saveProfile(file: string): Promise<void>
  /** Empties the log. */
  forgetLog(): void
  /** Stops the process. Sends SIGKILL after five seconds. */
  end(): Promise<void>
}

/** Keeps the young generation of the heap at its size, as `npm start` does, for every compared server. */
const KEEP_YOUNG = '--min-semi-space-size=16'

const UP_WITHIN_MS = 60_000
const ANSWERS_WITHIN_MS = 15_000

/**
 * Starts `node <args>` with the probe and the flag of `npm start`, and with `env` as its only environment. Resolves when the port responds to HTTP. Output
 * goes to `logFile`, so that logging costs as much as in production. The child ends with this process.
 */
export async function startChild(options: {
  onCore: readonly string[]
  args: readonly string[]
  env: Record<string, string>
  cwd: string
  port: number
  logFile: string
}): Promise<Child> {
  const { onCore, args, env, cwd, port, logFile } = options
  const log = openSync(logFile, 'a')
  const probe = new URL('probe.mjs', import.meta.url).href
  const [command = '', ...rest] = [...onCore, process.execPath, KEEP_YOUNG, '--import', probe, ...args]
  const child = spawn(command, rest, {
    // Detached, so that Ctrl-C reaches only this process. It stops the child itself.
    cwd,
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
  })
  const ask = questions(child)
  const end = async () => {
    child.kill('SIGTERM')
    if (!(await exited(child, 5_000))) child.kill('SIGKILL')
    await exited(child, 5_000)
    closeSync(log)
  }
  try {
    await up(child, port)
  } catch (error) {
    await end()
    const said = readFileSync(logFile, 'utf8').slice(-2_000)
    throw new Error(`${args.join(' ')} did not start: ${said}`, { cause: error })
  }
  return {
    port,
    usage: () => ask('usage'),
    collect: () => ask('collect'),
    profile: async () => void (await ask('profile')),
    saveProfile: async (file) => void (await ask('save', file)),
    forgetLog: () => ftruncateSync(log),
    end,
  }
}

function questions(child: ChildProcess) {
  let last = 0
  const waiting = new Map<number, (answer: Usage) => void>()
  child.on('message', (answer: Usage & { id: number }) => waiting.get(answer.id)?.(answer))
  return (order: 'usage' | 'collect' | 'profile' | 'save', file = ''): Promise<Usage> => {
    const id = ++last
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the probe does not reply: ${order}`)), ANSWERS_WITHIN_MS)
      waiting.set(id, (answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(answer)
      })
      child.send({ id, do: order, file })
    })
  }
}

async function up(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + UP_WITHIN_MS
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended')
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer) return
    if (Date.now() > deadline) throw new Error('it does not respond')
    await pause(50)
  }
}

async function exited(child: ChildProcess, withinMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), withinMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}
