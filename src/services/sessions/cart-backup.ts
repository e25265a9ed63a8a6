import type { Guarded } from '../../cache/cache.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { SessionKeys } from './keys.ts'
import type { CartItem, SessionData } from './session.ts'

/** How long a cart outlives its session, milliseconds. */
export const BACKUP_MS = 3_600_000

interface Kept {
  items: CartItem[]
  /** When it is worth nothing any more, milliseconds since 1970. */
  until: number
}

/**
 * Carts of people whose session has ended, for an hour, so that they find them again when they come back. Written with each
 * change of a cart: a session that runs out tells nobody.
 */
export function createCartBackups({
  server: { client, patient },
  keys,
  idleMs,
  onLeft,
}: {
  server: Guarded
  keys: SessionKeys
  /** How long a session lives unused, milliseconds. */
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
    // Not less than what another session of this person wants.
    await ask(() => client.pexpire(carts, idleMs + BACKUP_MS))
  }

  const left = (error: unknown) => onLeft('backup of a cart', error)

  return {
    /** Keeps the cart of a live session for its idle TTL and an hour more. Never rejects. */
    keep: (handle: string, data: SessionData): Promise<void> => keep(handle, data, idleMs + BACKUP_MS).catch(left),

    /** Keeps the cart of a session that has just ended, for an hour. Never rejects. */
    keepEnded: (handle: string, data: SessionData): Promise<void> => keep(handle, data, BACKUP_MS).catch(left),

    /** Takes what was left in the carts of sessions that have ended: it is given to one who asks, and to nobody else. */
    take: async (passengerId: number): Promise<CartItem[]> => {
      const carts = keys.carts(passengerId)
      const all = Object.entries(await ask(() => client.hgetall(carts)))
      const taken = new Map<string, CartItem>()
      for (const [handle, json] of all) {
        if (await ask(() => client.exists(keys.session(handle)))) continue
        const mine = (await ask(() => client.hdel(carts, handle))) === 1
        const { items, until }: Kept = JSON.parse(json)
        if (mine && until > Date.now()) for (const item of items) taken.set(item.itemId, item)
      }
      return [...taken.values()]
    },
  }
}

export type CartBackups = ReturnType<typeof createCartBackups>

const unavailable = orUnavailable('Carts cannot be kept at the moment.')
