import type { Guarded } from '../../cache/cache.ts'

/**
 * Mark on the state server: the counters in the database and the pending ones together contain every booking. The mark is lost
 * with the pending counters, so it never outlives them. It is set when the first generation of a database begins, and after a
 * comparison of all flights.
 */
export function createWholeCounters({ server, prefix }: { server: Guarded; prefix: string }) {
  const { client, patient } = server
  const key = `${prefix}counters:whole`
  return {
    mark: async (): Promise<void> => {
      await patient.ask(() => client.set(key, '1'))
    },
    areWhole: async (): Promise<boolean> => (await patient.ask(() => client.exists(key))) === 1,
  }
}

export type WholeCounters = ReturnType<typeof createWholeCounters>
