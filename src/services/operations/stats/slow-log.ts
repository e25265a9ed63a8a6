import type { Guarded } from '../../../cache/cache.ts'
import { type SlowCommand, slowLogOf } from '../../../cache/slow-log.ts'
import { ask } from './ask.ts'
import type { ServerName } from './servers.ts'

export interface SlowLog {
  name: ServerName
  commands: (Omit<SlowCommand, 'at'> & { at: string })[]
}

/** Reads the slow commands of the Valkeys. Rejects with `unavailable` while one is unavailable. */
export function createSlowLog(servers: Record<ServerName, Guarded>) {
  return {
    read: (limit: number): Promise<SlowLog[]> =>
      Promise.all(
        Object.entries(servers).map(async ([name, server]) => {
          const commands = await ask(server, () => slowLogOf(server.client, limit))
          return {
            name: name as ServerName,
            commands: commands.map(({ at, ...command }) => ({ at: new Date(at).toISOString(), ...command })),
          }
        }),
      ),
  }
}

export type SlowLogs = ReturnType<typeof createSlowLog>
