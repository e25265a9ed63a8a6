import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { recording } from '../recording.ts'
import { type Refusal, type Refusals, refusalIn } from './refusal.ts'

/** A server is unreachable, its reply timed out, or it refused the command. */
export class CacheUnavailable extends Error {
  override readonly name: string = 'CacheUnavailable'
}

/** A server replied with an error. */
export class CacheRefused extends CacheUnavailable {
  override readonly name = 'CacheRefused'
  readonly refusal: Refusal

  constructor(refusal: Refusal, cause: unknown) {
    super(`the cache refused a command: ${refusal.code}`, { cause })
    this.refusal = refusal
  }
}

export interface Guard {
  /**
   * Runs a command. Rejects with `CacheRefused` after an error reply, with `CacheUnavailable` after any other failure, and at
   * once while the breaker is open.
   */
  ask<T>(command: () => Promise<T>): Promise<T>
  /** Whether the breaker is closed. */
  readonly healthy: boolean
}

export interface GuardOptions {
  /** Timeout of one command in milliseconds. */
  timeoutMs: number
  /** Called when the breaker opens (`true`) or closes. */
  onChange: (open: boolean) => void
  /** Collects error replies. Default: ignored. */
  refusals?: Refusals
}

/**
 * Keeps a slow or dead server from slowing its callers. Each command has a timeout. After five failures in a row the breaker
 * opens: no command is sent for a second, then one is tried. An error reply is an answer: it never opens the breaker, and it
 * closes an open one.
 */
export function createGuard({ timeoutMs, onChange, refusals }: GuardOptions): Guard {
  const failures = new ConsecutiveBreaker(5)
  const hasNoReply = handleWhen((error) => refusalIn(error) === undefined)
  const breaker = circuitBreaker(hasNoReply, { halfOpenAfter: 1_000, breaker: failures })
  breaker.onBreak(() => onChange(true))
  breaker.onReset(() => onChange(false))
  return {
    ask: async (command) => {
      const recorded = recording()
      const started = recorded ? performance.now() : 0
      try {
        return await breaker.execute(() => withTimeout(command(), timeoutMs))
      } catch (error) {
        const refusal = refusalIn(error)
        if (!refusal) throw new CacheUnavailable('the cache did not answer', { cause: error })
        // The breaker knows only success and failure. Without this, timeouts before and after the reply would add up.
        failures.success()
        refusals?.note(refusal)
        throw new CacheRefused(refusal, error)
      } finally {
        if (recorded) recorded.cacheMs += performance.now() - started
      }
    },
    get healthy() {
      return breaker.state === CircuitState.Closed
    },
  }
}

function withTimeout<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      // After a long turn of the event loop, timers fire before sockets are read. The reply may already be in the socket.
      setImmediate(() => reject(new Error(`no reply within ${timeoutMs} ms`)))
    }, timeoutMs)
    answer.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
