// What the page knows of the interface's answers: the parts that it shows. All of it stands in /openapi.json.

/** One member of `Cache-Status` (RFC 9211). */
export interface CacheMember {
  /** `valkey`, or `local`: a copy in the server's process. */
  cache: string
  hit: boolean
  /** Why it was not simply answered: `miss`, `stale`, `request`, `bypass`. */
  fwd?: string
  /** For how long it is fresh, seconds. */
  ttl?: number
  /** The same as a moment, as `Date.now()`. */
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

/** What came of a request. */
export type Answer<T> = {
  requestId: string
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
  /** Asked again and again by the page itself: neither traced nor shown. */
  quiet?: boolean
  /** With the admin token, when there is one. */
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
  /** Undefined while there is no answer. */
  answer?: Answer<unknown>
  trace?: Trace | undefined
}

/** What requests said of a key. */
export interface KnownKey {
  state: 'fresh' | 'dropped'
  /** When it is no longer fresh, as `Date.now()`; undefined: nobody has said. */
  freshUntil: number | undefined
  /** The most that has been left of its time, milliseconds. */
  ofMs: number
}

export interface End {
  iata: string
  name: string
  city: string | null
  country?: string | null
}

export interface Flight {
  flightId: number
  flightNo: string
  airline: { iata: string; name: string }
  from: End
  to: End
  departure: string
  arrival: string
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
  from: End
  to: End
  aircraft: string | null
  schedule: { departure: string; arrival: string; durationMinutes: number; price: string; currency: string }
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
  from: End
  to: End
  departure: string
  seat: string | null
  price: string
  currency: string
  status: 'upcoming' | 'in_progress' | 'completed'
}

export interface Profile {
  totalFlights: number
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

/** What several panels share. */
export interface Shared {
  /** The panel that is on view. */
  view: string
  /** The last search that found flights, as its query. */
  search: Record<string, string> | undefined
  flightId: number | undefined
  passenger: Passenger | undefined
  adminToken: string | undefined
  /** Grows with each booking and cancellation that is made here. */
  bookings: number
}

/** What the server says of itself, found out once. */
export interface Server {
  /** Whether there are traces, samples and `Server-Timing`. */
  workshop: boolean
  has: (path: string) => boolean
  /** The words that a parameter or a property of a body may be, as the document lists them. */
  words: (path: string, method: string, name: string) => string[]
}

/** What a panel is given. */
export interface Context {
  api: import('./api.js').Api
  server: Server
  shared: import('./shared.js').SharedState
  keys: import('./keys.js').Keys
  /** Says something to whoever cannot see it. */
  announce: (text: string) => void
}
