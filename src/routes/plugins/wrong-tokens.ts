import { LRUCache } from 'lru-cache'

const WINDOW_MS = 60_000
/** Maximum number of remembered addresses. Clients choose their addresses, within their networks. */
const ADDRESSES_AT_MOST = 10_000

export interface WrongTokens {
  /** Returns the time until an address may send a token again, seconds; 0: it may. */
  blockedFor(address: string): number
  count(address: string): void
}

/**
 * Counts wrong admin tokens per address and minute, in this process. A count on the state server would come too late: many
 * concurrent guesses would be compared first.
 */
export function createWrongTokens(atMost: number, now: () => number = () => performance.now()): WrongTokens {
  const windows = new LRUCache<string, { wrong: number; endsAt: number }>({ max: ADDRESSES_AT_MOST })
  const current = (address: string) => {
    const window = windows.get(address)
    return window !== undefined && window.endsAt > now() ? window : undefined
  }
  return {
    blockedFor: (address) => {
      const window = current(address)
      return window === undefined || window.wrong < atMost ? 0 : Math.ceil((window.endsAt - now()) / 1000)
    },
    count: (address) => {
      const window = current(address)
      if (window) window.wrong++
      else windows.set(address, { wrong: 1, endsAt: now() + WINDOW_MS })
    },
  }
}
