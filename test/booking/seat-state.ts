import { expect } from 'vitest'
import type { Valkey } from '../../src/cache/valkey.ts'
import { type SeatKeys, shardOf } from '../../src/services/booking/seat-map/keys.ts'
import type { SeatMap } from '../../src/services/booking/seat-map/types.ts'

/** State of one flight in Valkey, seats by index. */
export interface SeatState {
  /** Undefined when no map is loaded. */
  map: { total: number; booked: number; held: number; outside: number } | undefined
  /** Booked and reserved seats by holder. */
  passengers: Record<string, number>
  /** Seats that are not free. */
  taken: number[]
  holds: { seat: number; holdId: string; holder: string; ends: number }[]
  /** Open reservations by id. */
  reservations: Map<string, { kind: 'book' | 'cancel'; seats: number[]; cents: number }>
}

/** Reads the state of one flight without changes. An expired hold stays until a script removes it. */
export async function seatState(client: Valkey, keys: SeatKeys, flightId: number): Promise<SeatState> {
  const [map, bits, holds, reservations, passengers] = await Promise.all([
    client.hgetall(keys.counts(flightId)),
    client.getBuffer(keys.bitmap(flightId)),
    client.zrange(keys.holds(flightId), 0, -1, 'WITHSCORES'),
    client.hgetall(keys.reservations(shardOf(flightId))),
    client.hgetall(keys.passengers(flightId)),
  ])
  return {
    map: map.total === undefined ? undefined : counters(map),
    passengers: Object.fromEntries(Object.entries(passengers).map(([holder, seats]) => [holder, Number(seats)])),
    taken: bits === null ? [] : Array.from({ length: bits.length * 8 }, (_, i) => i).filter((i) => isSet(bits, i)),
    holds: Array.from({ length: holds.length / 2 }, (_, i) => {
      const [seat, holdId = '', holder = ''] = (holds[2 * i] ?? '').split('|')
      return { seat: Number(seat), holdId, holder, ends: Number(holds[2 * i + 1]) }
    }),
    reservations: new Map(
      Object.entries(reservations)
        .map(([id, text]) => [id, JSON.parse(text)] as const)
        .filter(([, { flight }]) => flight === flightId)
        .map(([id, { kind, seats, cents }]) => [id, { kind, seats: Object.values<number>(seats), cents }] as const),
    ),
  }
}

/**
 * Checks the invariants of a seat map and returns its state. Counters match the bits, each hold and each reserved seat has
 * its bit, the seats of all holders add up, and all keys expire at the same moment.
 */
export async function expectSound(client: Valkey, keys: SeatKeys, flightId: number): Promise<SeatState> {
  const state = await seatState(client, keys, flightId)
  const ends = await Promise.all([client.pexpiretime(keys.bitmap(flightId)), client.pexpiretime(keys.counts(flightId))])
  expect(ends[0], 'bitmap and counters expire together').toBe(ends[1])
  const { map, taken, holds, passengers } = state
  if (!map) return state
  const seats = Object.values(passengers)
  expect(
    seats.reduce((sum, each) => sum + each, 0),
    'the seats of all holders',
  ).toBe(map.booked)
  if (seats.length > 0) expect(await client.pexpiretime(keys.passengers(flightId)), 'one TTL').toBe(ends[0])
  expect(ends[0], 'a map has a TTL').toBeGreaterThan(0)
  expect(map.held, 'the held count equals the holds').toBe(holds.length)
  expect(map.booked + map.held, 'booked and held seats equal the bits').toBe(taken.length + map.outside)
  expect(map.booked + map.held, 'not more seats than the layout has').toBeLessThanOrEqual(map.total)
  expect(Math.max(-1, ...taken), 'no bit beyond the last seat').toBeLessThan(map.total)
  for (const { seat } of holds) expect(taken, `seat ${seat} is held`).toContain(seat)
  for (const { kind, seats } of state.reservations.values()) {
    if (kind === 'book') for (const seat of seats) expect(taken, `seat ${seat} is being booked`).toContain(seat)
  }
  return state
}

/** Expires every hold by moving its stored end into the past. */
export async function endHolds(client: Valkey, keys: SeatKeys, flightId: number): Promise<void> {
  const members = await client.zrange(keys.holds(flightId), 0, -1)
  for (const member of members) await client.zadd(keys.holds(flightId), 'XX', 1, member)
}

/**
 * Checks that each live hold on a flight has a place among the holds of its passenger, also a hold that an open reservation may
 * restore. Then removes the places of all other holds of the flight's passengers.
 */
export async function tidyPlaces(
  { client, keys, prefix }: { client: Valkey; keys: SeatKeys; prefix: string },
  flightId: number,
): Promise<void> {
  const { holds } = await seatState(client, keys, flightId)
  const texts = Object.values(await client.hgetall(keys.reservations(shardOf(flightId))))
  const reserved = texts
    .map((text) => JSON.parse(text))
    .filter(({ flight }) => flight === flightId)
    .flatMap((reservation): { member: string }[] => Object.values(reservation.holds))
    .map(({ member }) => member.split('|'))
  for (const places of await client.keys(`${prefix}holds:of:*`)) {
    const holder = `p${places.split(':').at(-1)}`
    const live = holds.filter((hold) => hold.holder === holder && hold.ends > 1).map(({ holdId }) => holdId)
    const ids = await client.zrange(places, 0, -1)
    for (const holdId of live) expect(ids, 'a live hold has a place').toContain(holdId)
    const needed = [...live, ...reserved.filter(([, , its]) => its === holder).map(([, holdId]) => holdId)]
    const surplus = ids.filter((id) => !needed.includes(id))
    if (surplus.length > 0) await client.zrem(places, ...surplus)
  }
}

/** Converts a seat map to the form of the model. */
export function mapOf({ seats, bookedSeats, heldSeats, availableSeats }: SeatMap & { availableSeats: number }) {
  return { statuses: seats.map(({ status }) => status), bookedSeats, heldSeats, availableSeats }
}

const isSet = (bits: Buffer, index: number) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0

const counters = ({ total, booked, held, outside }: Record<string, string>) => ({
  total: Number(total),
  booked: Number(booked),
  held: Number(held),
  outside: Number(outside),
})
