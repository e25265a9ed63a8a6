import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Load, Order } from './load.ts'

export type Generator = ReturnType<typeof startGenerator>

/** Starts the load generator on the cores of this process. It ends with this process. */
export function startGenerator() {
  const child = fork(fileURLToPath(new URL('load.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  })
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  return {
    /** Sends the next request of a connection as soon as the response to the last one arrives. */
    run: async (order: Order): Promise<Load> => {
      if (ended) throw new Error('the load generator has ended')
      child.send(order)
      const timeout = AbortSignal.timeout(order.seconds * 1_000 + 30_000)
      const [load] = (await once(child, 'message', { signal: timeout })) as [Load]
      return load
    },
    end: async () => {
      if (ended) return
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}
