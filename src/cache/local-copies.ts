import { LRUCache } from 'lru-cache'
import { Stored } from './stored.ts'

/** In-process copies of entries: bounded in bytes, kept for seconds, dropped when the server sends an invalidation. */
export interface LocalCopies {
  /**
   * The copy, unless it has expired or invalidations may have been missed. Near the end of its lifetime `renew` is called
   * once, so that the readers of a hot entry need not wait for the server.
   */
  get(key: string, renew: (key: string) => void): Stored | undefined
  /**
   * Call it before sending a command, and keep the reply only with the returned object. It ignores a reply if an invalidation
   * of its key arrived meanwhile, because the reply may be older.
   */
  beginAsking(): Asking
  /** Drops the copy of this key. Undefined: all copies. */
  drop(key: string | undefined): void
}

export interface Asking {
  keep(key: string, value: Stored): void
  end(): void
}

export interface LocalCopiesOptions {
  /** Prefixes of the tracked keys. Other keys are not kept. */
  prefixes: readonly string[]
  /** Lifetime of a copy in milliseconds. */
  ttlMs: number
  /** Maximum size of all copies together. Bytes. */
  bytesAtMost: number
  /** Returns the time until which invalidations are known to arrive in time, as `performance.now()`. */
  trustedUntil: () => number
}

/** A copy, its expiry and the time of its renewal, as `performance.now()`. */
interface Copy {
  value: Stored
  until: number
  renewAt: number
}

/** Memory of one copy besides its value and key. Bytes, measured, with a margin. */
const OVERHEAD = 700

/** Share of its lifetime after which a copy that is still read is renewed. */
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
          // A slice of the socket's buffer or of the pool would keep the larger buffer alive.
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
