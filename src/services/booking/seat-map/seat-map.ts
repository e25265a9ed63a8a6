import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Guarded } from '../../../cache/cache.ts'
import { type Counts, countedLoad, noCounts } from '../../../cache/counters.ts'
import { allKeys } from '../../../cache/scan.ts'
import { defineScript } from '../../../cache/valkey.ts'
import { seatAt, seatIndex } from '../../../domain/seat-layout.ts'
import { AppError } from '../../../errors.ts'
import { orUnavailable } from '../../or-unavailable.ts'
import { countedUse } from './counted-use.ts'
import { type SeatKeys, shardOf } from './keys.ts'
import { refusal, type SeatState, seatsOf, words } from './replies.ts'

/** What the database knows of a flight's seats. */
export interface BookedSeats {
  capacity: number
  /** Seats as they are written in bookings; null is a booking without one. */
  seats: (string | null)[]
}

export interface SeatMap {
  totalSeats: number
  bookedSeats: number
  heldSeats: number
  seats: SeatState[]
}

export interface Hold {
  holdId: string
  seat: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** A seat of the layout, any free one, or one that is held. */
export type Wish = { seat: string } | { holdId: string } | 'any'

export interface Reservation {
  reservationId: string
  flightId: number
  seats: string[]
}

export interface SeatMaps {
  read(flightId: number): Promise<SeatMap>
  /** Holds a seat for `holder`. Rejects with `seat-taken`, `seat-held`. */
  hold(options: { flightId: number; seat: string; holder: string; forMs: number }): Promise<Hold>
  /** Gives a hold back; only the holder's own unless `holder` is undefined. */
  unhold(options: {
    flightId: number
    holdId: string
    holder: string | undefined
  }): Promise<'given back' | 'not there' | "somebody else's">
  /**
   * Reserves all of the wishes, or rejects with `seat-taken`, `seat-held`, `hold-expired` and reserves none; the error
   * names the wish. The `event` is handed on to leaderboards once it is confirmed.
   */
  reserve(options: {
    flightId: number
    holder: string
    cents: number
    wishes: readonly Wish[]
    event?: string
  }): Promise<Reservation>
  /** Announces a cancellation, to be confirmed or released like a reservation. */
  beginCancel(options: { flightId: number; seat: string | null; cents: number; event?: string }): Promise<Reservation>
  /** What was reserved has been committed. May be repeated. */
  confirm(reservation: Pick<Reservation, 'reservationId' | 'flightId'>): Promise<boolean>
  /** What was reserved will never be committed. May be repeated. */
  release(reservation: Pick<Reservation, 'reservationId' | 'flightId'>): Promise<boolean>
  /** Reservations of one shard that have been open for at least `forMs`. */
  open(shard: number, forMs: number): Promise<Pick<Reservation, 'reservationId' | 'flightId'>[]>
  /** The map if it is loaded; to look at it does not keep it. */
  peek(flightId: number): Promise<SeatMap | undefined>
  /** Flights whose map is loaded at the moment. */
  loaded(): Promise<number[]>
  /** Deletes a map that turned out to be wrong; the next reader loads it. */
  drop(flightId: number): Promise<void>
}

export interface SeatMapOptions {
  /** The state Valkey. */
  server: Guarded
  keys: SeatKeys
  /** What is booked; undefined for an unknown flight. */
  load: (flightId: number) => Promise<BookedSeats | undefined>
  /** How long an unused map is kept, milliseconds. */
  ttlMs: number
  /** How long loading a map may take, milliseconds. */
  leaseMs: number
  /** Where uses and loads of maps are counted. Default: nowhere that anybody looks. */
  counts?: Counts
}

/** Seat maps on the state Valkey: fast, and made anew from the database whenever they are missing. */
export function createSeatMaps({ server, keys, load, ttlMs, leaseMs, counts = noCounts() }: SeatMapOptions): SeatMaps {
  const { client, guard } = server
  const folder = new URL('scripts/', import.meta.url)
  const script = (name: string) => {
    const call = defineScript(client, { name, folder, library: 'library.lua' })
    return (scriptKeys: readonly string[], args: readonly (string | number | Buffer)[]) =>
      guard.ask(() => call(scriptKeys, args)).catch(unavailable)
  }
  const scripts = {
    read: script('read-map'),
    load: script('load-map'),
    hold: script('hold'),
    unhold: script('unhold'),
    reserve: script('reserve'),
    beginCancel: script('begin-cancel'),
    confirm: script('confirm'),
    release: script('release'),
    open: script('open-reservations'),
  }
  const capacities = new LRUCache<number, number>({ max: 50_000 })

  /** Runs a script that needs the map; loads the map first where it is missing. */
  function withMap<T>(flightId: number, run: () => Promise<T | 'no-map'>): Promise<T> {
    return countedUse(counts, async (missed) => {
      // As long as a dead loader may keep others waiting, and the load after it.
      for (const deadline = performance.now() + 2 * leaseMs; performance.now() < deadline; ) {
        const result = await run()
        if (result !== 'no-map') return result
        missed()
        await loadMap(flightId)
      }
      throw new AppError('unavailable', 'The seat map could not be loaded.')
    })
  }

  async function loadMap(flightId: number): Promise<void> {
    const token = randomUUID()
    const lease = keys.lease(flightId)
    const taken = await guard.ask(() => client.set(lease, token, 'PX', leaseMs, 'NX')).catch(unavailable)
    if (taken === null) {
      // Somebody else is at it.
      await sleep(5 + Math.random() * 20)
      return
    }
    const { capacity, seats } = await countedLoad(counts, () => loadSeats(flightId)).catch(async (error) => {
      // Whoever comes next need not wait for the lease to run out.
      await guard.ask(() => client.del(lease)).catch(() => {})
      throw error
    })
    const bitmap = Buffer.alloc(Math.ceil(capacity / 8))
    let outside = 0
    for (const seat of seats) {
      const index = bookedIndex(capacity, seat)
      if (index === undefined) outside++
      else bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (0x80 >> (index & 7))
    }
    await scripts.load(
      [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId), keys.reservations(shardOf(flightId)), lease],
      [token, flightId, bitmap, capacity, outside, ttlMs],
    )
  }

