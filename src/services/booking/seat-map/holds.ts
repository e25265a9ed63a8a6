import { randomUUID } from 'node:crypto'
import type { Capacities } from './capacity.ts'
import type { SeatKeys } from './keys.ts'
import type { MapLoader } from './load.ts'
import { refusal, words } from './replies.ts'
import type { SeatScripts } from './scripts.ts'
import type { Hold } from './types.ts'

export interface SeatHoldsOptions {
  keys: SeatKeys
  scripts: Pick<SeatScripts, 'hold' | 'unhold'>
  loader: MapLoader
  capacities: Capacities
  /** Idle TTL of a map. Milliseconds. */
  ttlMs: number
}

/** Holds seats in the map and releases holds. */
export function createSeatHolds({ keys, scripts, loader, capacities, ttlMs }: SeatHoldsOptions) {
  const keysOf = (flightId: number) => [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId)]

  return {
    /** Holds a seat for `holder`. Rejects with `seat-taken`, `seat-held`. */
    hold: async (options: { flightId: number; seat: string; holder: string; forMs: number }): Promise<Hold> => {
      const { flightId, seat, holder, forMs } = options
      const index = await capacities.indexOf(flightId, seat)
      return loader.withMap(flightId, async () => {
        const reply = words(await scripts.hold(keysOf(flightId), [randomUUID(), index, holder, forMs, ttlMs]))
        const [outcome, holdId, expiresAt] = reply
        if (outcome === 'held') return { holdId: String(holdId), seat, expiresAt: Number(expiresAt) }
        return refusal(reply)
      })
    },

    /** Releases a hold of `holder`, or of any holder when it is undefined. */
    unhold: async (options: {
      flightId: number
      holdId: string
      holder: string | undefined
    }): Promise<'released' | 'absent' | 'foreign'> => {
      const { flightId, holdId, holder = '' } = options
      const reply = await scripts.unhold(keysOf(flightId), [holdId, holder])
      return reply === 1 ? 'released' : reply === 0 ? 'absent' : 'foreign'
    },
  }
}
