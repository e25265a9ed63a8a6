import type { Guarded } from '../../cache/cache.ts'
import { defineScript, type Reply } from '../../cache/valkey.ts'
import { utcDay } from '../../domain/day.ts'
import { AppError } from '../../errors.ts'
import { orUnavailable } from '../or-unavailable.ts'
import { createActivity } from './activity.ts'
import { changesBetween, dataOf, type Fields, fieldsOf } from './fields.ts'
import { type SessionKeys, sessionKeys } from './keys.ts'
import type { SessionData } from './session.ts'

/** A session as it was read, for the difference to be written. */
export interface OpenSession {
  data: SessionData
  fields: Fields
}

/** What a session begins with; the server gives it its times. */
export type NewSession = Pick<SessionData, 'passengerId' | 'name' | 'device'> &
  Partial<Pick<SessionData, 'preferences' | 'search' | 'cart'>>

export interface SessionStoreOptions {
  /** The state Valkey. */
  server: Guarded
  prefix: string
  /** How long a session lives unused, and at most; milliseconds. */
  idleMs: number
  absoluteMs: number
  /** How often its use is noted at most, milliseconds. */
  noteEveryMs?: number
  /** Told that a session's use has just been noted; at most as often. */
  onNoted?: (handle: string, data: SessionData) => void
}

/** How many sessions a person may have; one more ends the oldest. */
export const SESSIONS_AT_MOST = 20

const NOTE_EVERY_MS = 60_000
/** How long the figures of a day are kept, seconds. */
const DAY_FIGURES_S = 35 * 86_400

/**
 * Sessions on the state Valkey: a hash for each, one field for each property, so that requests which change different ones
 * do not undo each other. Only what is there can be changed: a slow request cannot bring back what has ended. Every method
 * rejects with `unavailable` while the server is unavailable.
 */
