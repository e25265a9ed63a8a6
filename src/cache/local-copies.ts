import { LRUCache } from 'lru-cache'
import { Stored } from './stored.ts'

/** Copies of entries in this process: bounded in size, kept for seconds, dropped when the server tells of a change. */
export interface LocalCopies {
  /**
   * The copy, unless it is too old or nobody can vouch for it. Near the end of a copy's time `renew` is called, once, to ask
   * the server for it again: the readers of something popular need not wait for that.
   */
  get(key: string, renew: (key: string) => void): Stored | undefined
  /**
   * To be called before the server is asked. What it answers may be kept only through this: a change that is heard of
   * meanwhile may be newer than the answer.
   */
  beginAsking(): Asking
  /** Something changed under this key; under any, when it is undefined. */
  drop(key: string | undefined): void
}

export interface Asking {
  keep(key: string, value: Stored): void
  end(): void
}

export interface LocalCopiesOptions {
  /** Beginnings of the keys whose changes are heard of; nothing else is kept. */
  prefixes: readonly string[]
  /** How long a copy is kept, milliseconds. */
  ttlMs: number
  /** Of all copies together. */
  bytesAtMost: number
  /** Until when every change is certain to have been heard of within the bound on staleness; as `performance.now()`. */
  trustedUntil: () => number
}

/** A copy, and as `performance.now()` until when it may be used and when it is to be renewed. */
interface Copy {
  value: Stored
  until: number
  renewAt: number
}

/** What a copy takes beside its bytes and its key: the objects around them. Measured, with room. */
const OVERHEAD = 700

/** The part of its time after which a copy that is still read is renewed. */
const RENEW_AFTER = 0.8

export function createLocalCopies({ prefixes, ttlMs, bytesAtMost, trustedUntil }: LocalCopiesOptions): LocalCopies {
  const copies = new LRUCache<string, Copy>({
    maxSize: bytesAtMost,
    maxEntrySize: Math.ceil(bytesAtMost / 16),
    sizeCalculation: ({ value }, key) => value.bytes.length + key.length + OVERHEAD,
  })
  const underWay = new Set<{ changed: Set<string>; anything: boolean }>()

  return {
    get: (key, renew) => {
      const copy = copies.get(key)
      if (copy === undefined) return undefined
      const now = performance.now()
      if (now >= copy.until || now >= trustedUntil()) return undefined
      if (now >= copy.renewAt) {
        copy.renewAt = copy.until
        renew(key)
      }
      return copy.value
    },

    beginAsking: () => {
      const heard = { changed: new Set<string>(), anything: false }
      underWay.add(heard)
      return {
        keep: (key, value) => {
          if (heard.anything || heard.changed.has(key) || !prefixes.some((prefix) => key.startsWith(prefix))) return
          const lifetime = Math.min(ttlMs, value.freshUntil - Date.now())
          const now = performance.now()
          if (lifetime <= 0 || now >= trustedUntil()) return
          // What came from the socket is a piece of a larger buffer, which it would keep alive; so would one from the pool.
          const bytes = Buffer.allocUnsafeSlow(value.bytes.length)
          value.bytes.copy(bytes)
          const copy = new Stored(bytes)
          copies.set(key, { value: copy, until: now + lifetime, renewAt: now + lifetime * RENEW_AFTER })
        },
        end: () => {
          underWay.delete(heard)
        },
      }
    },

    drop: (key) => {
      if (key === undefined) copies.clear()
      else copies.delete(key)
      for (const heard of underWay) {
        if (key === undefined) heard.anything = true
        else heard.changed.add(key)
      }
    },
  }
}
