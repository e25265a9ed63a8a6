import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { identify } from './process-identity.ts'
import type { ServerSpec, ServersFile, SupervisorEvent } from './supervisor-protocol.ts'

const STOP_GRACE_MS = 20_000

export type SupervisedServer = ReturnType<typeof superviseServer>

/**
 * Starts a server. Once settled, it is restarted whenever it dies by itself. `changed` is called after each start and end.
 * `close` sends the stop signal, after twenty seconds SIGKILL, and resolves when the process has ended.
 */
export function superviseServer(spec: ServerSpec, on: { report(event: SupervisorEvent): void; changed(): void }) {
  let child: ChildProcess | undefined
  let current: ServersFile['servers'][number] | undefined
  let isUp = false
  let settled = false
  let stopping = false
  let pause: NodeJS.Timeout | undefined
  let gone: () => void = () => {}

  function start(logFlags: 'w' | 'a'): void {
    isUp = true
    try {
      child = launch(spec, logFlags)
    } catch (error) {
      ended((error as Error).message) // the log is not writable: the folder is missing or the disk is full
      return
    }
    child.once('error', (error) => ended(error.message))
    child.once('exit', (code, signal) => ended(signal ? `ended by ${signal}` : `ended with code ${code}`))
    const identity = child.pid === undefined ? undefined : identify(child.pid)
    if (!identity) return
    current = { ...identity, name: spec.name, stopSignal: spec.stopSignal }
    on.changed()
    on.report({ event: 'started', name: spec.name, pid: identity.pid })
  }

  function ended(how: string): void {
    if (!isUp) return
    isUp = false
    child = undefined
    current = undefined
    on.changed()
    on.report({ event: 'ended', name: spec.name, how })
    gone()
    if (stopping || !settled || spec.restartAfterMs === undefined) return
    on.report({ event: 'log', line: `${spec.name} ${how}; restarting it in ${spec.restartAfterMs / 1000} s` })
    pause = setTimeout(start, spec.restartAfterMs, 'a')
  }

  function close(): Promise<void> {
    stopping = true
    clearTimeout(pause)
    if (!child) return Promise.resolve()
    child.kill(spec.stopSignal)
    const impatience = setTimeout(() => child?.kill('SIGKILL'), STOP_GRACE_MS)
    return new Promise((resolve) => {
      gone = () => {
        clearTimeout(impatience)
        resolve()
      }
    })
  }

  start('w')
  return {
    /** Identity of the running process. Undefined while it is down. */
    running: () => current,
    settle: () => {
      settled = true
    },
    stop: () => void close(),
    kill: () => void child?.kill('SIGKILL'),
    close,
  }
}

function launch(spec: ServerSpec, logFlags: 'w' | 'a'): ChildProcess {
  const log = openSync(spec.logFile, logFlags, 0o600)
  try {
    // stdin is a pipe, so that the JavaScript server ends with the supervisor. Logs go to a file, because a full or broken
    // pipe would block a server.
    const stdio: StdioOptions = ['pipe', log, log]
    return spawn(spec.command, spec.args, { stdio, env: { ...process.env, ...spec.env }, ...spec.user })
  } finally {
    closeSync(log)
  }
}
