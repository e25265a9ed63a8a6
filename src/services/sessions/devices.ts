import { AppError } from '../../errors.ts'
import type { CartBackups } from './cart-backup.ts'
import type { SessionStore } from './session-store.ts'

/** A passenger's session in the list of devices. */
export interface Device {
  /** Digest of the session's id. It identifies the session, but does not grant access to it. */
  sessionId: string
  device: string | null
  createdAt: number
  lastSeenAt: number
  absoluteExpiresAt: number
}

export interface DevicesOptions {
  store: Pick<SessionStore, 'ofPerson' | 'peek' | 'end' | 'endAll'>
  backups: Pick<CartBackups, 'keepEnded'>
}

/** Lists and ends the sessions of a passenger on all devices. */
export function createDevices({ store, backups }: DevicesOptions) {
  return {
    /** Lists a passenger's sessions, newest first. */
    devices: async (passengerId: number): Promise<Device[]> =>
      (await store.ofPerson(passengerId)).map(({ handle, data }) => ({
        sessionId: handle,
        device: data.device,
        createdAt: data.createdAt,
        lastSeenAt: data.lastSeenAt,
        absoluteExpiresAt: data.absoluteExpiresAt,
      })),

    /** Ends a session: the passenger's own, or any session when `passengerId` is undefined (the admin). */
    end: async (handle: string, passengerId: number | undefined): Promise<void> => {
      const found = await store.peek(handle)
      if (!found) throw new AppError('not-found', 'There is no such session, or it has ended.')
      if (passengerId !== undefined && found.passengerId !== passengerId)
        throw new AppError('forbidden', 'Sign in as the passenger who owns this.')
      const ended = await store.end(handle)
      if (ended) await backups.keepEnded(handle, ended)
    },

    /** Ends all sessions of a passenger. */
    endAll: async (passengerId: number): Promise<void> => {
      for (const { handle, data } of await store.endAll(passengerId)) await backups.keepEnded(handle, data)
    },
  }
}
