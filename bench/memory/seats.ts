import { randomStream } from '../../src/db/seed/random.ts'
import { seatAt, seats } from '../../src/domain/seat-layout.ts'
import type { Form } from './forms.ts'

/** An aircraft of 180 seats, with the indexes of those taken. */
export interface Cabin {
  taken: number[]
}

const CAPACITY = 180
/** The seat of a read of one property. */
const ONE_SEAT = 77
const all = seats(CAPACITY)
const oneSeat = seatAt(CAPACITY, ONE_SEAT)

/** Generates cabins that are two thirds taken on average. The result is always the same. */
export function makeCabins(count: number): Cabin[] {
  const randomOf = randomStream(1, 'bench:memory:seats')
  return Array.from({ length: count }, (_, i) => {
    const random = randomOf(i)
    return { taken: all.flatMap((_seat, index) => (random.int(1, 3) < 3 ? [index] : [])) }
  })
}

function bitmapOf({ taken }: Cabin): Buffer {
  const bits = Buffer.alloc(Math.ceil(CAPACITY / 8))
  for (const index of taken) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
  return bits
}

const statusesOf = ({ taken }: Cabin): Record<string, 'taken' | 'free'> => {
  const isTaken = new Set(taken)
  return Object.fromEntries(all.map((seat, index) => [seat, isTaken.has(index) ? 'taken' : 'free']))
}

/** Each seat with its status, as JSON. */
const shown = (isTaken: (seat: string, index: number) => boolean) =>
  JSON.stringify({ seats: all.map((seat, i) => ({ seat, status: isTaken(seat, i) ? 'taken' : 'free' })) })

/** Forms of a seat map. */
export const cabinForms: Form<Cabin>[] = [
  {
    name: 'JSON string',
    write: (pipeline, key, cabin) =>
      void pipeline.set(
        key,
        shown((_seat, index) => cabin.taken.includes(index)),
      ),
    whole: { ask: (pipeline, key) => pipeline.getBuffer(key), use: (reply) => reply },
    one: {
      ask: (pipeline, key) => pipeline.getBuffer(key),
      use: (reply) => JSON.parse(String(reply)).seats[ONE_SEAT].status,
    },
  },
  {
    name: 'hash of every seat',
    write: (pipeline, key, cabin) => void pipeline.hset(key, statusesOf(cabin)),
    whole: {
      ask: (pipeline, key) => pipeline.hgetall(key),
      use: (reply) => shown((seat) => (reply as Record<string, string>)[seat] === 'taken'),
    },
    one: { ask: (pipeline, key) => pipeline.hget(key, oneSeat), use: (reply) => reply },
  },
  {
    name: 'set of names of taken seats',
    write: (pipeline, key, { taken }) => void pipeline.sadd(key, ...taken.map((index) => seatAt(CAPACITY, index))),
    whole: {
      ask: (pipeline, key) => pipeline.smembers(key),
      use: (reply) => {
        const taken = new Set(reply as string[])
        return shown((seat) => taken.has(seat))
      },
    },
    one: { ask: (pipeline, key) => pipeline.sismember(key, oneSeat), use: (reply) => reply },
  },
  {
    name: 'set of numbers of taken seats',
    write: (pipeline, key, { taken }) => void pipeline.sadd(key, ...taken),
    whole: {
      ask: (pipeline, key) => pipeline.smembers(key),
      use: (reply) => {
        const taken = new Set((reply as string[]).map(Number))
        return shown((_seat, index) => taken.has(index))
      },
    },
    one: { ask: (pipeline, key) => pipeline.sismember(key, ONE_SEAT), use: (reply) => reply },
  },
  {
    name: 'bitmap',
    write: (pipeline, key, cabin) => void pipeline.set(key, bitmapOf(cabin)),
    whole: {
      ask: (pipeline, key) => pipeline.getBuffer(key),
      use: (reply) => {
        const bits = reply as Buffer
        return shown((_seat, index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0)
      },
    },
    one: { ask: (pipeline, key) => pipeline.getbit(key, ONE_SEAT), use: (reply) => reply },
  },
  {
    name: 'counts, beside the bitmap',
    write: (pipeline, key, { taken }) =>
      void pipeline.hset(key, { total: CAPACITY, booked: taken.length, held: 0, outside: 0 }),
    whole: { ask: (pipeline, key) => pipeline.hgetall(key), use: (reply) => JSON.stringify(reply) },
    one: { ask: (pipeline, key) => pipeline.hget(key, 'booked'), use: (reply) => reply },
  },
]
