import { CART_ITEMS_AT_MOST, PREFERENCES_AT_MOST } from '../../domain/limits.ts'
import { changesBetween } from './fields.ts'
import { limitReached } from './limits.ts'
import type { CartItem, SessionData } from './session.ts'
import type { SessionServer } from './session-server.ts'

/** Writes changes of sessions. */
export function createChanges(scripts: Pick<SessionServer['scripts'], 'save' | 'removeField'>) {
  return {
    /**
     * Writes a change of some properties of a session: the fields that differ from the session before. Returns false when it
     * has ended. Rejects with `limit-reached` when the change adds more cart items or preferences than fit.
     */
    save: async (handle: string, before: SessionData, change: Partial<SessionData>): Promise<boolean> => {
      const { set, remove } = changesBetween(before, change)
      if (set.length === 0 && remove.length === 0) return true
      const limits = [CART_ITEMS_AT_MOST, PREFERENCES_AT_MOST]
      const saved = await scripts.save(handle, [...limits, set.length / 2, ...set, ...remove])
      if (typeof saved === 'number') return saved === 1
      throw String(saved) === 'cart.' ? limitReached.cart() : limitReached.preferences()
    },

    /** Removes an item from the cart, unless it has changed meanwhile. */
    removeItem: async (handle: string, item: CartItem): Promise<void> => {
      await scripts.removeField(handle, [`cart.${item.itemId}`, JSON.stringify(item)])
    },
  }
}
