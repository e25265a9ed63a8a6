import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { now } from './clock.ts'
import type { History } from './history.ts'
import type { SubjectName } from './subjects/index.ts'

const script = fileURLToPath(new URL('./member.ts', import.meta.url))

export interface MemberJob {
  subject: SubjectName
  index: number
  seed: number
  databaseUrl: string
  cacheUrl: string
  stateUrl: string
}

export type Order =
  /** Opens a new subject under its own namespace. */
  | { do: 'open'; round: string }
  /** Delays loads by up to `byMs` from now on. */
  | { do: 'slow'; byMs: number }
  | { do: 'act'; forMs: number }
  /** Reads every key once. */
  | { do: 'census' }

/** A process that uses a subject. Each promise resolves when the order is done. */
export interface Member {
  open(round: string): Promise<void>
  slow(byMs: number): Promise<void>
  act(forMs: number): Promise<History>
  census(): Promise<History>
  end(): Promise<void>
}

/** Starts a member. `open` rejects if its clock differs from that of this process. */
export async function startMember(job: MemberJob): Promise<Member> {
  const child = fork(script, [JSON.stringify(job)], {
    execArgv: ['--import', 'tsx'],
    // Some libraries report every lost connection on stderr.
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    // A history has some 100,000 reads.
    serialization: 'advanced',
  })
  let complaints = ''
  child.stderr?.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-2_000)
  })
  const gone = once(child, 'close').then(([code, signal]) => {
    throw new Error(`A member ended unexpectedly: ${signal ?? code} ${complaints}`)
  })
  gone.catch(() => {})
  const send = sender(child, gone)
  await Promise.race([once(child, 'message'), gone])
  return {
    open: async (round) => {
      const before = now()
      const there = (await send({ do: 'open', round })) as number
      if (there < before || there > now()) throw new Error('Processes of this machine do not share a monotonic clock.')
    },
    slow: async (byMs) => {
      await send({ do: 'slow', byMs })
    },
    act: (forMs) => send({ do: 'act', forMs }) as Promise<History>,
    census: () => send({ do: 'census' }) as Promise<History>,
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

function sender(child: ChildProcess, gone: Promise<never>) {
  const waiting = new Map<number, (answer: unknown) => void>()
  let sent = 0
  child.on('message', (message: 'ready' | { id: number; answer: unknown }) => {
    if (message === 'ready') return
    waiting.get(message.id)?.(message.answer)
    waiting.delete(message.id)
  })
  return (order: Order): Promise<unknown> => {
    const id = sent++
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve))
    child.send({ id, order })
    return Promise.race([answer, gone])
  }
}
