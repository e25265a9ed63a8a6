import { randomInt } from 'node:crypto'
import type { Guarded } from '../../cache/cache.ts'
import { type Generation, LOST } from '../../cache/generation.ts'
import type { StateGenerationQueries } from '../../db/queries/operations/state-generation.ts'

export interface StateWatchOptions {
  /** The state Valkey. */
  server: Guarded
  prefix: string
  /** Copy of the generation, in the database. It shows a loss that happened while no instance ran. */
  copy: StateGenerationQueries
  /** Called before the first generation that the database has a copy of. */
  onFirst: () => Promise<void>
  /** Called at each loss. */
  onLost: () => void
  /** Reports a comparison that failed. The next one follows. */
  onFailed: (error: unknown) => void
  /** Interval of the comparison. Milliseconds. */
  everyMs?: number
}

const EVERY_MS = 1_000

/**
 * Notices that the state server has lost its data, by FLUSHALL, a lost file or a failover to an empty replica. The server holds
 * a generation that each instance compares once a second, and after each reconnect. A replica that lags but is not empty is
 * not noticed.
 */
export function createStateWatch({
  server,
  prefix,
  copy,
  onFirst,
  onLost,
  onFailed,
  everyMs = EVERY_MS,
}: StateWatchOptions) {
  const { client, guard } = server
  const key = `${prefix}generation`
  const listeners: (() => void)[] = []
  let current: number | undefined
  /** The last generation of the server. Undefined before the first comparison. */
  let last: number | undefined
  let copied: number | undefined
  let checking: Promise<void> | undefined

  const onServer = async () => Number((await guard.ask(() => client.get(key))) ?? LOST)

  async function compare(): Promise<void> {
    last ??= copied ??= await copy.read(prefix)
    let found = await onServer()
    const isLost = last !== undefined && found !== last
    // Before a new generation is made: until then no entry is stored with tags, and none is a hit.
    if (isLost) become(LOST)
    if (found === LOST) {
      if (last === undefined) await onFirst()
      await guard.ask(() => client.set(key, randomInt(1_000_000_000, 9_999_999_999), 'NX'))
      found = await onServer()
    }
    last = found
    become(found)
    if (isLost) onLost()
    if (copied === found) return
    await copy.write(prefix, found)
    copied = found
  }

  function become(generation: number): void {
    const wasKnown = current !== undefined
    if (current === generation) return
    current = generation
    if (wasKnown) for (const listener of listeners) listener()
  }

  const check = (): Promise<void> => {
    checking ??= compare().finally(() => {
      checking = undefined
    })
    return checking
  }
  const checkLater = () => void check().catch(onFailed)

  const timer = setInterval(checkLater, everyMs)
  timer.unref()
  client.on('ready', checkLater)

  const generation: Generation = {
    current: () => current,
    known: async () => {
      if (current === undefined) await check().catch(() => {})
      return current
    },
    onChange: (listener) => void listeners.push(listener),
  }
  return {
    generation,
    close: (): void => {
      clearInterval(timer)
      client.off('ready', checkLater)
    },
  }
}

export type StateWatch = ReturnType<typeof createStateWatch>
