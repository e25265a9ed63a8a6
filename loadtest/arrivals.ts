/**
 * Schedule of an open loop: requests are due at a fixed rate, whether or not earlier ones have responses. A free connection
 * takes the next one. Latency counts from when a request was due, also when it is sent late. A closed loop does not measure
 * this wait, because it sends nothing while it waits (Tene's "coordinated omission").
 */
export function createArrivals({ rate, startedAt }: { rate: number; startedAt: number }) {
  let taken = 0
  const dueAt = (index: number) => startedAt + (index * 1_000) / rate
  return {
    /** Time at which the next request is due, by `performance.now()`. */
    next: () => dueAt(taken++),
    /** Number of requests that were due by `now` but not taken by a connection, because the service is slower than the rate. */
    leftAt: (now: number) => Math.max(0, Math.ceil(((now - startedAt) * rate) / 1_000) - taken),
  }
}

export type Arrivals = ReturnType<typeof createArrivals>
