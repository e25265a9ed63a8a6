import type { Guarded } from '../../cache/cache.ts'
import { defineScript, type Reply } from '../../cache/valkey.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { Fields } from './fields.ts'
import { sessionKeys } from './keys.ts'

/** Accesses session hashes on the state Valkey. Every method rejects with `unavailable` while the server is unavailable. */
export function sessionServer(server: Guarded, prefix: string) {
  const { client } = server
  const keys = sessionKeys(prefix)
  const ask = <T>(command: () => Promise<T>): Promise<T> => server.patient.ask(command).catch(unavailable)
  const script = (name: string) => {
    const call = defineScript(client, { name, folder: new URL('scripts/', import.meta.url) })
    return (handle: string, args: readonly (string | number)[]) => ask(() => call([keys.session(handle)], args))
  }
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
    /** Reads the fields of a session; none when it has ended. */
    read: async (handle: string): Promise<Fields> =>
      new Map(Object.entries(await ask(() => client.hgetall(keys.session(handle))))),
  }
}

export type SessionServer = ReturnType<typeof sessionServer>

/** Converts the flat reply of a script into fields. */
export function fieldsIn(flat: Reply): Map<string, string> {
  const fields = new Map<string, string>()
  if (!Array.isArray(flat)) return fields
  for (let i = 0; i < flat.length; i += 2) fields.set(String(flat[i]), String(flat[i + 1]))
  return fields
}

const unavailable = orUnavailable('Sessions are unavailable. Retry later.')
