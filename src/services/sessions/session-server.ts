import type { Guarded } from '../../cache/cache.ts'
import { defineScript } from '../../cache/valkey.ts'
import { orUnavailable } from '../or-unavailable.ts'
import { storedIn } from './fields.ts'
import { sessionKeys } from './keys.ts'
import type { SessionData } from './session.ts'

/** Accesses session hashes on the state Valkey. Every method rejects with `unavailable` while the server is unavailable. */
export function sessionServer(server: Guarded, prefix: string) {
  const { client } = server
  const keys = sessionKeys(prefix)
  const ask = <T>(command: () => Promise<T>): Promise<T> => server.patient.ask(command).catch(unavailable)
  const folder = new URL('scripts/', import.meta.url)
  const script = (name: string) => {
    const call = defineScript(client, { name, folder, library: 'library.lua' })
    return (handle: string, args: readonly (string | number)[]) => ask(() => call([keys.session(handle)], args))
  }
  const read = script('read-session')
  return {
    client,
    keys,
    ask,
    scripts: {
      open: script('open-session'),
      create: script('create-session'),
      save: script('save-session'),
      end: script('end-session'),
      removeField: script('remove-field'),
      addActivity: script('add-activity'),
    },
    /** Reads a session without recording its use. Undefined when it has ended. */
    read: async (handle: string): Promise<SessionData | undefined> => storedIn(await read(handle, []))?.data,
  }
}

export type SessionServer = ReturnType<typeof sessionServer>

const unavailable = orUnavailable('Sessions are unavailable. Retry later.')
