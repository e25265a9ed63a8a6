import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError } from './errors.ts'
import { freePort } from './free-port.ts'
import type { Supervisor } from './supervisor-client.ts'
import type { ServerSpec } from './supervisor-protocol.ts'

/** One kind of server: its specification for a port, and its readiness check. */
export type ServerKind = {
  spec(port: number): ServerSpec
  /** Checks once whether the server is ready. False or a rejection mean that it is not. */
  isReady(port: number): Promise<boolean>
  /** Explains from a server's last lines why it ended, with a remedy. Undefined if it cannot. */
  explain?(said: string): string | undefined
  /** Port to try first, so that a server keeps its port in every run. */
  preferredPort?: number | undefined
  /** Offsets of further ports that the server opens. */
  alsoFree?: number[]
}

export type StartedServer = { port: number; name: string }

const READY_WITHIN_MS = 60_000

/**
 * Starts a server on a free port of 127.0.0.1 and resolves when it is ready. Tries another port if a process took the first
 * one meanwhile. Throws `failed` with the server's last lines if it ends, or is not ready within a minute.
 */
export async function startServer(supervisor: Supervisor, kind: ServerKind): Promise<StartedServer> {
  for (let attempt = 1; ; attempt++) {
    const preferred = attempt === 1 ? kind.preferredPort : undefined
    const port = await freePort({ preferred, ...(kind.alsoFree && { alsoFree: kind.alsoFree }) })
    try {
      return await startServerOn(supervisor, kind, port)
    } catch (error) {
      if (attempt === 5 || !(error instanceof PortTaken)) throw error
    }
  }
}

/** Like `startServer`, on a given port. For a server that is restarted after it was killed. */
export async function startServerOn(supervisor: Supervisor, kind: ServerKind, port: number): Promise<StartedServer> {
  for (let attempt = 1; ; attempt++) {
    const spec = kind.spec(port)
    const ended = supervisor.start(spec)
    const failure = await answersOrEnds(kind, port, ended)
    if (failure === undefined) return { port, name: spec.name }
    const said = lastLines(spec.logFile)
    if (/address already in use/i.test(said)) throw new PortTaken(spec.name)
    // PostgreSQL's processes end shortly after a killed postmaster
    if (attempt < 20 && /shared memory block .* is still in use|lock file ".*" already exists/.test(said)) {
      await sleep(250)
      continue
    }
    await supervisor.stop(spec.name)
    const explanation = kind.explain?.(said)
    if (explanation) throw new EmbeddedError('unusable', `${explanation} (${spec.logFile})`)
    throw new EmbeddedError('failed', `${spec.name} ${failure}: ${said || 'it wrote nothing'} (${spec.logFile})`)
  }
}

async function answersOrEnds(kind: ServerKind, port: number, ended: Promise<string>): Promise<string | undefined> {
  let end: string | undefined
  ended.then((how) => {
    end = how
  })
  const deadline = Date.now() + READY_WITHIN_MS
  while (end === undefined) {
    if (Date.now() > deadline) return 'does not answer'
    if (await kind.isReady(port).catch(() => false)) return end
    await sleep(15)
  }
  return end
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join(' | ')
  } catch {
    return ''
  }
}

class PortTaken extends EmbeddedError {
  constructor(name: string) {
    super('failed', `${name} found its port in use by another process`)
  }
}
