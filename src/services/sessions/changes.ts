import { CART_ITEMS_AT_MOST, PREFERENCES_AT_MOST } from '../../domain/limits.ts'
import { changesBetween, type Fields, fieldsOf } from './fields.ts'
import { limitReached } from './limits.ts'
import type { SessionData } from './session.ts'
import type { SessionServer } from './session-server.ts'

/** Writes changes of sessions. */
export function createChanges(scripts: Pick<SessionServer['scripts'], 'save' | 'removeField'>) {
  return {
    /**
     * Writes the difference between two states of a session. Returns its new fields; undefined when it has ended. Rejects with
     * `limit-reached` when the change adds more cart items or preferences than fit.
     */
    save: async (handle: string, before: Fields, data: Partial<SessionData>): Promise<Fields | undefined> => {
      const after = fieldsOf(data)
      const { set, remove } = changesBetween(before, after)
      if (set.length === 0 && remove.length === 0) return after
      const limits = [CART_ITEMS_AT_MOST, PREFERENCES_AT_MOST]
      const saved = await scripts.save(handle, [...limits, set.length, ...set.flat(), ...remove])
      if (typeof saved === 'number') return saved === 1 ? after : undefined
      throw String(saved) === 'cart.' ? limitReached.cart() : limitReached.preferences()
    },

    /** Removes an item from the cart, unless it has changed since these fields. Returns the fields without it. */
    removeItem: async (handle: string, fields: Fields, itemId: string): Promise<Fields> => {
      const name = `cart.${itemId}`
      const remaining = new Map(fields)
      remaining.delete(name)
      await scripts.removeField(handle, [name, fields.get(name) ?? ''])
      return remaining
    },
  }
}
