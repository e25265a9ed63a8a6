import { createHash } from 'node:crypto'

/**
 * Derives the handle under which a session is stored: a digest of its id. Only the client knows the id, so access to the store
 * or to a list of devices is not enough to take over a session.
 */
export const handleOf = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex')

/** Builds the keys of sessions on the state server. */
export function sessionKeys(prefix: string) {
  return {
    session: (handle: string) => `${prefix}session:${handle}`,
    /** Sorted set: handles of a passenger's sessions, scored by their start. */
    ofPerson: (passengerId: number) => `${prefix}sessions:of:${passengerId}`,
    /** Hash: backups of a passenger's carts by session handle. */
    carts: (passengerId: number) => `${prefix}carts:of:${passengerId}`,
    /** HyperLogLogs: active sessions and active passengers of a day. */
    activeSessions: (day: string) => `${prefix}active:sessions:${day}`,
    activeUsers: (day: string) => `${prefix}active:users:${day}`,
  }
}

export type SessionKeys = ReturnType<typeof sessionKeys>
