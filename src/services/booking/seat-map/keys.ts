/** Number of slots that the flights are spread over. A change needs an empty state server. */
export const SHARDS = 16

/** All shards, for work that visits each. */
export const shards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard)

export const shardOf = (flightId: number) => flightId % SHARDS

/**
 * Builds the keys of seat maps. Every key of a flight ends in its shard as a hash tag. On a cluster one script can therefore
 * touch all of them, and the keys of the shard.
 */
export function seatKeys(prefix: string) {
  const slot = (shard: number) => `{s${String(shard).padStart(2, '0')}}`
  const flightKey = (part: string) => (flightId: number) =>
    `${prefix}flight:${flightId}:${part}:${slot(shardOf(flightId))}`
  const shardKey = (name: string) => (shard: number) => `${prefix}${name}:${slot(shard)}`
  return {
    /** Hash of counts: total, booked, held, outside. */
    counts: flightKey('seats'),
    /** Bitmap: one bit for each seat that is not free. */
    bitmap: flightKey('seatmap'),
    /** Hash of booked and reserved seats by holder. */
    passengers: flightKey('passengers'),
    /** Matches the counts of every flight. */
    everyCounts: `${prefix}flight:*:seats:{s*}`,
    /** Sorted set of holds by their end. */
    holds: flightKey('holds'),
    /** Lease of the process that loads the map. */
    lease: flightKey('seatmap-lease'),
    /** Hash of open reservations. */
    reservations: shardKey('reservations'),
    /** Mark of an idempotency key in use, in the slot of a flight that it books. */
    mark: (name: string, shard: number) => shardKey(`idempotency:${name}`)(shard),
    /** Number of confirmations; it only grows. */
    confirmed: shardKey('confirmed'),
    /** Hash of pending counters: `1001:bookings`, `1001:revenue` (cents), and `since` (milliseconds since 1970). */
    pending: shardKey('pending'),
    /** Hash of the counters that are being written: a batch. */
    batch: shardKey('batch'),
    /** Stream of score events that are not applied to all leaderboards yet. */
    moves: shardKey('moves'),
  }
}

export type SeatKeys = ReturnType<typeof seatKeys>
