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
  const keysWithPassengers = (flightId: number) => [...keysOf(flightId), keys.passengers(flightId)]

  return {
    /**
     * Holds a seat for `holder`, until `latestEnd` at most. A `latestEnd` of 0 only finds an existing hold. Rejects with
     * `seat-taken`, `seat-held`, and with `limit-reached` beyond `seatsAtMost` seats of the holder.
     */
    hold: async (options: {
      /** Default: a random id. */
      holdId?: string
      flightId: number
      seat: string
      holder: string
      forMs: number
      /** Default: no limit. */
      seatsAtMost?: number | undefined
      /** Milliseconds since 1970. Default: no limit. */
      latestEnd?: number | undefined
    }): Promise<Hold> => {
      const { flightId, seat, holder, forMs, seatsAtMost = '', latestEnd = '' } = options
      const id = options.holdId ?? randomUUID()
      const index = await capacities.indexOf(flightId, seat)
      return loader.withMap(flightId, async () => {
        const args = [id, index, holder, forMs, ttlMs, seatsAtMost, latestEnd]
        const reply = words(await scripts.hold(keysWithPassengers(flightId), args))
        const [outcome, holdId, expiresAt] = reply
        if (outcome === 'held') return { holdId: String(holdId), seat, expiresAt: Number(expiresAt) }
        return refusal(reply)
      })
    },

    /** Releases a hold of `holder`, or of any holder when it is undefined. Returns the holder of a released hold. */
    unhold: async (options: {
      flightId: number
      holdId: string
      holder: string | undefined
    }): Promise<{ holder: string } | 'absent' | 'foreign'> => {
      const { flightId, holdId, holder = '' } = options
      const reply = await scripts.unhold(keysOf(flightId), [holdId, holder])
      if (typeof reply === 'number') return reply === 0 ? 'absent' : 'foreign'
      return { holder: String(reply) }
    },
  }
}
