/** How many slots the flights are spread over. Changing it needs an empty state server. */
export const SHARDS = 16

/** All shards, for work that visits each. */
export const shards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard)

export const shardOf = (flightId: number) => flightId % SHARDS

/**
 * The keys of seat maps. Every key of a flight ends in its shard as a hash tag, so that one script can touch all of them
 * on a cluster, the shard's own keys among them.
 */
export function seatKeys(prefix: string) {
  const slot = (shard: number) => `{s${String(shard).padStart(2, '0')}}`
  const ofFlight = (part: string) => (flightId: number) =>
    `${prefix}flight:${flightId}:${part}:${slot(shardOf(flightId))}`
  const ofShard = (name: string) => (shard: number) => `${prefix}${name}:${slot(shard)}`
  return {
    /** Hash of counts: total, booked, held, outside. */
    counts: ofFlight('seats'),
    /** Bitmap: one bit for each seat that is not free. */
    bitmap: ofFlight('seatmap'),
    /** Matches the counts of every flight. */
    everyCounts: `${prefix}flight:*:seats:{s*}`,
    /** Sorted set of holds by their end. */
    holds: ofFlight('holds'),
    /** Lease of whoever loads the map. */
    lease: ofFlight('seatmap-lease'),
    /** Hash of reservations whose outcome is open. */
    reservations: ofShard('reservations'),
    /** How often something was counted; it only grows. */
    confirmed: ofShard('confirmed'),
    /** Hash of counters that are not in the database yet: `1001:bookings`, `1001:revenue` (cents); `since` when. */
    pending: ofShard('pending'),
    /** The part of them that is being written. */
    batch: ofShard('batch'),
    /** Stream of what was confirmed and has not been applied to all leaderboards. */
    moves: ofShard('moves'),
  }
}

export type SeatKeys = ReturnType<typeof seatKeys>
