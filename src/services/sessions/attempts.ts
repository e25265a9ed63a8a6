import type { Guarded } from '../../cache/cache.ts'
import { defineScript } from '../../cache/valkey.ts'
import { orUnavailable } from '../or-unavailable.ts'

export interface AttemptsOptions {
  server: Guarded
  prefix: string
  /** Reports an attempt that could not be given back; its window ends. */
  onLeft: (what: string, error: unknown) => void
}

/** Counts attempts, such as failed sign-ins, on the state server, so that all instances count together. */
export function createAttempts({ server: { client, patient }, prefix, onLeft }: AttemptsOptions) {
  const keyOf = (subject: string) => `${prefix}attempts:${subject}`
  const giveBack = defineScript(client, { name: 'give-attempt-back', folder: new URL('scripts/', import.meta.url) })

  return {
    /**
     * Counts one attempt in a window that begins with the first. Returns the attempts and the time left in the window,
     * milliseconds. Rejects with `unavailable` while the server is unavailable: uncounted attempts are not allowed.
     */
    count: async (subject: string, windowMs: number): Promise<{ attempts: number; leftMs: number }> => {
      const key = keyOf(subject)
      const results = await patient
        .ask(() => client.multi().incr(key).pexpire(key, windowMs, 'NX').pttl(key).exec())
        .catch(orUnavailable('Sign-in is unavailable. Retry later.'))
      const [attempts, , leftMs] = (results ?? []).map(([error, value]) => {
        if (error) throw error
        return Number(value)
      })
      return { attempts: attempts ?? 0, leftMs: leftMs ?? windowMs }
    },

    /** Gives an attempt back that did not fail. Never rejects. */
    giveBack: async (subject: string): Promise<void> => {
      await patient.ask(() => giveBack([keyOf(subject)], [])).catch((error) => onLeft('end of an attempt', error))
    },
  }
}

export type Attempts = ReturnType<typeof createAttempts>
