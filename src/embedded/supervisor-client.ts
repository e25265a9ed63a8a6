import { EventEmitter, once } from 'node:events'
import { readJsonLines } from './lines.ts'
import type { Log } from './log.ts'
import { createWait, spawnSupervisor } from './supervisor-process.ts'
import type { EmbeddedUrls, ServerSpec, SupervisorCommand, SupervisorEvent } from './supervisor-protocol.ts'

export type Supervisor = ReturnType<typeof startSupervisor>

/**
 * Starts a supervisor process and sends it commands. Its servers end when `close` is called, or when this process ends in
 * any way.
 */
export function startSupervisor({ serversFile, log }: { serversFile?: string; log: Log }) {
  const child = spawnSupervisor(serversFile)
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

  readJsonLines<SupervisorEvent>(child.stdout, (event) => {
    if (event.event === 'started') pids.set(event.name, event.pid)
    else if (event.event === 'ended') ended(event.name, event.how)
    else if (event.event === 'announced') heard.emit('announced')
    else log.warn(event.line)
  })
  readJsonLines(
    child.stderr,
    () => {},
    (line) => log.warn(`supervisor of the private servers: ${line}`),
  )
  const exited = once(child, 'exit').then(() => {
    for (const name of onEnd.keys()) ended(name, 'lost its supervisor')
    if (!closing)
      log.warn('The supervisor of the private servers has ended. They still run, but nothing restarts them.')
  })
  const waitFor = createWait(child, exited)
  const end = (how: 'stop' | 'kill', name: string) => {
    send({ do: how, name })
    return waitFor(ends.get(name))
  }

  return {
    pid: child.pid ?? 0,
    /** Starts a server. Resolves with the reason when the server has ended. */
    start(spec: ServerSpec): Promise<string> {
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve('lost its supervisor')
      send({ do: 'start', spec })
      const end = new Promise<string>((resolve) => onEnd.set(spec.name, resolve))
      ends.set(spec.name, end)
      return end
    },
    /** Process id of a server. Undefined while it is down. */
    pidOf: (name: string) => pids.get(name),
    /** Marks a server as ready. The supervisor restarts it from now on when it dies. */
    settle: (name: string) => void send({ do: 'settle', name }),
    /** Stops a server gracefully and permanently. Resolves when it has ended. */
    stop: (name: string) => end('stop', name),
    /** Kills a server with SIGKILL. Resolves when it has ended. */
    kill: (name: string) => end('kill', name),
    /** Publishes the URLs of the servers. Resolves when other processes can find them. */
    async announce(urls: EmbeddedUrls): Promise<void> {
      const announced = once(heard, 'announced')
      send({ do: 'announce', urls })
      await waitFor(announced)
    },
    /** Ends all servers, then the supervisor. Resolves when they have ended. */
    async close(): Promise<void> {
      closing = true
      child.stdin.end()
      await waitFor(exited)
    },
  }
}
