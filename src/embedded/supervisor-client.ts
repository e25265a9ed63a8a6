import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import type { Socket } from 'node:net'
import { readJsonLines } from './lines.ts'
import type { Log } from './log.ts'
import { ownScript } from './own-script.ts'
import type { EmbeddedUrls, ServerSpec, SupervisorCommand, SupervisorEvent } from './supervisor-protocol.ts'

export type Supervisor = ReturnType<typeof startSupervisor>

/**
 * Starts a supervisor process and speaks with it. Its servers end when `close` is called or when this process ends in any
 * way. It has a process group of its own, so that a terminal's Ctrl-C reaches the service alone. It does not keep this process
 * from ending.
 */
export function startSupervisor(options: { serversFile?: string; log: Log }) {
  const child = spawn(
    process.execPath,
    [...ownScript('supervisor', import.meta.url), ...(options.serversFile ? [options.serversFile] : [])],
    {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' }, // a debugger or a loader of the service is not for the supervisor
    },
  )
  const pids = new Map<string, number>()
  const heard = new EventEmitter<{ announced: [] }>()
  const ends = new Map<string, Promise<string>>()
  const onEnd = new Map<string, (how: string) => void>()
  let closing = false

  const ended = (name: string, how: string) => {
    pids.delete(name)
    onEnd.get(name)?.(how)
  }
  const send = (command: SupervisorCommand) => child.stdin.write(`${JSON.stringify(command)}\n`)

  child.stdin.on('error', () => {}) // a supervisor that is gone says so by its exit
  readJsonLines<SupervisorEvent>(child.stdout, (event) => {
    if (event.event === 'started') pids.set(event.name, event.pid)
    else if (event.event === 'ended') ended(event.name, event.how)
    else if (event.event === 'announced') heard.emit('announced')
    else options.log.warn(event.line)
  })
  readJsonLines(
    child.stderr,
    () => {},
    (line) => options.log.warn(`supervisor of the private servers: ${line}`),
  )
  const exited = once(child, 'exit').then(() => {
    for (const name of onEnd.keys()) ended(name, 'lost its supervisor')
    if (!closing)
      options.log.warn('The supervisor of the private servers is gone: they run on, but nothing restarts them.')
  })
  child.unref()
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as Socket).unref() // that is what Node's pipes are

  // While something is waited for, the supervisor does keep this process from ending
  let waiting = 0
  const waitFor = async (what: Promise<unknown> | undefined): Promise<void> => {
    waiting += 1
    child.ref()
    await Promise.race([what, exited])
    waiting -= 1
    if (waiting === 0) child.unref()
  }
  const end = (how: 'stop' | 'kill', name: string) => {
    send({ do: how, name })
    return waitFor(ends.get(name))
  }

  return {
    pid: child.pid ?? 0,
    /** Starts a server. The promise resolves, with the reason, when it has ended. */
    start(spec: ServerSpec): Promise<string> {
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve('lost its supervisor')
      send({ do: 'start', spec })
      const end = new Promise<string>((resolve) => onEnd.set(spec.name, resolve))
      ends.set(spec.name, end)
      return end
    },
    /** Undefined while the server is down. */
    pidOf: (name: string) => pids.get(name),
    /** From now on the server is started again when it dies. */
    settle: (name: string) => void send({ do: 'settle', name }),
    /** Ends a server in good order, for good. Resolves when it is gone. */
    stop: (name: string) => end('stop', name),
    /** SIGKILL. Resolves when the server is gone. */
    kill: (name: string) => end('kill', name),
    /** Resolves when other processes can find the servers. */
    async announce(urls: EmbeddedUrls): Promise<void> {
      const announced = once(heard, 'announced')
      send({ do: 'announce', urls })
      await waitFor(announced)
    },
    /** Ends all servers, then the supervisor; resolves when they are gone. */
    async close(): Promise<void> {
      closing = true
      child.stdin.end()
      await waitFor(exited)
    },
  }
}
