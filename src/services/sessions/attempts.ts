import type { Guarded } from '../../cache/cache.ts'
import { orUnavailable } from '../or-unavailable.ts'

/** Counts attempts, such as failed sign-ins, on the state server, so that all instances count together. */
export function createAttempts({ server: { client, patient }, prefix }: { server: Guarded; prefix: string }) {
  return {
    /**
     * Counts one attempt in a window that begins with the first. Returns the attempts and the time left in the window,
     * milliseconds. Rejects with `unavailable` while the server is unavailable: uncounted attempts are not allowed.
     */
    count: async (subject: string, windowMs: number): Promise<{ attempts: number; leftMs: number }> => {
      const key = `${prefix}attempts:${subject}`
      const results = await patient
        .ask(() => client.multi().incr(key).pexpire(key, windowMs, 'NX').pttl(key).exec())
        .catch(orUnavailable('Sign-in is unavailable. Retry later.'))
      const [attempts, , leftMs] = (results ?? []).map(([error, value]) => {
        if (error) throw error
        return Number(value)
      })
      return { attempts: attempts ?? 0, leftMs: leftMs ?? windowMs }
    },
  }
}

export type Attempts = ReturnType<typeof createAttempts>
