import { randomInt } from 'node:crypto'
import type { Guarded } from '../../cache/cache.ts'
import { type Generation, LOST } from '../../cache/generation.ts'
import type { StateGenerationQueries } from '../../db/queries/operations/state-generation.ts'
import type { Log } from '../../log.ts'

export interface StateWatchOptions {
  /** The state Valkey. */
  server: Guarded
  prefix: string
  /** Copy of the generation, in the database. It shows a loss that happened while no instance ran. */
  copy: StateGenerationQueries
  log: Log
  /** Repairs what depends on the lost data. Repeated until it succeeds. */
  recover: () => Promise<void>
  /** Interval of the comparison. Milliseconds. */
  everyMs?: number
}

const EVERY_MS = 1_000

/** Minimum time for which a loss is reported, so that it is noticed. Milliseconds. */
const REPORTED_MS = 10_000

/**
 * Notices that the state server has lost its data, by FLUSHALL, a lost file or a failover to an empty replica. The server holds
 * a generation that each instance compares once a second, and after each reconnect. A replica that lags but is not empty is
 * not noticed.
 */
export function createStateWatch({ server, prefix, copy, log, recover, everyMs = EVERY_MS }: StateWatchOptions) {
  const { client, guard } = server
  const key = `${prefix}generation`
  const listeners: (() => void)[] = []
  let current: number | undefined
  /** The last generation of the server. Undefined before the first comparison. */
  let last: number | undefined
  let copied: number | undefined
  let checking: Promise<void> | undefined
  let lostAt = Number.NEGATIVE_INFINITY
  let recovering = 0
  let closed = false

  const onServer = async () => Number((await guard.ask(() => client.get(key))) ?? LOST)

  async function compare(): Promise<void> {
    last ??= copied ??= await copy.read(prefix)
    let found = await onServer()
    const isLost = last !== undefined && found !== last
    // Before a new generation is made: until then no entry is stored with tags, and none is a hit.
    if (isLost) become(LOST)
    if (found === LOST) {
      await guard.ask(() => client.set(key, randomInt(1_000_000_000, 9_999_999_999), 'NX'))
      found = await onServer()
    }
    last = found
    become(found)
    if (isLost) void repair()
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

  async function repair(): Promise<void> {
    lostAt = performance.now()
    log.error('the state Valkey has lost its data; sessions, carts and holds are gone, the rest is repaired now')
    recovering++
    while (!closed) {
      try {
        await recover()
        log.warn('what the state Valkey has lost is repaired')
        break
      } catch (err) {
        log.warn({ err }, 'the repair after the loss of the state failed; it will be repeated')
        await new Promise((resolve) => setTimeout(resolve, everyMs).unref())
      }
    }
    recovering--
  }

  const check = (): Promise<void> => {
    checking ??= compare().finally(() => {
      checking = undefined
    })
    return checking
  }
  // The guards and the database report their failures, and the next comparison follows.
  const checkLater = () => void check().catch((err) => log.debug({ err }, 'the state could not be compared'))

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
    /** Whether the data were lost in the last seconds, or are still being repaired. */
    isLost: (): boolean => recovering > 0 || performance.now() - lostAt < REPORTED_MS,
    close: (): void => {
      closed = true
      clearInterval(timer)
      client.off('ready', checkLater)
    },
  }
}

export type StateWatch = ReturnType<typeof createStateWatch>
