import type { PassengerRow } from '../../db/queries/passengers.ts'
import { AppError } from '../../errors.ts'
import type { CartBackups } from './cart-backup.ts'
import type { CartItem, Preference, RememberedSearch, SessionData } from './session.ts'
import type { NewSession, SessionStore } from './session-store.ts'
import type { Credentials } from './sign-in.ts'

/** One of a person's sessions, for the list of devices. */
export interface Device {
  /** Digest of the session's id: it names the session and does not open it. */
  sessionId: string
  device: string | null
  createdAt: number
  lastSeenAt: number
  absoluteExpiresAt: number
}

/** How many preferences a session may have. */
const PREFERENCES_AT_MOST = 50

/** Who is signed in where, and what is remembered of them. */
export function createSessions({
  store,
  backups,
  signIn,
  holdAgain,
  onLeft,
}: {
  store: SessionStore
  backups: CartBackups
  signIn: (credentials: Credentials) => Promise<PassengerRow>
  /** Holds the seats of a cart again, as far as they can be had. */
  holdAgain: (passengerId: number, items: readonly CartItem[]) => Promise<CartItem[]>
  /** Told of what could not be done and does not matter enough to fail the request. */
  onLeft: (what: string, error: unknown) => void
}) {
  return {
    /** Told of what could not be done and is not to fail a request. */
    left: onLeft,

    /** Keeps a cart that has changed for the time after the session. Never rejects. */
    keepCart: ({ handle, data }: { handle: string; data: SessionData }): Promise<void> => backups.keep(handle, data),

    /** Tells who somebody is; rejects with `unauthenticated`. */
    signIn: (credentials: Credentials): Promise<PassengerRow> => signIn(credentials),

    /** What a session begins with: the cart that an earlier one left, too, its seats held again where they can be. */
    begin: async (
      { passengerId, firstname, lastname }: Omit<PassengerRow, 'passportno'>,
      device: string | null,
    ): Promise<NewSession> => {
      const left = await backups.take(passengerId)
      const items = await holdAgain(passengerId, left)
      const cart = Object.fromEntries(items.map((item) => [item.itemId, item]))
      return { passengerId, name: `${firstname} ${lastname}`, device, cart }
    },

    /** Changes what is remembered; null takes a preference away. */
    remember: (
      handle: string,
      data: Pick<SessionData, 'preferences' | 'search'>,
      change: { preferences?: Record<string, Preference | null>; search?: RememberedSearch | null },
    ): Pick<SessionData, 'preferences' | 'search'> => {
      const preferences = { ...data.preferences }
      for (const [name, value] of Object.entries(change.preferences ?? {})) {
        if (value === null) delete preferences[name]
        else preferences[name] = value
      }
      if (Object.keys(preferences).length > PREFERENCES_AT_MOST) {
        throw new AppError('validation-failed', `A session has ${PREFERENCES_AT_MOST} preferences at most.`, {
          errors: [{ path: 'body.preferences', message: `must not make more than ${PREFERENCES_AT_MOST}` }],
        })
      }
      if (change.search) store.countSearch(handle)
      return { preferences, search: change.search === undefined ? data.search : change.search }
    },

    /** A person's sessions, newest first. */
    devices: async (passengerId: number): Promise<Device[]> =>
      (await store.ofPerson(passengerId)).map(({ handle, data }) => ({
        sessionId: handle,
        device: data.device,
        createdAt: data.createdAt,
        lastSeenAt: data.lastSeenAt,
        absoluteExpiresAt: data.absoluteExpiresAt,
      })),

    /** Ends one session: the passenger's own, or anybody's when there is no passenger (the admin). */
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

    /** How many sessions, and how many passengers, were active on a day; estimates within one percent. */
    activeOn: store.activeOn,
  }
}

export type Sessions = ReturnType<typeof createSessions>
