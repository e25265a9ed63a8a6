import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import { recording } from '../recording.ts'

/** A server is unreachable, or its reply timed out. */
export class CacheUnavailable extends Error {
  override readonly name = 'CacheUnavailable'
}

export interface Guard {
  /** Runs a command. Rejects with `CacheUnavailable` on every failure, and at once while the breaker is open. */
  ask<T>(command: () => Promise<T>): Promise<T>
  /** Whether the breaker is closed. */
  readonly healthy: boolean
}

export interface GuardOptions {
  /** Timeout of one command in milliseconds. */
  timeoutMs: number
  /** Called when the breaker opens (`true`) or closes. */
  onChange: (open: boolean) => void
}

/**
 * Keeps a slow or dead server from slowing its callers. Each command has a timeout. After five failures in a row the breaker
 * opens: no command is sent for a second, then one is tried.
 */
export function createGuard({ timeoutMs, onChange }: GuardOptions): Guard {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: 1_000, breaker: new ConsecutiveBreaker(5) })
  breaker.onBreak(() => onChange(true))
  breaker.onReset(() => onChange(false))
  return {
    ask: async (command) => {
      const recorded = recording()
      const started = recorded ? performance.now() : 0
      try {
        return await breaker.execute(() => withTimeout(command(), timeoutMs))
      } catch (error) {
        throw new CacheUnavailable('the cache did not answer', { cause: error })
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
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
