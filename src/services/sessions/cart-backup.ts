import type { Guarded } from '../../cache/cache.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { SessionKeys } from './keys.ts'
import type { CartItem, SessionData } from './session.ts'

/** Time for which a cart is kept after its session. Milliseconds. */
export const BACKUP_MS = 3_600_000

interface Kept {
  items: CartItem[]
  /** End of the backup. Milliseconds since 1970. */
  until: number
}

/**
 * Backs up carts for an hour after the end of the session, so that the next session of the passenger gets the cart. Each
 * change of a cart writes its backup, because an expiring session sends no event.
 */
export function createCartBackups({
  server: { client, patient },
  keys,
  idleMs,
  onLeft,
}: {
  server: Guarded
  keys: SessionKeys
  /** Idle TTL of a session. Milliseconds. */
  idleMs: number
  /** Reports a backup that failed; no request fails because of it. */
  onLeft: (what: string, error: unknown) => void
}) {
  const ask = <T>(command: () => Promise<T>) => patient.ask(command).catch(unavailable)

  async function keep(handle: string, { passengerId, cart }: SessionData, forMs: number): Promise<void> {
    const carts = keys.carts(passengerId)
    const items = Object.values(cart)
    if (items.length === 0) {
      await ask(() => client.hdel(carts, handle))
      return
    }
    const kept: Kept = { items, until: Date.now() + forMs }
    await ask(() => client.hset(carts, handle, JSON.stringify(kept)))
    // The longest TTL that any session of this passenger needs.
    await ask(() => client.pexpire(carts, idleMs + BACKUP_MS))
  }

  const reportFailed = (error: unknown) => onLeft('backup of a cart', error)

  return {
    /** Keeps the cart of a live session for its idle TTL and an hour more. Never rejects. */
    keep: (handle: string, data: SessionData): Promise<void> =>
      keep(handle, data, idleMs + BACKUP_MS).catch(reportFailed),

    /** Keeps the cart of a session that has just ended, for an hour. Never rejects. */
    keepEnded: (handle: string, data: SessionData): Promise<void> => keep(handle, data, BACKUP_MS).catch(reportFailed),

    /** Takes the items of ended sessions' carts. Each item goes to one caller only. */
    take: async (passengerId: number): Promise<CartItem[]> => {
      const carts = keys.carts(passengerId)
      const all = Object.entries(await ask(() => client.hgetall(carts)))
      const taken = new Map<string, CartItem>()
      for (const [handle, json] of all) {
        if (await ask(() => client.exists(keys.session(handle)))) continue
        const deleted = (await ask(() => client.hdel(carts, handle))) === 1
        const { items, until }: Kept = JSON.parse(json)
        if (deleted && until > Date.now()) for (const item of items) taken.set(item.itemId, item)
      }
      return [...taken.values()]
    },
  }
}

export type CartBackups = ReturnType<typeof createCartBackups>

const unavailable = orUnavailable('Carts are unavailable. Retry later.')
