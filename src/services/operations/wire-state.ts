import { stateGenerationQueries } from '../../db/queries/operations/state-generation.ts'
import { createWholeCounters } from '../booking/whole-counters.ts'
import type { Wiring } from '../wiring.ts'
import { createStateRepair } from './state-repair.ts'
import { createStateWatch } from './state-watch.ts'

/** Wires the watch over the data of the state server. `recover` repairs what depends on them. */
export function wireState({
  config,
  log,
  database,
  servers,
  recover,
}: Pick<Wiring, 'config' | 'log' | 'database' | 'servers'> & { recover: () => Promise<void> }) {
  const repair = createStateRepair({
    recover,
    onLost: () =>
      log.error('the state Valkey has lost its data: sessions, carts and holds are gone, the rest is repaired'),
    onRepaired: () => log.warn('what the state Valkey had lost is repaired'),
    onFailed: (err) => log.warn({ err }, 'the repair after a loss of the state failed; it will be repeated'),
  })
  const watch = createStateWatch({
    server: servers.state,
    prefix: config.KEY_PREFIX,
    copy: stateGenerationQueries(database),
    // Nothing is pending yet, and the counters were computed with the data.
    onFirst: createWholeCounters({ server: servers.state, prefix: config.KEY_PREFIX }).mark,
    onLost: () => void repair.begin(),
    onFailed: (err) => log.debug({ err }, 'the state could not be compared'),
  })
  return {
    generation: watch.generation,
    isLost: repair.isLost,
    close: (): void => {
      watch.close()
      repair.close()
    },
  }
}

export type StateServices = ReturnType<typeof wireState>
