/** @import { CacheMember, KnownKey, Step } from './types.d.ts' */
import { droppedKeys, isKey } from './steps.js'

/** The last keys that responses named, the latest last, with their TTLs. */
export function createKeys() {
  /** @type {Map<string, KnownKey>} */
  const known = new Map()

  return {
    known,

    /**
     * Records the keys of a response.
     *
     * @param {CacheMember[]} members
     */
    note(members) {
      for (const { key, freshUntil } of members) {
        if (!key) continue
        const ofMs = freshUntil === undefined ? 0 : freshUntil - Date.now()
        const before = known.get(key)
        known.delete(key)
        known.set(key, { state: 'fresh', freshUntil, ofMs: Math.max(ofMs, before?.ofMs ?? 0) })
      }
      for (const key of [...known.keys()].slice(0, -12)) known.delete(key)
    },

    /**
     * Records the keys that a request dropped.
     *
     * @param {Step[]} steps
     */
    drop(steps) {
      const dropped = droppedKeys(steps)
      for (const [key, of] of known) {
        if (dropped.some((found) => isKey(found, key))) {
          known.set(key, { ...of, state: 'dropped', freshUntil: undefined })
        }
      }
    },
  }
}

/** @typedef {ReturnType<typeof createKeys>} Keys */
