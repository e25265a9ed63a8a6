import { utcDay } from '../../domain/day.ts'
import type { SessionServer } from './session-server.ts'

/** Retention of a day's figures. Seconds. */
const KEPT_S = 35 * 86_400

/** Counts the active sessions and passengers of each day in HyperLogLogs: within one percent, in 12 KB each. */
export function createDailyActivity({ client, keys, ask }: SessionServer) {
  return {
    countToday: async (handle: string, passengerId: number): Promise<void> => {
      const today = utcDay(new Date())
      const [sessions, users] = [keys.activeSessions(today), keys.activeUsers(today)]
      await ask(() =>
        Promise.all([
          client.pfadd(sessions, handle).then(() => client.expire(sessions, KEPT_S)),
          client.pfadd(users, passengerId).then(() => client.expire(users, KEPT_S)),
        ]),
      )
    },

    /** Reads the numbers of active sessions and passengers of a day, `YYYY-MM-DD`, UTC. */
    activeOn: async (day: string): Promise<{ activeSessions: number; uniqueUsers: number }> => {
      const [activeSessions, uniqueUsers] = await ask(() =>
        Promise.all([client.pfcount(keys.activeSessions(day)), client.pfcount(keys.activeUsers(day))]),
      )
      return { activeSessions, uniqueUsers }
    },
  }
}
