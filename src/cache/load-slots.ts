import { AppError } from '../errors.ts'

/** Limits the concurrent loads of a process, and keeps one address from taking them all. */
export interface LoadSlots {
  /** Runs a load in a slot. Rejects with `unavailable` if there is none. `address`: that of the client, if there is one. */
  run<T>(address: string | undefined, load: () => Promise<T>): Promise<T>
  /** Whether at least half of the slots are taken. */
  isHalfBusy(): boolean
}

/**
 * Refuses loads above `atMost`. A queue would only move the wait. Of another address at most half of the slots count. So an
 * address may take all slots while nobody else needs them, and the others then get up to half as many in addition.
 */
export function createLoadSlots(atMost: number): LoadSlots {
  const half = Math.ceil(atMost / 2)
  /** Running loads by address. */
  const held = new Map<string | undefined, number>()
  let loads = 0

  function isFull(address: string | undefined): boolean {
    if (loads < atMost) return false
    let counted = 0
    for (const [other, count] of held) {
      const isShared = other === undefined || other === address
      counted += isShared ? count : Math.min(count, half)
    }
    return counted >= atMost
  }

  function add(address: string | undefined, change: 1 | -1): void {
    const count = (held.get(address) ?? 0) + change
    if (count === 0) held.delete(address)
    else held.set(address, count)
    loads += change
  }

  return {
    run: async (address, load) => {
      if (isFull(address)) throw new AppError('unavailable', 'Too many entries are being loaded. Retry later.')
      add(address, 1)
      try {
        return await load()
      } finally {
        add(address, -1)
      }
    },
    isHalfBusy: () => loads >= half,
  }
}
