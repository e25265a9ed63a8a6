import { AppError } from '../../errors.ts'
import type { CartBackups } from './cart-backup.ts'
import type { SessionStore } from './session-store.ts'

/** One of a person's sessions, for the list of devices. */
export interface Device {
  /** Digest of the session's id: it names the session and does not open it. */
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

/** The sessions of a person on all devices: to list and to end. */
export function createDevices({ store, backups }: DevicesOptions) {
  return {
    /** Lists a person's sessions, newest first. */
    devices: async (passengerId: number): Promise<Device[]> =>
      (await store.ofPerson(passengerId)).map(({ handle, data }) => ({
        sessionId: handle,
        device: data.device,
        createdAt: data.createdAt,
        lastSeenAt: data.lastSeenAt,
        absoluteExpiresAt: data.absoluteExpiresAt,
      })),

    /** Ends a session. Without `passengerId` (the admin), a session of any passenger. */
    end: async (handle: string, passengerId: number | undefined): Promise<void> => {
      const found = await store.peek(handle)
      if (!found) throw new AppError('not-found', 'There is no such session, or it has ended.')
      if (passengerId !== undefined && found.passengerId !== passengerId)
        throw new AppError('forbidden', 'This belongs to somebody else.')
      const was = await store.end(handle)
      if (was) await backups.keepEnded(handle, was)
    },

    /** Ends all sessions of a person. */
    endAll: async (passengerId: number): Promise<void> => {
      for (const { handle, data } of await store.endAll(passengerId)) await backups.keepEnded(handle, data)
    },
  }
}
