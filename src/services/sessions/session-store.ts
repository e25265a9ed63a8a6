import type { Guarded } from '../../cache/cache.ts'
import { AppError } from '../../errors.ts'
import { createActivity } from './activity.ts'
import { createChanges } from './changes.ts'
import { createDailyActivity } from './daily-activity.ts'
import { fieldsOf, storedIn } from './fields.ts'
import { createPersonSessions } from './person-sessions.ts'
import type { NewSession, SessionData } from './session.ts'
import { sessionServer } from './session-server.ts'

export interface SessionStoreOptions {
  /** The state Valkey. */
  server: Guarded
  prefix: string
  /** Idle TTL. Milliseconds. */
  idleMs: number
  /** Absolute lifetime. Milliseconds. */
  absoluteMs: number
  /** Minimum time between two recorded uses of a session. Milliseconds. Default: a minute. */
  noteEveryMs?: number
  /** Runs after a session's use has been recorded. */
  onNoted?: (handle: string, data: SessionData) => void
}

/** Maximum number of sessions per passenger; one more ends the oldest. */
export const SESSIONS_AT_MOST = 20

const NOTE_EVERY_MS = 60_000

/**
 * Stores sessions on the state Valkey: one hash per session, one field per property. Concurrent changes of different
 * properties do not overwrite each other. Only an existing session can change: a slow request cannot revive an ended one.
 * Every method rejects with `unavailable` while the server is unavailable.
 */
export function createSessionStore(options: SessionStoreOptions) {
  const { idleMs, absoluteMs, noteEveryMs = NOTE_EVERY_MS, onNoted } = options
  const sessions = sessionServer(options.server, options.prefix)
  const { client, keys, ask, scripts, read } = sessions
  const activity = createActivity({
    write: (handle, { pageViews, searches }) => scripts.addActivity(handle, [pageViews, searches]),
    everyMs: noteEveryMs,
  })
  const { countToday, activeOn } = createDailyActivity(sessions)
  const { end, endOldest, ofPerson, endAll } = createPersonSessions({ sessions, onEnd: activity.discard })

  return {
    keys,

    /** Reads a session and records its use. Undefined when it has ended. */
    open: async (handle: string): Promise<SessionData | undefined> => {
      const { pageViews, searches } = activity.add(handle, 'pageViews')
      const stored = storedIn(await scripts.open(handle, [idleMs, noteEveryMs, pageViews, searches]))
      if (!stored) {
        activity.discard(handle)
        return undefined
      }
      const { noted, data } = stored
      if (noted) {
        activity.written(handle, { pageViews, searches })
        await countToday(handle, data.passengerId).catch(() => {})
        onNoted?.(handle, data)
      }
      return data
    },

    /** Creates a session. Ends the passenger's oldest sessions beyond the maximum. */
    create: async (handle: string, session: NewSession): Promise<SessionData> => {
      const index = keys.ofPerson(session.passengerId)
      // The index comes first, so that a concurrent end of all sessions finds this one.
      await ask(() => client.zadd(index, Date.now(), handle))
      await ask(() => client.pexpire(index, absoluteMs))
      await scripts.create(handle, [idleMs, absoluteMs, ...[...fieldsOf(session)].flat()])
      await endOldest(session.passengerId, SESSIONS_AT_MOST)
      await countToday(handle, session.passengerId)
      const data = await read(handle)
      if (!data) throw new AppError('unavailable', 'The session could not be stored. Sign in again.')
      return data
    },

    ...createChanges(scripts),

    /** Reads a session without recording its use. */
    peek: read,

    end,
    ofPerson,
    endAll,

    /** Counts a search. It is written when the session's use is recorded next. */
    countSearch: (handle: string): void => void activity.add(handle, 'searches'),

    activeOn,

    /** Writes the activity that is not written yet, and stops the timer. */
    close: () => activity.close(),
  }
}

export type SessionStore = ReturnType<typeof createSessionStore>
