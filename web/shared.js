/** @import { Shared } from './types.d.ts' */

/**
 * State that panels share. Listeners receive each change.
 *
 * @param {Shared} initial
 */
export function createShared(initial) {
  let now = initial
  /** @type {Set<(now: Shared, before: Shared) => void>} */
  const listeners = new Set()
  return {
    get now() {
      return now
    },
    /** @param {Partial<Shared>} change */
    set(change) {
      const before = now
      now = { ...now, ...change }
      for (const listener of listeners) listener(now, before)
    },
    /** @param {(now: Shared, before: Shared) => void} listener */
    subscribe(listener) {
      listeners.add(listener)
    },
  }
}

/** @typedef {ReturnType<typeof createShared>} SharedState */
