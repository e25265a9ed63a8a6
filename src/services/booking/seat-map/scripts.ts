import type { Guarded } from '../../../cache/cache.ts'
import { defineScript } from '../../../cache/valkey.ts'
import { orUnavailable } from '../../or-unavailable.ts'

/** Defines the scripts of seat maps. Each rejects with `unavailable` while the server is unavailable. */
export function seatScripts({ client, guard }: Guarded) {
  const folder = new URL('scripts/', import.meta.url)
  const script = (name: string) => {
    const call = defineScript(client, { name, folder, library: 'library.lua' })
    return (keys: readonly string[], args: readonly (string | number | Buffer)[]) =>
      guard.ask(() => call(keys, args)).catch(unavailable)
  }
  return {
    read: script('read-map'),
    readTaken: script('read-taken'),
    load: script('load-map'),
    hold: script('hold'),
    unhold: script('unhold'),
    reserve: script('reserve'),
    beginCancel: script('begin-cancel'),
    confirm: script('confirm'),
    release: script('release'),
    unmark: script('unmark'),
    open: script('open-reservations'),
  }
}

export type SeatScripts = ReturnType<typeof seatScripts>

/** Handles a rejected command: translates an unavailable server into the error `unavailable`. */
export const unavailable = orUnavailable('Seats are unavailable for booking. Retry later.')
