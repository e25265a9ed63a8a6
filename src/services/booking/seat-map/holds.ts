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
  /** How long an unused map is kept. Milliseconds. */
  ttlMs: number
}

export function createSeatHolds({ keys, scripts, loader, capacities, ttlMs }: SeatHoldsOptions) {
  const touched = (flightId: number) => [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId)]

  return {
    /** Holds a seat for `holder`. Rejects with `seat-taken`, `seat-held`. */
    hold: async (options: { flightId: number; seat: string; holder: string; forMs: number }): Promise<Hold> => {
      const { flightId, seat, holder, forMs } = options
      const index = await capacities.indexOf(flightId, seat)
      return loader.withMap(flightId, async () => {
        const reply = words(await scripts.hold(touched(flightId), [randomUUID(), index, holder, forMs, ttlMs]))
        const [what, holdId, expiresAt] = reply
        if (what === 'held') return { holdId: String(holdId), seat, expiresAt: Number(expiresAt) }
        return refusal(reply)
      })
    },

    /** Gives a hold back; only the holder's own unless `holder` is undefined. */
    unhold: async (options: {
      flightId: number
      holdId: string
      holder: string | undefined
    }): Promise<'given back' | 'not there' | "somebody else's"> => {
      const { flightId, holdId, holder = '' } = options
      const reply = await scripts.unhold(touched(flightId), [holdId, holder])
      return reply === 1 ? 'given back' : reply === 0 ? 'not there' : "somebody else's"
    },
  }
}
