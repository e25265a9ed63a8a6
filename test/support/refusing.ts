import { Redis } from 'iovalkey'
import type { TestServer } from './servers.ts'
import { until } from './until.ts'

/** States in which a Valkey replies to commands with an error. */
export const refusing = {
  /** `-OOM`: more memory is used than allowed, and nothing is evicted. */
  full: async (admin: Redis) => {
    await admin.config('SET', 'maxmemory-policy', 'noeviction', 'maxmemory', '1mb')
    return () => admin.config('SET', 'maxmemory', '0')
  },

  /** `-READONLY`: a replica, here of a primary that does not exist. */
  'read-only': async (admin: Redis) => {
    await admin.replicaof('127.0.0.1', 1)
    return () => admin.replicaof('NO', 'ONE')
  },

  /** `-NOPERM`: the user may not write. */
  'no-permission': async (admin: Redis) => {
    await admin.acl('SETUSER', 'default', '-@write')
    return () => admin.acl('SETUSER', 'default', '+@all')
  },

  /** `-BUSY`: a script runs for long. */
  busy: async (admin: Redis) => {
    await admin.config('SET', 'busy-reply-threshold', '1')
    const other = admin.duplicate()
    const running = other.eval('while true do end', 0).catch(() => {})
    await until(() => isRefusedWith(admin, 'BUSY'))
    return async () => {
      await admin.script('KILL')
      await running
      other.disconnect()
    }
  },

  /** `-LOADING`: the server reads its data, here slowly. Needs the setting of `debuggable`. */
  loading: async (admin: Redis) => {
    const filler = Array.from({ length: 2_000 }, (_, i) => [`filler:${i}`, 'x'.repeat(1_000)]).flat()
    await admin.mset(...filler)
    await admin.config('SET', 'key-load-delay', '2000', 'loading-process-events-interval-bytes', '1024')
    const other = admin.duplicate()
    const reloaded = other.call('DEBUG', 'RELOAD').catch(() => {})
    await until(() => isRefusedWith(admin, 'LOADING'))
    return async () => {
      await admin.config('SET', 'key-load-delay', '0')
      await reloaded
      other.disconnect()
    }
  },
}

export type RefusingState = keyof typeof refusing

/** Setting of a server that may be put into the state `loading`. */
export const debuggable = ['enable-debug-command local']

const isRefusedWith = (client: Redis, code: string): Promise<boolean> =>
  client.get('any').then(
    () => false,
    (error) => String(error.message).startsWith(code),
  )

/** Runs work while a server is in such a state. */
export async function whileRefusing(
  server: TestServer,
  state: RefusingState,
  work: () => Promise<void>,
): Promise<void> {
  const admin = new Redis(server.port, '127.0.0.1')
  try {
    const restore = await refusing[state](admin)
    try {
      await work()
    } finally {
      await restore()
    }
  } finally {
    admin.disconnect()
  }
}
