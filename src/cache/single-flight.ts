/** How a caller came by the result of a flight. */
export type Boarding =
  /** It began the flight. */
  | 'led'
  /** The load began after the caller had arrived: nothing that was true by then is missing from the result. */
  | 'in time'
  /** The load was under way when the caller arrived: the result may be older than that. */
  | 'late'

/** Work under way in this process, by key, which others join instead of doing it again. */
export interface SingleFlight<T> {
  /** The moment at which a caller arrives, to be compared with the moment at which a load begins. */
  arrive(): number
  /**
   * Joins the flight of this key, or begins it. `work` is handed a function to call just before it loads. If the work
   * fails, it fails for everybody aboard.
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

/** The same in which nobody joins anybody: each caller leads, whoever else is under way. */
export function createOwnFlights<T>(): SingleFlight<T> {
  return {
    arrive: () => 0,
    share: async (_key, _arrived, work) => ({ result: await work(() => {}), boarding: 'led' }),
  }
}
