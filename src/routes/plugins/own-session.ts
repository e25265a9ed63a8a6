import { AppError } from '../../errors.ts'
import type { SessionData } from '../../services/sessions/session.ts'
import type { SessionStore } from '../../services/sessions/session-store.ts'

/**
 * The session of one request, parsed once. Only its methods save; each writes its own fields at once. It is omitted from JSON,
 * so @fastify/session has nothing to serialize when it looks for changes.
 */
export class OwnSession {
  /** Public name of the session; see `handleOf`. */
  readonly handle: string
  readonly data: SessionData
  readonly #store: SessionStore

  constructor({ store, handle, data }: { store: SessionStore; handle: string; data: SessionData }) {
    this.handle = handle
    this.data = data
    this.#store = store
  }

  /** Saves a change. Throws `unauthenticated` if the session has ended meanwhile. */
  async save(change: Partial<SessionData>): Promise<void> {
    if (!(await this.#store.save(this.handle, this.data, change)))
      throw new AppError('unauthenticated', 'The session has ended. Sign in again.')
    Object.assign(this.data, change)
  }

  /** Removes an item from the cart, unless another request has changed it meanwhile. */
  async removeItem(itemId: string): Promise<void> {
    const { [itemId]: item, ...cart } = this.data.cart
    if (item) await this.#store.removeItem(this.handle, item)
    this.data.cart = cart
  }

  toJSON(): undefined {
    return undefined
  }
}
