import { fork } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { Booking } from '../../../src/domain/booking.ts'
import type { BookRequest } from '../../../src/services/booking/book.ts'
import { bundleProgram } from '../../support/program.ts'
import type { Point, StackOptions } from './stack.ts'

const program = new URL('./actor-process.ts', import.meta.url)

export type ActorJob = Omit<StackOptions, 'probe'> & {
  /** Point at which the actor kills itself with SIGKILL, or waits for `go`. The first time only. */
  fault?: { at: Point; act: 'die' | 'wait' }
}

export type Wanted =
  | { do: 'book'; request: BookRequest }
  | { do: 'cancel'; bookingId: number }
  | { do: 'flush' | 'reap' | 'outbox' }

/** Result of a request: a value, or a refusal with its code. */
export type Answer = { value: unknown } | { refused: string }

/** Result as the caller received it. Undefined if the actor was killed before it replied. */
export type Outcome<T> = { value: T } | { refused: string } | 'lost'

/** Messages of an actor besides results. */
export type Told = 'ready' | { reached: Point } | { id: number; answer: Answer }

export type Actor = Awaited<ReturnType<typeof startActor>>

/** An instance of the service in its own process. Killed after the test if it still runs. */
export async function startActor(job: ActorJob) {
  const child = fork(await bundleProgram(program), [JSON.stringify(job)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let complaints = ''
  child.stderr?.on('data', (chunk) => {
    complaints += chunk
  })
  const waiting = new Map<number, (outcome: Answer | 'lost') => void>()
  const gone = once(child, 'close').then(([code, signal]) => {
    for (const hear of waiting.values()) hear('lost')
    waiting.clear()
    return { code, signal, complaints } as { code: number | null; signal: string | null; complaints: string }
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
  })
  const reached = new Promise<Point>((resolve) => {
    child.on('message', (told: Told) => {
      if (told === 'ready') return
      if ('reached' in told) return resolve(told.reached)
      waiting.get(told.id)?.(told.answer)
      waiting.delete(told.id)
    })
  })
  let asked = 0

  function ask(wanted: Wanted): Promise<Answer | 'lost'> {
    if (!child.connected) return Promise.resolve('lost')
    const id = asked++
    const heard = new Promise<Answer | 'lost'>((resolve) => waiting.set(id, resolve))
    // The actor may die before it reads the message; `gone` reports that.
    child.send({ id, wanted }, () => {})
    return heard
  }

  const ready = await Promise.race([once(child, 'message'), gone])
  if ('signal' in ready) throw new Error(`the actor did not start: ${complaints}`)
  return {
    book: (request: BookRequest) =>
      ask({ do: 'book', request }) as Promise<Outcome<{ bookings: Booking[]; replayed: boolean }>>,
    cancel: (bookingId: number) => ask({ do: 'cancel', bookingId }) as Promise<Outcome<undefined>>,
    flush: () => ask({ do: 'flush' }) as Promise<Outcome<number>>,
    reap: () => ask({ do: 'reap' }) as Promise<Outcome<{ confirmed: number; released: number }>>,
    drainOutbox: () => ask({ do: 'outbox' }) as Promise<Outcome<number>>,
    /** Resolves when the actor waits at its point. */
    reached,
    /** Lets the actor continue from its point. */
    go: () => void child.send('go'),
    signal: (signal: NodeJS.Signals) => void child.kill(signal),
    /** Resolves with the exit status when the process has ended. */
    gone,
  }
}
