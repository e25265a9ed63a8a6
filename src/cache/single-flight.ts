/** Relation of a caller to the load whose result it gets. */
export type Boarding =
  /** The caller began the load. */
  | 'led'
  /** The load began after the caller arrived, so the result is not older than its arrival. */
  | 'in time'
  /** The load was running when the caller arrived, so the result may be older than its arrival. */
  | 'late'

/** Running loads of this process by key. Callers join them instead of loading again. */
export interface SingleFlight<T> {
  /** Returns the arrival time of a caller, to compare it with the start of a load. */
  arrive(): number
  /**
   * Joins the load of this key, or begins it. `work` calls its argument just before it loads. A failure reaches all callers.
   */
  share(
    key: string,
    arrived: number,
    work: (loading: () => void) => Promise<T>,
  ): Promise<{ result: T; boarding: Boarding }>
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, { landing: Promise<T>; loadBegan: () => number }>()
  let moment = 0
  return {
    arrive: () => ++moment,
    share: async (key, arrived, work) => {
      const underWay = flights.get(key)
      if (underWay) {
        const result = await underWay.landing
        return { result, boarding: arrived < underWay.loadBegan() ? 'in time' : 'late' }
      }
      let loadBegan = Number.POSITIVE_INFINITY
      const landing = work(() => {
        loadBegan = ++moment
      }).finally(() => flights.delete(key))
      flights.set(key, { landing, loadBegan: () => loadBegan })
      return { result: await landing, boarding: 'led' }
    },
  }
}

/** Variant without joining: each caller begins its own load. */
export function createOwnFlights<T>(): SingleFlight<T> {
  return {
    arrive: () => 0,
    share: async (_key, _arrived, work) => ({ result: await work(() => {}), boarding: 'led' }),
  }
}
