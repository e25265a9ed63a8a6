import { gunzipSync } from 'node:zlib'
import type { Redis } from 'iovalkey'
import { decode, encode } from '../../src/cache/stored.ts'
import { codeOf } from '../../src/domain/airport.ts'
import type { Flight } from '../../src/domain/flight.ts'
import { localTime } from '../../src/domain/local-day.ts'
import { centsOf, decimalOf } from '../../src/domain/money.ts'
import { UTC } from '../../src/domain/zone-at.ts'
import { names, rfc3339 } from './flights.ts'

export type Pipeline = ReturnType<Redis['pipeline']>

/** One way to store things, each under its own key. */
export interface Form<Thing> {
  name: string
  /** Settings of the server that differ from its defaults. */
  settings?: Record<string, string>
  /** Adds the commands that write a thing to the pipeline. */
  write: (pipeline: Pipeline, key: string, thing: Thing) => void | Promise<void>
  /** Reads the whole thing as the JSON that a client gets. */
  whole: Read
  /** Reads one property. */
  one: Read
}

export interface Read {
  ask: (pipeline: Pipeline, key: string) => void
  /** Turns the reply into the result, as a process of the service would. */
  use: (reply: unknown) => unknown
}

const NEVER = Number.MAX_SAFE_INTEGER

/** The stored form of the service, compressed from `gzipBytes` on. */
function stored<Thing>(name: string, gzipBytes: number, one: (value: Thing) => unknown): Form<Thing> {
  const ask: Read['ask'] = (pipeline, key) => pipeline.getBuffer(key)
  const bodyOf = (reply: unknown) => {
    const found = decode(reply as Buffer)
    if (!found) throw new Error('The entry is not of this benchmark.')
    return found
  }
  return {
    name,
    write: async (pipeline, key, value) => {
      const { bytes } = await encode({ value, found: true, ttl: 300_000, cost: 5, gzipBytes, now: Date.now() })
      pipeline.set(key, bytes)
    },
    // Sent without change: clients accept gzip.
    whole: { ask, use: (reply) => bodyOf(reply).body },
    one: {
      ask,
      use: (reply) => {
        const { gzip, body } = bodyOf(reply)
        return one(JSON.parse(String(gzip ? gunzipSync(body) : body)))
      },
    },
  }
}

function json<Thing, Kept>(options: {
  name: string
  keep: (thing: Thing) => Kept
  whole: (text: Buffer) => unknown
  one: (kept: Kept) => unknown
}): Form<Thing> {
  const ask: Read['ask'] = (pipeline, key) => pipeline.getBuffer(key)
  return {
    name: options.name,
    write: (pipeline, key, thing) => void pipeline.set(key, JSON.stringify(options.keep(thing))),
    whole: { ask, use: (reply) => options.whole(reply as Buffer) },
    one: { ask, use: (reply) => options.one(JSON.parse(String(reply))) },
  }
}

function hash(options: {
  name: string
  fieldsOf: (flight: Flight) => Record<string, string | number>
  back: (fields: Record<string, string>) => Flight
  price: string
  settings?: Record<string, string>
}): Form<Flight> {
  const { name, fieldsOf, back, price, settings = {} } = options
  return {
    name,
    settings,
    write: (pipeline, key, flight) => void pipeline.hset(key, fieldsOf(flight)),
    whole: {
      ask: (pipeline, key) => pipeline.hgetall(key),
      use: (reply) => JSON.stringify(back(reply as Record<string, string>)),
    },
    one: { ask: (pipeline, key) => pipeline.hget(key, price), use: (reply) => reply },
  }
}

/** Every property by its name; a nested property as `airline.name`. */
function fullFields(flight: Flight): Record<string, string | number> {
  const { airline, from, to, ...flat } = flight
  const inside = Object.entries({ airline, from, to }).flatMap(([name, value]) =>
    Object.entries(value).map(([inner, text]) => [`${name}.${inner}`, text ?? '']),
  )
  return { ...flat, aircraft: flat.aircraft ?? '', ...Object.fromEntries(inside) }
}

