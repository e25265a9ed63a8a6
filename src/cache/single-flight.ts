/** How a caller came by the result of a flight. */
export type Boarding =
  /** It began the flight. */
  | 'led'
  /** It joined before the load began: nothing that was true at its start is missing from the result. */
  | 'in time'
  /** It joined while the load was under way: the result may be older than its start. */
  | 'late'

/** Work under way in this process, by key, which others may join instead of doing it again. */
export interface SingleFlight<T> {
  /**
   * Joins the flight of this key, or begins it. `work` is handed a function to call just before it loads; from then on
   * whoever joins is late. If the work fails, it fails for everybody aboard.
   */
  share(key: string, work: (loading: () => void) => Promise<T>): Promise<{ result: T; boarding: Boarding }>
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, { loading: boolean; landing: Promise<T> }>()
  return {
    share: async (key, work) => {
      const underWay = flights.get(key)
      if (underWay) {
        const boarding = underWay.loading ? 'late' : 'in time'
        return { result: await underWay.landing, boarding }
      }
      let loading = false
      const landing = work(() => {
        loading = true
      }).finally(() => flights.delete(key))
      flights.set(key, {
        landing,
        get loading() {
          return loading
        },
      })
      return { result: await landing, boarding: 'led' }
    },
  }
}
