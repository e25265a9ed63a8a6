/**
 * When requests are due that come at a rate, whether or not those before them have been answered: an open loop. Whoever is
 * free takes the next one; one that is taken late has been waiting since it was due, and its latency counts from then. A
 * closed loop leaves that wait out, because it sends nothing while it waits (Tene's "coordinated omission").
 */
export function createArrivals({ rate, startedAt }: { rate: number; startedAt: number }) {
  let taken = 0
  const dueAt = (index: number) => startedAt + (index * 1_000) / rate
  return {
    /** When the next request is due, by the clock of `performance.now()`. */
    next: () => dueAt(taken++),
    /** How many were due before then and nobody has taken, so that the service was slower than they came. */
    leftAt: (now: number) => Math.max(0, Math.ceil(((now - startedAt) * rate) / 1_000) - taken),
  }
}

export type Arrivals = ReturnType<typeof createArrivals>
