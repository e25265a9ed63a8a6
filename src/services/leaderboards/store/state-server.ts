import type { Guarded } from '../../../cache/cache.ts'
import { defineScript, type Reply } from '../../../cache/valkey.ts'
import { orUnavailable } from '../../or-unavailable.ts'
import { boardKeys } from './keys.ts'

/** Sends commands and scripts for boards to the state server. Rejects with `unavailable` while the server is down. */
export function createStateServer({ server, prefix }: { server: Guarded; prefix: string }) {
  const { client } = server
  const send = <T>(command: () => Promise<T>): Promise<T> => server.patient.ask(command).catch(unavailable)
  return {
    client,
    send,
    keys: boardKeys(prefix),

    /** Defines a Lua script of this folder as a function of its KEYS and ARGV. */
    script: (name: string) => {
      const call = defineScript(client, { name, folder: new URL('scripts/', import.meta.url), library: 'library.lua' })
      return (keys: readonly string[], args: readonly (string | number)[] = []): Promise<Reply> =>
        send(() => call(keys, args))
    },
  }
}

export type StateServer = ReturnType<typeof createStateServer>

const unavailable = orUnavailable('Leaderboards are unavailable. Retry later.')

/** Reads a reply that is a list of strings; any other reply is an empty list. */
export const stringsOf = (reply: Reply): string[] => (Array.isArray(reply) ? reply.map(String) : [])

export function* slices<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size)
}
