import type { Guarded } from '../../../cache/cache.ts'
import { defineScript } from '../../../cache/valkey.ts'
import { HOLDS_AT_MOST } from '../../../domain/limits.ts'
import { unavailable } from '../seat-map/scripts.ts'

/** A place outlives its hold by this time, because the nodes of a cluster have their own clocks. Milliseconds. */
const MARGIN_MS = 1_000

export interface HoldPlacesOptions {
  /** The state Valkey. */
  server: Guarded
  prefix: string
  /** Duration of a hold. Milliseconds. */
  holdMs: number
  /** Reports a place that was not given back; it expires with its hold. */
  onLeft: (what: string, error: unknown) => void
}

/**
 * Limits the live holds of each passenger on all flights. A hold takes its place first, and gives it back when it ends early.
 * After a crash a place may be taken for too long, until the hold would have expired. It is never free too early.
 */
export function createHoldPlaces({ server: { client, guard }, prefix, holdMs, onLeft }: HoldPlacesOptions) {
  const takePlace = defineScript(client, { name: 'take-place', folder: new URL('./', import.meta.url) })
  const keyOf = (passengerId: number) => `${prefix}holds:of:${passengerId}`

  return {
    /** Takes a place for a hold. Returns the latest end of the hold, milliseconds since 1970; 0 when all are taken. */
    take: async (passengerId: number, holdId: string): Promise<number> =>
      Number(
        await guard
          .ask(() => takePlace([keyOf(passengerId)], [holdId, HOLDS_AT_MOST, holdMs, MARGIN_MS]))
          .catch(unavailable),
      ),

    /** Gives the places of ended holds back. Never rejects. */
    giveBack: async (passengerId: number, holdIds: readonly string[]): Promise<void> => {
      if (holdIds.length === 0) return
      await guard
        .ask(() => client.zrem(keyOf(passengerId), ...holdIds))
        .catch((error) => onLeft('end of a hold', error))
    },
  }
}

export type HoldPlaces = ReturnType<typeof createHoldPlaces>
