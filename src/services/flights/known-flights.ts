import { LRUCache } from 'lru-cache'

/**
 * Remembers the flights that exist: no flight is ever deleted. The layers of an unknown flight wait for one query instead of one
 * each, so that requests for invented ids cost the database little.
 */
export function createKnownFlights(ask: (flightId: number) => Promise<object | undefined>) {
  const known = new LRUCache<number, true>({ max: 50_000 })
  const asking = new Map<number, Promise<boolean>>()

  /** Remembers the result of a query for the flight. */
  function observe<Row extends object>(flightId: number, row: Promise<Row | undefined>): Promise<Row | undefined> {
    if (known.has(flightId)) return row
    const isFound = row.then((found) => {
      if (found) known.set(flightId, true)
      return found !== undefined
    })
    asking.set(flightId, isFound)
    const end = () => {
      if (asking.get(flightId) === isFound) asking.delete(flightId)
    }
    isFound.then(end, end)
    return row
  }

  return {
    observe,

    exists: async (flightId: number): Promise<boolean> => {
      if (known.has(flightId)) return true
      const running = asking.get(flightId)
      return running ?? (await observe(flightId, ask(flightId))) !== undefined
    },
  }
}
