import { createHash } from 'node:crypto'

/**
 * The name under which a session is kept: a digest of its id. Who reads the store, or a list of devices, cannot take a
 * session over; the id itself is known to the client alone.
 */
export const handleOf = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex')

/** Keys on the state server. */
export function sessionKeys(prefix: string) {
  return {
    session: (handle: string) => `${prefix}session:${handle}`,
    /** Sorted set: the handles of a person's sessions by their beginning. */
    ofPerson: (passengerId: number) => `${prefix}sessions:of:${passengerId}`,
    /** Hash: carts of a person's sessions by their handles, for the time after the session. */
    carts: (passengerId: number) => `${prefix}carts:of:${passengerId}`,
    /** HyperLogLog: sessions, and passengers, that were active on a day. */
    activeSessions: (day: string) => `${prefix}active:sessions:${day}`,
    activeUsers: (day: string) => `${prefix}active:users:${day}`,
  }
}

export type SessionKeys = ReturnType<typeof sessionKeys>
