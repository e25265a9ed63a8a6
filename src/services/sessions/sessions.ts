import type { PassengerRow } from '../../db/queries/passengers.ts'
import type { CartBackups } from './cart-backup.ts'
import { createDevices } from './devices.ts'
import { type RememberChange, withChange } from './preferences.ts'
import type { CartItem, NewSession, SessionData } from './session.ts'
import type { SessionStore } from './session-store.ts'
import type { Credentials } from './sign-in.ts'

export interface SessionsOptions {
  store: SessionStore
  backups: CartBackups
  signIn: (credentials: Credentials) => Promise<PassengerRow>
  /** Holds the free seats of a cart again. */
  holdAgain: (passengerId: number, items: readonly CartItem[]) => Promise<CartItem[]>
  /** Reports a step that failed and does not fail the request. */
  onLeft: (what: string, error: unknown) => void
}

/** Signs passengers in, and manages their sessions. */
export function createSessions({ store, backups, signIn, holdAgain, onLeft }: SessionsOptions) {
  return {
    /** Reports a step that failed and does not fail the request. */
    left: onLeft,

    /** Backs up a changed cart for the next session. Never rejects. */
    keepCart: ({ handle, data }: { handle: string; data: SessionData }): Promise<void> => backups.keep(handle, data),

    /** Finds the passenger of the credentials. Rejects with `unauthenticated`. */
    signIn,

    /** Prepares a new session. Takes over the carts of ended sessions and holds their free seats again. */
    begin: async (
      { passengerId, firstname, lastname }: Omit<PassengerRow, 'passportno'>,
      device: string | null,
    ): Promise<NewSession> => {
      const items = await holdAgain(passengerId, await backups.take(passengerId))
      const cart = Object.fromEntries(items.map((item) => [item.itemId, item]))
      return { passengerId, name: `${firstname} ${lastname}`, device, cart }
    },

    /** Changes preferences and the last search, and counts the search. */
    remember: (
      handle: string,
      data: Pick<SessionData, 'preferences' | 'search'>,
      change: RememberChange,
    ): Pick<SessionData, 'preferences' | 'search'> => {
      const changed = withChange(data, change)
      if (change.search) store.countSearch(handle)
      return changed
    },

    ...createDevices({ store, backups }),

    /** Counts the active sessions and passengers of a day, within one percent. */
    activeOn: store.activeOn,
  }
}

export type Sessions = ReturnType<typeof createSessions>