function fromFullFields(fields: Record<string, string>): Flight {
  const text = (name: string) => fields[name] ?? ''
  const end = (name: string) => ({
    iata: text(`${name}.iata`) || null,
    icao: text(`${name}.icao`),
    name: text(`${name}.name`),
    city: text(`${name}.city`) || null,
    timeZone: text(`${name}.timeZone`),
  })
  const number = (name: string) => Number(text(name))
  return {
    flightId: number('flightId'),
    flightNo: text('flightNo'),
    airline: { iata: text('airline.iata'), name: text('airline.name') },
    from: end('from'),
    to: end('to'),
    departure: text('departure'),
    departureLocal: text('departureLocal'),
    arrival: text('arrival'),
    arrivalLocal: text('arrivalLocal'),
    durationMinutes: number('durationMinutes'),
    aircraft: text('aircraft') || null,
    totalSeats: number('totalSeats'),
    bookedSeats: number('bookedSeats'),
    availableSeats: number('availableSeats'),
    price: text('price'),
    currency: 'USD',
    status: text('status') as Flight['status'],
  }
}

const statuses = ['scheduled', 'delayed', 'cancelled'] as const

/** The properties of the flight itself, as numbers. Names of airports, airline and aircraft follow from their codes. */
function compactFields(flight: Flight): Record<string, string | number> {
  return {
    n: flight.flightNo,
    a: flight.airline.iata,
    f: codeOf(flight.from),
    t: codeOf(flight.to),
    d: Date.parse(flight.departure) / 60_000,
    m: flight.durationMinutes,
    y: names.types.indexOf(flight.aircraft ?? ''),
    s: flight.totalSeats,
    b: flight.bookedSeats,
    p: centsOf(flight.price),
    x: statuses.indexOf(flight.status),
  }
}

function fromCompactFields(fields: Record<string, string | number>): Flight {
  const departure = Number(fields.d) * 60_000
  const arrival = departure + Number(fields.m) * 60_000
  const [totalSeats, bookedSeats] = [Number(fields.s), Number(fields.b)]
  const end = (code: unknown) =>
    names.airports.get(String(code)) ?? { iata: String(code), icao: '', name: '', city: null, timeZone: UTC }
  const [from, to] = [end(fields.f), end(fields.t)]
  return {
    flightId: 0,
    flightNo: String(fields.n),
    airline: names.airlines.get(String(fields.a)) ?? { iata: String(fields.a), name: '' },
    from,
    to,
    departure: rfc3339(departure),
    departureLocal: localTime(new Date(departure), from.timeZone),
    arrival: rfc3339(arrival),
    arrivalLocal: localTime(new Date(arrival), to.timeZone),
    durationMinutes: Number(fields.m),
    aircraft: names.types[Number(fields.y)] ?? null,
    totalSeats,
    bookedSeats,
    availableSeats: totalSeats - bookedSeats,
    price: decimalOf(Number(fields.p)),
    currency: 'USD',
    status: statuses[Number(fields.x)] ?? 'scheduled',
  }
}

const asHashtable = { 'hash-max-listpack-entries': '0' }
const full = { fieldsOf: fullFields, back: fromFullFields, price: 'price' }
const compact = { fieldsOf: compactFields, back: fromCompactFields, price: 'p' }

/** Forms of one flight. The first is the base of all ratios. */
export const flightForms: Form<Flight>[] = [
  json({ name: 'JSON string', keep: (flight: Flight) => flight, whole: (text) => text, one: ({ price }) => price }),
  stored('stored form', NEVER, ({ price }: Flight) => price),
  stored('stored form, gzip', 0, ({ price }: Flight) => price),
  hash({ name: 'hash', ...full }),
  hash({ name: 'hash, as a hashtable', ...full, settings: asHashtable }),
  json({
    name: 'compact JSON string',
    keep: compactFields,
    whole: (text) => JSON.stringify(fromCompactFields(JSON.parse(String(text)))),
    one: ({ p }) => p,
  }),
  hash({ name: 'compact hash', ...compact }),
  hash({ name: 'compact hash, as a hashtable', ...compact, settings: asHashtable }),
]

type Search = { data: Flight[] }

/** Forms of a search result. */
export const searchForms: Form<Search>[] = [
  json({
    name: 'JSON string',
    keep: (found: Search) => found,
    whole: (text) => text,
    one: ({ data }) => data[0]?.price,
  }),
  stored('stored form', NEVER, ({ data }: Search) => data[0]?.price),
  stored('stored form, gzip', 0, ({ data }: Search) => data[0]?.price),
]
