import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { flushKeys } from '../../../src/cache/flush.ts'
import { connectValkey, defineScript, type Reply, type Valkey, whenReady } from '../../../src/cache/valkey.ts'
import { seatKeys, shardOf } from '../../../src/services/booking/seat-map/keys.ts'
import { until } from '../../support/until.ts'
import { endHolds, expectSound, type SeatState } from '../seat-state.ts'

const folder = new URL('../../../src/services/booking/seat-map/scripts/', import.meta.url)
const names = [
  ...['load-map', 'read-map', 'hold', 'unhold', 'reserve', 'begin-cancel', 'confirm', 'release'],
  ...['open-reservations', 'take-batch', 'drop-batch'],
] as const
type Script = (keys: readonly string[], args: readonly (string | number | Buffer)[]) => Promise<Reply>

const TTL_MS = 300_000
const MINUTE_MS = 60_000
const FLIGHT = 1001

/** A flight that only this test uses, with all scripts for it. Seats are indices. */
export type ScriptedFlight = ReturnType<typeof scriptedFlight>

/**
 * Flights for the scripts, called like in the service, on a Valkey of the tests. After each test every flight is
 * checked: its counters must match its bits.
 */
export function flightsOfScripts(url: () => string): {
  /** Creates a flight without a map. */
  unmapped: () => ScriptedFlight
  /** Creates a flight with a map, `booked` seats, and bookings of seats outside the layout. */
  mapped: (options?: { total?: number; booked?: number[]; outside?: number }) => Promise<ScriptedFlight>
} {
  let client: Valkey
  let scripts: Record<(typeof names)[number], Script>
  const used: ScriptedFlight[] = []
  beforeAll(async () => {
    client = connectValkey({ url: url(), name: 'test', onError: () => {} })
    await whenReady(client, 10_000)
    scripts = Object.fromEntries(
      names.map((name) => [
        name,
        defineScript(client, { name, folder, ...(name.endsWith('batch') ? {} : { library: 'library.lua' }) }),
      ]),
    ) as typeof scripts
  })
  afterEach(async () => {
    for (const flight of used.splice(0)) {
      await flight.sound()
      await flushKeys(client, flight.prefix)
    }
  })
  afterAll(() => client.disconnect())

  function unmapped() {
    const flight = scriptedFlight(client, scripts)
    used.push(flight)
    return flight
  }
  return {
    unmapped,
    mapped: async (options = {}) => {
      const flight = unmapped()
      await flight.load(options)
      return flight
    },
  }
}

interface HoldArguments {
  id: string
  seat: number
  holder: string
  forMs: number
  /** Maximum number of seats of the holder; empty for no limit. */
  atMost: number | ''
  /** Latest end, milliseconds since 1970; empty for none. */
  latest: number | ''
}

interface ReserveArguments {
  id?: string
  holder?: string
  cents?: number
  /** Maximum number of seats of the holder; empty for no limit. */
  atMost?: number | ''
  wants: (number | string)[]
}

