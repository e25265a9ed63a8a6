import { randomUUID } from 'node:crypto'
import { isCluster, type Valkey } from '../../../cache/valkey.ts'
import { bookedIndex, seatAt } from '../../../domain/seat-layout.ts'
import { withFlight } from '../wish-errors.ts'
import type { Capacities } from './capacity.ts'
import { type SeatKeys, shardOf } from './keys.ts'
import type { MapLoader } from './load.ts'
import { refusal, words } from './replies.ts'
import type { SeatScripts } from './scripts.ts'
import type { Mark, Reservation, Wish } from './types.ts'

export interface ReserveOptions {
  client: Valkey
  keys: SeatKeys
  scripts: Pick<SeatScripts, 'reserve' | 'release' | 'beginCancel' | 'unmark'>
  loader: MapLoader
  capacities: Capacities
  release: (reservation: Reservation) => Promise<unknown>
  /** Idle TTL of a map. Milliseconds. */
  ttlMs: number
}

/** Seats to reserve on one flight. */
export interface ReserveFlight {
  flightId: number
  cents: number
  wishes: readonly Wish[]
  /** Score event that the confirmation sends to leaderboards. */
  event?: string
}

export interface ReserveTrip {
  holder: string
  /** Each flight once, in order of their ids. */
  flights: readonly ReserveFlight[]
  /** Maximum number of the holder's seats of a flight. Default: no limit. */
  seatsAtMost?: number | undefined
  /** Marks an idempotency key as in use. Default: no key. */
  mark?: Mark | undefined
}

/** Key of a mark, in the first of the slots that its flights are in. */
const markKey = (keys: SeatKeys, { name }: Mark, flights: readonly { flightId: number }[]) =>
  keys.mark(name, Math.min(...flights.map(({ flightId }) => shardOf(flightId))))

/** Reserves flights that one script can reach. */
function createReserveTogether({ keys, scripts, loader, capacities, ttlMs }: ReserveOptions) {
  /** Encodes a wish for the script: any seat, a hold, or the index of a seat. */
  function encoded(flightId: number, wish: Wish): string | Promise<string> {
    if (wish === 'any') return '?'
    return 'holdId' in wish ? `#${wish.holdId}` : capacities.indexOf(flightId, wish.seat).then(String)
  }

  return async function reserveTogether({ holder, flights, seatsAtMost, mark }: ReserveTrip): Promise<Reservation[]> {
    const scriptKeys: string[] = []
    const args: (string | number)[] = [
      holder,
      ttlMs,
      seatsAtMost ?? '',
      mark?.value ?? '',
      mark?.forMs ?? 0,
      flights.length,
    ]
    const legs: { reservationId: string; flightId: number; capacity: number }[] = []
    for (const { flightId, cents, wishes, event = '' } of flights) {
      const reservationId = randomUUID()
      const { bitmap, counts, holds, reservations, passengers } = keys
      scriptKeys.push(bitmap(flightId), counts(flightId), holds(flightId))
      scriptKeys.push(reservations(shardOf(flightId)), passengers(flightId))
      const encodedWishes = await Promise.all(wishes.map((wish) => encoded(flightId, wish)))
      args.push(reservationId, flightId, cents, event, wishes.length, ...encodedWishes)
      legs.push({ reservationId, flightId, capacity: await capacities.capacityOf(flightId) })
    }
    if (mark) scriptKeys.push(markKey(keys, mark, flights))
    return loader.withMaps(
      legs.map(({ flightId }) => flightId),
      async () => {
        const reply = await scripts.reserve(scriptKeys, args)
        const [outcome, ...rest] = Array.isArray(reply) ? reply : []
        if (String(outcome) === 'reserved') return legs.map((leg, i) => reservationOf(leg, words(rest[i] ?? null)))
        const [position, place] = rest.map(Number)
        const flightId = legs[(position ?? 1) - 1]?.flightId ?? 0
        try {
          refusal([String(outcome), place])
        } catch (error) {
          throw withFlight(error, flightId)
        }
        return { noMap: flightId }
      },
    )
  }
}

/** Opens reservations for bookings and cancellations. */
export function createReserve(options: ReserveOptions) {
  const { client, keys, scripts, capacities, release } = options
  const reserveTogether = createReserveTogether(options)

  /**
   * Reserves all wishes on all flights, or none. Rejects with `seat-taken`, `seat-held` or `hold-expired`, and names the wish;
   * with `limit-reached`; or with `idempotency-conflict` or `idempotency-mismatch` when the key is in use. On a cluster each
   * slot takes a script of its own, in the order of the slots, so that of two trips with the same seats one succeeds.
   */
  async function reserveTrip({ flights, mark, ...trip }: ReserveTrip): Promise<Reservation[]> {
    const groups = isCluster(client) ? bySlot(flights) : [flights]
    const made: Reservation[] = []
    try {
      for (const group of groups) {
        made.push(...(await reserveTogether({ ...trip, flights: group, mark: group === groups[0] ? mark : undefined })))
      }
    } catch (error) {
      // The reaper completes a failed release.
      await Promise.allSettled(made.map(release))
      throw error
    }
    return made.sort((a, b) => a.flightId - b.flightId)
  }

  return {
    reserveTrip,

    /** Removes a mark that a booking of these flights has set, unless another request owns it. */
    unmark: async (mark: Mark, flights: readonly { flightId: number }[]): Promise<void> => {
      await scripts.unmark([markKey(keys, mark, flights)], [mark.value])
    },

    /** Reserves all wishes on one flight, or none. Rejects like `reserveTrip`. */
    reserve: async ({
      holder,
      seatsAtMost,
      ...flight
    }: ReserveFlight & Pick<ReserveTrip, 'holder' | 'seatsAtMost'>) => {
      const [reservation] = await reserveTrip({ holder, seatsAtMost, flights: [flight] })
      if (!reservation) throw new Error('the reservation of one flight returned none')
      return reservation
    },

    /** Opens the reservation of a cancellation, which is confirmed or released like any other. */
    beginCancel: async (options: {
      flightId: number
      seat: string | null
      holder: string
      cents: number
      event?: string
    }): Promise<Reservation> => {
      const { flightId, seat, holder, cents, event = '' } = options
      const reservationId = randomUUID()
      const index = bookedIndex(await capacities.capacityOf(flightId), seat)
      await scripts.beginCancel(
        [keys.reservations(shardOf(flightId))],
        [reservationId, flightId, cents, index ?? '', event, holder],
      )
      return { reservationId, flightId, seats: seat === null ? [] : [seat], holdIds: [] }
    },
  }
}

/** Splits flights by slot, in the order of the slots. */
function bySlot(flights: readonly ReserveFlight[]): ReserveFlight[][] {
  const groups = new Map<number, ReserveFlight[]>()
  for (const flight of flights) {
    const shard = shardOf(flight.flightId)
    groups.set(shard, [...(groups.get(shard) ?? []), flight])
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group)
}

/** Reads the seats and the used holds of one flight in the reply. */
function reservationOf(
  { reservationId, flightId, capacity }: { reservationId: string; flightId: number; capacity: number },
  reserved: readonly (string | number)[],
): Reservation {
  const seats: string[] = []
  const holdIds: string[] = []
  for (const part of reserved) {
    if (typeof part === 'number') seats.push(seatAt(capacity, part))
    else holdIds.push(part)
  }
  return { reservationId, flightId, seats, holdIds }
}