export function createSessionStore(options: SessionStoreOptions) {
  const { server, prefix, idleMs, absoluteMs, noteEveryMs = NOTE_EVERY_MS, onNoted } = options
  const { client } = server
  const keys = sessionKeys(prefix)
  const ask = <T>(command: () => Promise<T>) => server.patient.ask(command).catch(unavailable)
  const script = (name: string) => {
    const call = defineScript(client, { name, folder: new URL('scripts/', import.meta.url) })
    return (handle: string, args: readonly (string | number)[]) => ask(() => call([keys.session(handle)], args))
  }
  const scripts = {
    open: script('open-session'),
    create: script('create-session'),
    save: script('save-session'),
    end: script('end-session'),
    addActivity: script('add-activity'),
  }
  const activity = createActivity({
    write: (handle, { pageViews, searches }) => scripts.addActivity(handle, [pageViews, searches]),
    everyMs: noteEveryMs,
  })

  /** Sessions and passengers of today; an estimate within one percent, in 12 kilobytes whatever their number. */
  async function countToday(handle: string, passengerId: number): Promise<void> {
    const today = utcDay(new Date())
    const [sessions, users] = [keys.activeSessions(today), keys.activeUsers(today)]
    await ask(() =>
      Promise.all([
        client.pfadd(sessions, handle).then(() => client.expire(sessions, DAY_FIGURES_S)),
        client.pfadd(users, passengerId).then(() => client.expire(users, DAY_FIGURES_S)),
      ]),
    )
  }

  async function end(handle: string): Promise<SessionData | undefined> {
    const was = fieldsIn(await scripts.end(handle, []))
    activity.discard(handle)
    if (was.size === 0) return undefined
    const data = dataOf(was)
    await ask(() => client.zrem(keys.ofPerson(data.passengerId), handle))
    return data
  }

  /** Handles of a person's sessions, newest first; some may have ended. */
  const handlesOf = (passengerId: number) => ask(() => client.zrevrange(keys.ofPerson(passengerId), 0, -1))

  return {
    keys,

    /** The session, if it is there; its use is noted. */
    open: async (handle: string): Promise<OpenSession | undefined> => {
      const sent = { ...activity.add(handle, 'pageViews') }
      const reply = await scripts.open(handle, [idleMs, noteEveryMs, sent.pageViews, sent.searches])
      const [noted, ...flat] = Array.isArray(reply) ? reply : []
      if (noted === undefined) {
        activity.discard(handle)
        return undefined
      }
      const fields = fieldsIn(flat)
      const data = dataOf(fields)
      if (noted === 1) {
        activity.written(handle, sent)
        await countToday(handle, data.passengerId).catch(() => {})
        onNoted?.(handle, data)
      }
      return { data, fields }
    },

    /** Begins a session; ends the person's oldest where there are too many. */
    create: async (handle: string, session: NewSession): Promise<OpenSession> => {
      const index = keys.ofPerson(session.passengerId)
      // Listed before it is there: whoever ends all of them finds it.
      await ask(() => client.zadd(index, Date.now(), handle))
      await ask(() => client.pexpire(index, absoluteMs))
      await scripts.create(handle, [idleMs, absoluteMs, ...[...fieldsOf(session)].flat()])
      const tooMany = await ask(() => client.zrevrange(index, SESSIONS_AT_MOST, -1))
      for (const oldest of tooMany) {
        await end(oldest)
        await ask(() => client.zrem(index, oldest))
      }
      await countToday(handle, session.passengerId)
      const fields = await read(handle)
      if (fields.size === 0) throw new AppError('unavailable', 'The session could not be begun.')
      return { data: dataOf(fields), fields }
    },

    /**
     * Writes what differs between a session as it was read and as it is to be. Answers its fields as they are known now;
     * undefined when the session has ended meanwhile.
     */
    save: async (handle: string, before: Fields, data: Partial<SessionData>): Promise<Fields | undefined> => {
      const after = fieldsOf(data)
      const { set, remove } = changesBetween(before, after)
      if (set.length === 0 && remove.length === 0) return after
      return (await scripts.save(handle, [set.length, ...set.flat(), ...remove])) === 1 ? after : undefined
    },

    /** Ends a session; answers what it was. */
    end,

    /** A session as it is, without noting its use. */
    peek: async (handle: string): Promise<SessionData | undefined> => {
      const fields = await read(handle)
      return fields.size === 0 ? undefined : dataOf(fields)
    },

    /** A person's sessions, newest first. */
    ofPerson: async (passengerId: number): Promise<{ handle: string; data: SessionData }[]> => {
      const found = await Promise.all(
        (await handlesOf(passengerId)).map(async (handle) => ({ handle, fields: await read(handle) })),
      )
      const ended = found.filter(({ fields }) => fields.size === 0).map(({ handle }) => handle)
      if (ended.length > 0) await ask(() => client.zrem(keys.ofPerson(passengerId), ...ended))
      return found.flatMap(({ handle, fields }) => (fields.size > 0 ? [{ handle, data: dataOf(fields) }] : []))
    },

    /** Ends all of a person's sessions; answers how many there were. */
    endAll: async (passengerId: number): Promise<{ handle: string; data: SessionData }[]> => {
      const ended = []
      for (const handle of await handlesOf(passengerId)) {
        const data = await end(handle)
        if (data) ended.push({ handle, data })
      }
      return ended
    },

    /** Counts a search, to be written with the next note of the session's use. */
    countSearch: (handle: string): void => void activity.add(handle, 'searches'),

    /** How many sessions, and how many passengers, were active on a day, `YYYY-MM-DD`, UTC. */
    activeOn: async (day: string): Promise<{ activeSessions: number; uniqueUsers: number }> => {
      const [activeSessions, uniqueUsers] = await ask(() =>
        Promise.all([client.pfcount(keys.activeSessions(day)), client.pfcount(keys.activeUsers(day))]),
      )
      return { activeSessions, uniqueUsers }
    },

    /** Writes what has been counted. */
    close: () => activity.close(),
  }

  async function read(handle: string): Promise<Fields> {
    return new Map(Object.entries(await ask(() => client.hgetall(keys.session(handle)))))
  }
}

export type SessionStore = ReturnType<typeof createSessionStore>
export type { SessionKeys }

const unavailable = orUnavailable('Sessions cannot be read at the moment.')

/** The fields of a hash as a script answers it. */
function fieldsIn(flat: Reply): Map<string, string> {
  const fields = new Map<string, string>()
  if (!Array.isArray(flat)) return fields
  for (let i = 0; i < flat.length; i += 2) fields.set(String(flat[i]), String(flat[i + 1]))
  return fields
}
