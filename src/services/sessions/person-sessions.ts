import { storedIn } from './fields.ts'
import type { SessionData } from './session.ts'
import type { SessionServer } from './session-server.ts'

/** A session under its handle. */
export interface HandledSession {
  handle: string
  data: SessionData
}

export interface PersonSessionsOptions {
  sessions: SessionServer
  /** Runs when a session ends. */
  onEnd: (handle: string) => void
}

/** Ends sessions and maintains the index of each passenger's sessions. */
export function createPersonSessions({ sessions, onEnd }: PersonSessionsOptions) {
  const { client, keys, ask, scripts, read } = sessions

  /** Reads the handles of a passenger's sessions, newest first; some may have ended. */
  const handlesOf = (passengerId: number) => ask(() => client.zrevrange(keys.ofPerson(passengerId), 0, -1))

  /** Ends a session and returns its last state. */
  async function end(handle: string): Promise<SessionData | undefined> {
    const data = storedIn(await scripts.end(handle, []))?.data
    onEnd(handle)
    if (!data) return undefined
    await ask(() => client.zrem(keys.ofPerson(data.passengerId), handle))
    return data
  }

  return {
    end,

    /** Ends a passenger's oldest sessions beyond `maximum`. */
    endOldest: async (passengerId: number, maximum: number): Promise<void> => {
      const index = keys.ofPerson(passengerId)
      const tooMany = await ask(() => client.zrevrange(index, maximum, -1))
      for (const oldest of tooMany) {
        await end(oldest)
        await ask(() => client.zrem(index, oldest))
      }
    },

    /** Reads a passenger's sessions, newest first. */
    ofPerson: async (passengerId: number): Promise<HandledSession[]> => {
      const found = await Promise.all(
        (await handlesOf(passengerId)).map(async (handle) => ({ handle, data: await read(handle) })),
      )
      const ended = found.filter(({ data }) => data === undefined).map(({ handle }) => handle)
      if (ended.length > 0) await ask(() => client.zrem(keys.ofPerson(passengerId), ...ended))
      return found.flatMap(({ handle, data }) => (data ? [{ handle, data }] : []))
    },

    /** Ends all sessions of a passenger and returns their last states. */
    endAll: async (passengerId: number): Promise<HandledSession[]> => {
      const ended = []
      for (const handle of await handlesOf(passengerId)) {
        const data = await end(handle)
        if (data) ended.push({ handle, data })
      }
      return ended
    },
  }
}
