// The parts of responses that the page shows. /openapi.json has all of them.

/** One member of `Cache-Status` (RFC 9211). */
export interface CacheMember {
  /** `valkey`, or `local`: a copy in the server's process. */
  cache: string
  hit: boolean
  /** Reason if it is not a hit: `miss`, `stale`, `request`, `bypass`. */
  fwd?: string
  /** TTL in seconds. */
  ttl?: number
  /** End of the TTL, by `Date.now()`. */
  freshUntil?: number
  stored: boolean
  detail?: string
  key?: string
}

/** `Server-Timing`, milliseconds. */
export interface Timing {
  cache: number
  db: number
  total: number
  queries: string
}

export interface Problem {
  title: string
  status: number
  detail?: string
  code?: string
  errors?: { path: string; message: string }[]
}

/** Result of a request. */
export type Answer<T> = {
  requestId: string
  /** Opens the trace of the request. Empty if there is none. */
  traceId: string
  cacheStatus: CacheMember[]
  timing: Timing | undefined
  browserMs: number
} & (
  | { ok: true; status: number; body: T; problem?: undefined }
  | { ok: false; status: number; body?: undefined; problem: Problem }
)

export interface Sending {
  body?: object
  headers?: Record<string, string>
  /** A request that the page repeats by itself: neither traced nor shown. */
  quiet?: boolean
  /** Sent with the admin token, if there is one. */
  admin?: boolean
}

export interface CommandStep {
  at: number
  ms: number | null
  server: string
  command: string
  keys: string[]
}
export interface QueryStep {
  at: number
  ms: number
  query: string
  statements: { sql: string; ms: number; rows: number }[]
}
export interface DecisionStep {
  at: number
  key: string
  decision: string
}
export type Step = CommandStep | QueryStep | DecisionStep

export interface Trace {
  requestId: string
  ms: number
  steps: Step[]
  stepsLeftOut: number
}

/** A request as the log shows it. */
export interface Logged {
  method: string
  path: string
  sentAt: Date
  /** Undefined while the request is running. */
  answer?: Answer<unknown>
  trace?: Trace | undefined
}

/** A key that responses have named. */
export interface KnownKey {
  state: 'fresh' | 'dropped'
  /** End of its TTL, by `Date.now()`; undefined if unknown. */
  freshUntil: number | undefined
  /** Longest remaining TTL so far. Milliseconds. */
  ofMs: number
}

export interface End {
  iata: string | null
  icao: string
  name: string
  city: string | null
  country?: string | null
}

/** An end of a flight. Its local times are in `timeZone`. */
export interface ZonedEnd extends End {
  timeZone: string
}

export interface Flight {
  flightId: number
  flightNo: string
  airline: { iata: string; name: string }
  from: ZonedEnd
  to: ZonedEnd
  departure: string
  departureLocal: string
  arrival: string
  arrivalLocal: string
  durationMinutes: number
  aircraft: string | null
  totalSeats: number
  availableSeats: number
  price: string
  currency: string
  status: string
}

export interface WholeFlight {
  flightId: number
  flightNo: string
  airline: { iata: string; name: string }
  from: ZonedEnd
  to: ZonedEnd
  aircraft: string | null
  schedule: {
    departure: string
    departureLocal: string
    arrival: string
    arrivalLocal: string
    durationMinutes: number
    price: string
    currency: string
  }
  seats: { totalSeats: number; bookedSeats: number; availableSeats: number }
  status: { status: string; delayMinutes: number; updatedAt: string | null }
}

export interface SeatMap {
  flightId: number
  totalSeats: number
  bookedSeats: number
  heldSeats: number
  availableSeats: number
  seats: { seat: string; status: 'free' | 'held' | 'booked' }[]
}

export interface Hold {
  holdId: string
  seat: string
  expiresAt: string
  price: string
  currency: string
}

export interface Booking {
  bookingId: number
  flightId: number
  seat: string | null
  price: string
  currency: string
}

export interface Passenger {
  passengerId: number
  name: string
  expiresAt: string
}

export interface Sample {
  passengerId: number
  passportNo: string
  firstName: string
  lastName: string
}

export interface PassengerFlight {
  bookingId: number
  flightId: number
  flightNo: string
  airline: { iata: string; name: string }
  from: ZonedEnd
  to: ZonedEnd
  departure: string
  departureLocal: string
  seat: string | null
  price: string
  currency: string
  status: 'upcoming' | 'in_progress' | 'completed'
}

export interface Profile {
  flightsFlown: number
  milesFlown: number
  favoriteAirline: { iata: string; name: string } | null
  tier: string
  memberSince: string | null
}

export interface Figures {
  hits: number
  localHits: number
  misses: number
  staleHits: number
  hitRatio: number | null
  loads: number
  avgHitMs: number | null
  avgLoadMs: number | null
  p99HitMs: number | null
}

export interface Stats {
  at: string
  databaseQueriesAvoided: number
  sinceStart: Figures
  lastMinute: Figures
  entries: { entry: string; sinceStart: Figures; lastMinute: Figures }[]
}

export interface BoardPage {
  board: string
  window: string
  span: string
  total: number
  filledAt: string
  data: { rank: number; member: string; label: string | null; score: number }[]
}

export interface Warming {
  state: 'waiting' | 'delayed' | 'active' | 'completed' | 'failed'
  progress: { done: number; total: number; loaded: number }
}

export interface Eviction {
  policy: string | null
  maxmemory: number
  usedMemory: number
  evictedKeys: number
  meaning: string
  warnings: string[]
}

/** State that panels share. */
export interface Shared {
  /** The current view. */
  view: string
  /** The last successful search, as its query. */
  search: Record<string, string> | undefined
  flightId: number | undefined
  passenger: Passenger | undefined
  adminToken: string | undefined
  /** Grows with each booking and cancellation on this page. */
  bookings: number
}

/** Features of the server, read once. */
export interface Server {
  /** Whether there are traces, samples and `Server-Timing`. */
  workshop: boolean
  has: (path: string) => boolean
  /** Values of an enum of a parameter or body property, from the OpenAPI document. */
  words: (path: string, method: string, name: string) => string[]
}

/** Everything that a panel may use. */
export interface Context {
  api: import('./api.js').Api
  server: Server
  shared: import('./shared.js').SharedState
  keys: import('./keys.js').Keys
  /** Announces a text to screen readers. */
  announce: (text: string) => void
}