function scriptedFlight(client: Valkey, scripts: Record<(typeof names)[number], Script>) {
  const prefix = `${randomUUID()}:`
  const keys = seatKeys(prefix)
  const shard = shardOf(FLIGHT)
  const [bitmap, counts, holds, lease, passengers] = [
    keys.bitmap(FLIGHT),
    keys.counts(FLIGHT),
    keys.holds(FLIGHT),
    keys.lease(FLIGHT),
    keys.passengers(FLIGHT),
  ]
  const [reservations, pending, batch] = [keys.reservations(shard), keys.pending(shard), keys.batch(shard)]

  const flight = {
    client,
    keys,
    prefix,
    flightId: FLIGHT,
    shard,

    /** Takes the lease to load the map. */
    lease: (token: string) => client.set(lease, token, 'PX', MINUTE_MS),

    /** Stores a map like its loader. Takes the lease first, unless a `token` is given. */
    load: async ({
      total = 6,
      booked = [],
      outside = 0,
      token,
    }: {
      total?: number
      booked?: number[]
      outside?: number
      token?: string
    } = {}) => {
      if (token === undefined) await flight.lease('mine')
      const bits = Buffer.alloc(Math.ceil(total / 8))
      for (const seat of booked) bits[seat >> 3] = (bits[seat >> 3] ?? 0) | (0x80 >> (seat & 7))
      const holders = booked.length + outside === 0 ? {} : { someone: booked.length + outside }
      const args = [token ?? 'mine', FLIGHT, bits, total, outside, TTL_MS, JSON.stringify(holders)]
      return scripts['load-map']([bitmap, counts, holds, reservations, lease, passengers], args)
    },

    /** Returns undefined when no map is loaded. */
    read: async ({ keepMs = TTL_MS } = {}) => {
      const reply = await scripts['read-map']([bitmap, counts, holds, passengers], [keepMs])
      if (!Array.isArray(reply)) return undefined
      const [total, booked, held, , ...heldSeats] = reply
      return { total, booked, held, heldSeats }
    },

    hold: async (options: Partial<HoldArguments> = {}) => {
      const { id = randomUUID(), seat = 0, holder = 'ann', forMs = MINUTE_MS, atMost = '', latest = '' } = options
      const args = [id, seat, holder, forMs, TTL_MS, atMost, latest]
      return words(await scripts.hold([bitmap, counts, holds, passengers], args))
    },

    /** Releases a hold of any holder when `holder` is empty. */
    unhold: async ({ id, holder }: { id: string; holder: string }) => {
      const reply = await scripts.unhold([bitmap, counts, holds], [id, holder])
      return typeof reply === 'number' ? reply : String(reply)
    },

    /** `wants`: a seat, `'?'` for any, `'#…'` for a hold. */
    reserve: async (options: ReserveArguments) => {
      const { id = randomUUID(), holder = 'ann', cents = 9_900, atMost = '', wants } = options
      const args = [holder, TTL_MS, atMost, '', 0, 1, id, FLIGHT, cents, '', wants.length, ...wants]
      const reply = await scripts.reserve([bitmap, counts, holds, reservations, passengers], args)
      const [outcome, ...rest] = Array.isArray(reply) ? reply : []
      // Without the position of the only flight.
      return String(outcome) === 'reserved'
        ? ['reserved', ...words(rest[0] ?? null)]
        : [String(outcome), ...words(rest.slice(1))]
    },

    /** `seat` is empty for one outside the layout. */
    beginCancel: (options: { id: string; seat: number | ''; holder?: string; cents?: number }) => {
      const { id, seat, holder = 'someone', cents = 9_900 } = options
      return scripts['begin-cancel']([reservations], [id, FLIGHT, cents, seat, '', holder])
    },

    confirm: (id: string) =>
      scripts.confirm(
        [bitmap, counts, reservations, pending, lease, keys.confirmed(shard), keys.moves(shard), passengers],
        [id],
      ),
    release: (id: string) => scripts.release([bitmap, counts, holds, reservations, lease, passengers], [id]),

    /** Ids of open reservations above the minimum age. */
    open: async ({ forMs = 0 } = {}) => words(await scripts['open-reservations']([reservations], [forMs])),

    takeBatch: async (id: string) => pairs(await scripts['take-batch']([pending, batch], [id])),
    dropBatch: (id: string) => scripts['drop-batch']([batch], [id]),
    pending: () => client.hgetall(pending),

    /** Pending counts of this flight: bookings, and revenue in cents. */
    counted: async () => {
      const [bookings, revenue] = await client.hmget(pending, `${FLIGHT}:bookings`, `${FLIGHT}:revenue`)
      return { bookings: Number(bookings), revenue: Number(revenue) }
    },

    /** Deletes the map, as its expiry would. */
    evict: () => client.del(bitmap, counts, passengers),
    endHolds: () => endHolds(client, keys, FLIGHT),
    /** Resolves when the server's clock is past a moment, in milliseconds since 1970. */
    passes: (moment: number) =>
      until(async () => {
        const [seconds, micros] = await client.time()
        return Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000) > moment
      }),

    /** Returns the state after checking that the counters match the bits. */
    sound: (): Promise<SeatState> => expectSound(client, keys, FLIGHT),
  }
  return flight
}

function words(reply: Reply): (string | number)[] {
  if (!Array.isArray(reply)) throw new Error(`not a list: ${reply}`)
  return reply.map((part) => (typeof part === 'number' ? part : String(part)))
}

function pairs(reply: Reply): Record<string, string> {
  const flat = words(reply)
  return Object.fromEntries(flat.flatMap((field, i) => (i % 2 === 0 ? [[String(field), String(flat[i + 1])]] : [])))
}
