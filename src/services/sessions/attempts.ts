import type { Guarded } from '../../cache/cache.ts'
import { orUnavailable } from '../or-unavailable.ts'

/** Counts attempts of one kind by one who makes them, on the state server, so that all instances count together. */
export function createAttempts({ server: { client, patient }, prefix }: { server: Guarded; prefix: string }) {
  return {
    /**
     * Counts one more within a window that begins with the first; answers how many there are, and how long until the window
     * ends, milliseconds. Rejects with `unavailable` while the server is unavailable: what cannot be counted is not allowed.
     */
    count: async (who: string, windowMs: number): Promise<{ attempts: number; leftMs: number }> => {
      const key = `${prefix}attempts:${who}`
      const results = await patient
        .ask(() => client.multi().incr(key).pexpire(key, windowMs, 'NX').pttl(key).exec())
        .catch(orUnavailable('Attempts cannot be counted at the moment.'))
      const [attempts, , leftMs] = (results ?? []).map(([error, value]) => {
        if (error) throw error
        return Number(value)
      })
      return { attempts: attempts ?? 0, leftMs: leftMs ?? windowMs }
    },
  }
}

export type Attempts = ReturnType<typeof createAttempts>