  /** Seats are named by the layout of the aircraft, which does not change while a process lives. */
  async function capacityOf(flightId: number): Promise<number> {
    const known = capacities.get(flightId)
    if (known !== undefined) return known
    return (await loadSeats(flightId)).capacity
  }

  async function loadSeats(flightId: number): Promise<BookedSeats> {
    const found = await load(flightId)
    if (!found) throw new AppError('not-found', `There is no flight ${flightId}.`)
    capacities.set(flightId, found.capacity)
    return found
  }

  async function indexOf(flightId: number, seat: string): Promise<number> {
    const index = seatIndex(await capacityOf(flightId), seat)
    if (index !== undefined) return index
    throw new AppError('validation-failed', `This flight has no seat ${seat}.`, {
      errors: [{ path: 'body.seat', message: 'must be a seat of this flight' }],
    })
  }

  async function readMap(flightId: number, keepMs: number): Promise<SeatMap | undefined> {
    const reply = await scripts.read([keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId)], [keepMs])
    if (!Array.isArray(reply)) return undefined
    const [total, booked, held, bitmap, ...heldSeats] = reply
    return {
      totalSeats: Number(total),
      bookedSeats: Number(booked),
      heldSeats: Number(held),
      seats: seatsOf(Number(total), Buffer.isBuffer(bitmap) ? bitmap : Buffer.alloc(0), new Set(heldSeats)),
    }
  }

  return {
    read: (flightId) => withMap(flightId, async () => (await readMap(flightId, ttlMs)) ?? 'no-map'),

    peek: (flightId) => readMap(flightId, 0),

    loaded: async () => {
      const found = await allKeys(client, { match: keys.everyCounts })
      return found.map((key) => Number(/flight:(\d+):seats/.exec(key)?.[1]))
    },

    hold: async ({ flightId, seat, holder, forMs }) => {
      const index = await indexOf(flightId, seat)
      return withMap(flightId, async () => {
        const reply = await scripts.hold(
          [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId)],
          [randomUUID(), index, holder, forMs, ttlMs],
        )
        const answer = words(reply)
        const [what, holdId, expiresAt] = answer
        if (what === 'held') return { holdId: String(holdId), seat, expiresAt: Number(expiresAt) }
        return refusal(answer)
      })
    },

    unhold: async ({ flightId, holdId, holder = '' }) => {
      const touched = [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId)]
      const reply = await scripts.unhold(touched, [holdId, holder])
      return reply === 1 ? 'given back' : reply === 0 ? 'not there' : "somebody else's"
    },

    reserve: async ({ flightId, holder, cents, wishes, event = '' }) => {
      const reservationId = randomUUID()
      const wanted = await Promise.all(
        wishes.map(async (wish) => {
          if (wish === 'any') return '?'
          return 'holdId' in wish ? `#${wish.holdId}` : String(await indexOf(flightId, wish.seat))
        }),
      )
      const capacity = await capacityOf(flightId)
      return withMap(flightId, async () => {
        const reply = await scripts.reserve(
          [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId), keys.reservations(shardOf(flightId))],
          [reservationId, flightId, holder, cents, ttlMs, event, ...wanted],
        )
        const answer = words(reply)
        const [what, ...indices] = answer
        if (what !== 'reserved') return refusal(answer)
        return { reservationId, flightId, seats: indices.map((index) => seatAt(capacity, Number(index))) }
      })
    },

    beginCancel: async ({ flightId, seat, cents, event = '' }) => {
      const reservationId = randomUUID()
      const index = bookedIndex(await capacityOf(flightId), seat)
      await scripts.beginCancel(
        [keys.reservations(shardOf(flightId))],
        [reservationId, flightId, cents, index ?? '', event],
      )
      return { reservationId, flightId, seats: seat === null ? [] : [seat] }
    },

    confirm: async ({ reservationId, flightId }) => {
      const shard = shardOf(flightId)
      const { bitmap, counts, reservations, pending, lease, confirmed, moves } = keys
      const ofFlight = [bitmap(flightId), counts(flightId), reservations(shard), pending(shard), lease(flightId)]
      const touched = [...ofFlight, confirmed(shard), moves(shard)]
      return (await scripts.confirm(touched, [reservationId])) === 1
    },

    release: async ({ reservationId, flightId }) => {
      const { bitmap, counts, holds, reservations, lease } = keys
      const touched = [
        bitmap(flightId),
        counts(flightId),
        holds(flightId),
        reservations(shardOf(flightId)),
        lease(flightId),
      ]
      return (await scripts.release(touched, [reservationId])) === 1
    },

    open: async (shard, forMs) => {
      const flat = words(await scripts.open([keys.reservations(shard)], [forMs]))
      return Array.from({ length: flat.length / 2 }, (_, i) => ({
        reservationId: String(flat[2 * i]),
        flightId: Number(flat[2 * i + 1]),
      }))
    },

    drop: async (flightId) => {
      const { bitmap, counts, lease } = keys
      await guard.ask(() => client.del(bitmap(flightId), counts(flightId), lease(flightId))).catch(unavailable)
    },
  }
}

/**
 * The index of a seat as a booking has it; undefined for one that lies outside the layout. MySQL takes '12a ' for '12A', and
 * so do we.
 */
export function bookedIndex(capacity: number, seat: string | null): number | undefined {
  return seat === null ? undefined : seatIndex(capacity, seat.trim().toUpperCase())
}

const unavailable = orUnavailable('Seats cannot be booked at the moment.')
