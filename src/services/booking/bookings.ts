import { createHash } from 'node:crypto'
import type { Cache, Guarded, Stale } from '../../cache/cache.ts'
import { NotCommitted } from '../../db/not-committed.ts'
import type {
  BookableFlightRow,
  BookingQueries,
  BookingRow,
  IdempotencyRow,
} from '../../db/queries/booking/bookings.ts'
import { fareBetween } from '../../domain/fare.ts'
import { milesOf } from '../../domain/miles.ts'
import { centsOf } from '../../domain/money.ts'
import { AppError } from '../../errors.ts'
import { mergeStale } from '../catalogue/merge-stale.ts'
import { staleAfter } from '../catalogue/stale-after.ts'
import type { BookingEvent } from '../leaderboards/score-events.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { Hold, Reservation, SeatMap, SeatMaps, Wish } from './seat-map/seat-map.ts'

export interface Booking {
  bookingId: number
  flightId: number
  seat: string | null
  passengerId: number
  /** Decimal, in `currency`. */
  price: string
  currency: 'USD'
}

/** The points of a booking at which the process may be killed, in order; tests do. */
export type BookingPoint = 'reserved' | 'committed' | 'confirmed' | 'invalidated'

/** A key by which a client may repeat a request: what it names belongs to the caller, on one route. */
export interface Idempotency {
  caller: string
  route: string
  key: string
  /** What the key stands for: anything that makes the request another one. */
  request: unknown
}

export interface BookRequest {
  flightId: number
  passengerId: number
  wishes: readonly Wish[]
  idempotency?: Idempotency
}

/** Seats on several flights, each flight named once. */
export interface BookTripRequest extends Pick<BookRequest, 'passengerId' | 'idempotency'> {
  flights: readonly Pick<BookRequest, 'flightId' | 'wishes'>[]
}

/** A seat that is held, and what booking it would be. */
export interface HeldSeat extends Hold {
  flightId: number
  flightNo: string
  from: string
  to: string
  departure: Date
  price: string
  currency: 'USD'
}

export interface BookingsOptions {
  queries: BookingQueries
  seatMaps: SeatMaps
  cache: Cache
  /** The state Valkey: remembers which idempotency keys are in use at the moment. */
  server: Guarded
  prefix: string
  /** How long a hold lasts, milliseconds. */
  holdMs: number
  passengerExists: (passengerId: number) => Promise<boolean>
  /** Told that something was confirmed of a flight: leaderboards are to follow. */
  onConfirmed?: (flightId: number) => void
  /** Told of what could not be done after a commit, and is left to the reaper and the outbox. */
  onLeft: (what: string, error: unknown) => void
  now?: () => Date
  probe?: (point: BookingPoint) => void | Promise<void>
}

/** How long a key counts as in use when the process that uses it dies. Longer than a booking takes. */
const RUNNING_MS = 30_000
/** How often a change is tried that was not committed for a reason which will hardly be met again. */
const ATTEMPTS = 3

/**
 * Seats of flights: reserve on the state Valkey, commit in the database, confirm on the state Valkey. The database is the
 * truth; whatever dies in between, the reaper brings the other into line with it.
 */
export function createBookings(options: BookingsOptions) {
  const { queries, seatMaps, cache, server, prefix, holdMs, now = () => new Date(), probe } = options
  const left = (what: string) => (error: unknown) => options.onLeft(what, error)

  async function flightOf(flightId: number): Promise<BookableFlightRow> {
    const flight = await queries.bookable(flightId)
    if (!flight) throw new AppError('not-found', `There is no flight ${flightId}.`)
    return flight
  }

  async function bookableFlight(flightId: number): Promise<BookableFlightRow> {
    const flight = await flightOf(flightId)
    if (flight.status === 'cancelled') throw new AppError('flight-not-bookable', 'The flight is cancelled.')
    if (flight.departure <= now()) throw new AppError('flight-not-bookable', 'The flight has left.')
    return flight
  }

  async function requirePassenger(passengerId: number): Promise<void> {
    if (await options.passengerExists(passengerId)) return
    throw new AppError('validation-failed', `There is no passenger ${passengerId}.`, {
      errors: [{ path: 'body.passengerId', message: 'must be a passenger' }],
    })
  }

  /** All seats of one request, or none. Who wants any seats is not sent away because the map was wrong about some. */
  function bookAll(request: BookTripRequest): Promise<Booking[]> {
    const anySeats = request.flights.every(({ wishes }) => wishes.every((wish) => wish === 'any'))
    return insist(() => bookOnce(request), anySeats ? ['flight-changed', 'seat-taken'] : ['flight-changed'])
  }

  async function bookOnce({ passengerId, idempotency, ...request }: BookTripRequest): Promise<Booking[]> {
    const wanted = await Promise.all(
      request.flights
        .toSorted((a, b) => a.flightId - b.flightId)
        .map(async ({ flightId, wishes }) => {
          const flight = await bookableFlight(flightId)
          return { flight, wishes, price: fareBetween(flight) }
        }),
    )
    await requirePassenger(passengerId)
    const parts = await reserveAll(wanted, passengerId)
    await probe?.('reserved')

    const stale = mergeStale(wanted.map(({ flight }) => staleAfter.booking(flight, passengerId)))
    const bookingsOf = (ids: readonly number[]): Booking[] =>
      parts
        .flatMap(({ reservation: { flightId, seats }, price }) => seats.map((seat) => ({ flightId, seat, price })))
        .map(({ flightId, seat, price }, i) => {
          const bookingId = ids[i]
          if (bookingId === undefined) throw new Error('a seat was committed without an id')
          return { bookingId, flightId, seat, passengerId, price, currency: 'USD' }
        })
    const keep = idempotency && ((ids: readonly number[]) => keptAnswer(idempotency, bookingsOf(ids)))
    const reservations = parts.map(({ reservation }) => reservation)
    const ids = await committing(reservations, () =>
      queries.commit({
        parts: parts.map(({ reservation, flight, price }) => ({ ...reservation, flight, price })),
        passengerId,
        stale,
        ...(keep ? { idempotency: keep } : {}),
      }),
    )
    await committed(reservations, stale)
    return bookingsOf(ids)
  }

  /** Reserves on each flight what is wanted there; when one refuses, gives back what the others have given. */
  async function reserveAll(
    wanted: readonly { flight: BookableFlightRow; wishes: readonly Wish[]; price: string }[],
    passengerId: number,
  ) {
    const parts: { reservation: Reservation; flight: BookableFlightRow; price: string }[] = []
    try {
      for (const { flight, wishes, price } of wanted) {
        const { flightId } = flight
        const cents = centsOf(price)
        const wanted = { flightId, wishes, cents, holder: holderOf(passengerId), event: eventOf(flight, passengerId) }
        const reservation = await seatMaps.reserve(wanted).catch((error) => {
          throw ofFlight(error, flightId)
        })
        parts.push({ reservation, flight, price })
      }
      return parts
    } catch (error) {
      await Promise.all(parts.map(({ reservation }) => seatMaps.release(reservation).catch(left('release'))))
      throw error
    }
  }

  /** Commits what is reserved; gives the reservations back only when it is certain that nothing was committed. */
  async function committing<T>(reservations: readonly Reservation[], commit: () => Promise<T>): Promise<T> {
    const each = (work: (reservation: Reservation) => Promise<unknown>) => Promise.all(reservations.map(work))
    try {
      return await commit()
    } catch (error) {
      if (!(error instanceof NotCommitted)) throw error
      await each((reservation) => seatMaps.release(reservation).catch(left('release')))
      // A map said free and the database knows better.
      if (error.because === 'seat-taken') {
        await each(({ flightId }) => seatMaps.drop(flightId).catch(left('drop of a map')))
        throw new AppError('seat-taken', 'The seat is taken.', { cause: error })
      }
      if (error.because === 'flight-changed')
        throw new AppError('unavailable', 'The flight is being changed.', { cause: error })
      // It took so long that the reaper gave it up.
      if (error.because === 'settled') throw new AppError('unavailable', 'This took too long.', { cause: error })
      throw error
    }
  }

  /** After the commit nothing may fail the request any more: the reaper and the outbox do what cannot be done now. */
  async function committed(reservations: readonly Reservation[], stale: Stale): Promise<void> {
    await probe?.('committed')
    await Promise.all(reservations.map((reservation) => seatMaps.confirm(reservation).catch(left('confirmation'))))
    for (const { flightId } of reservations) options.onConfirmed?.(flightId)
    await probe?.('confirmed')
    await cache.invalidate(stale).catch(left('invalidation'))
    await probe?.('invalidated')
  }

  /** Runs a booking once for all requests with the same key. */
  async function once(
    idempotency: Idempotency,
    book: () => Promise<Booking[]>,
  ): Promise<{ bookings: Booking[]; replayed: boolean }> {
    const before = await replay(idempotency)
    if (before) return before
    const running = `${prefix}idempotency:${digest([idempotency.caller, idempotency.route, idempotency.key])}`
    const token = digest(idempotency.request)
    const other = await server.guard
      .ask(() => server.client.set(running, token, 'PX', RUNNING_MS, 'NX', 'GET'))
      .catch(orUnavailable('Seats cannot be booked at the moment.'))
    if (other !== null) {
      if (other === token) {
        throw new AppError('idempotency-conflict', 'A request with this key is still running: repeat it later.')
      }
      throw mismatch()
    }
    try {
      // It may have been finished between the look and the mark.
      return (await replay(idempotency)) ?? { bookings: await book(), replayed: false }
    } catch (error) {
      if (!(error instanceof NotCommitted && error.because === 'idempotency-key')) throw error
      const now = await replay(idempotency)
      if (now) return now
      throw error
    } finally {
      await server.guard.ask(() => server.client.del(running)).catch(left('end of a key'))
    }
  }

  async function replay(idempotency: Idempotency): Promise<{ bookings: Booking[]; replayed: true } | undefined> {
    const { caller, route, key, request } = idempotency
    const kept = await queries.kept({ caller, route, key: digest(key) })
    if (!kept) return undefined
    if (kept.requestHash !== digest(request)) throw mismatch()
    return { bookings: JSON.parse(kept.response), replayed: true }
  }

  async function get(bookingId: number): Promise<BookingRow> {
    const found = await queries.byId(bookingId)
    if (!found) throw new AppError('not-found', `There is no booking ${bookingId}.`)
    return found
  }

  async function cancelOnce(bookingId: number): Promise<void> {
    const booking = await get(bookingId)
    const flight = await flightOf(booking.flightId)
    if (flight.departure <= now()) throw new AppError('flight-not-bookable', 'The flight has left.')
    const { flightId, seat, price } = booking
    const event = eventOf(flight, booking.passengerId)
    const reservation = await seatMaps.beginCancel({ flightId, seat, cents: centsOf(price), event })
    await probe?.('reserved')
    const stale = staleAfter.booking(flight, booking.passengerId)
    try {
      await committing([reservation], () => queries.cancel({ ...reservation, flight, booking, stale }))
    } catch (error) {
      if (!(error instanceof NotCommitted && error.because === 'gone')) throw error
      throw new AppError('not-found', `There is no booking ${bookingId}.`)
    }
    await committed([reservation], stale)
  }

  async function bookTrip(request: BookTripRequest): Promise<{ bookings: Booking[]; replayed: boolean }> {
    const { idempotency } = request
    if (!idempotency) return { bookings: await bookAll(request), replayed: false }
    return once(idempotency, () => bookAll(request))
  }

  return {
    /** The seats of a flight, as they are now. */
    seats: async (flightId: number): Promise<SeatMap & { flightId: number; availableSeats: number }> => {
      const map = await seatMaps.read(flightId)
      const availableSeats = Math.max(0, map.totalSeats - map.bookedSeats - map.heldSeats)
      return { flightId, availableSeats, ...map }
    },

    /** Holds a seat for a passenger for some minutes. */
    hold: async (request: { flightId: number; seat: string; passengerId: number }): Promise<HeldSeat> => {
      const { flightId, seat, passengerId } = request
      const flight = await bookableFlight(flightId)
      await requirePassenger(passengerId)
      const hold = await seatMaps.hold({ flightId, seat, holder: holderOf(passengerId), forMs: holdMs })
      const { flightNo, departure, from, to } = flight
      const ends = { from: from.iata ?? '', to: to.iata ?? '' }
      return { ...hold, flightId, flightNo, departure, ...ends, price: fareBetween(flight), currency: 'USD' }
    },

    /** Gives a hold back: the passenger's own, or anybody's when there is no passenger (the admin). */
    unhold: async (request: { flightId: number; holdId: string; passengerId: number | undefined }): Promise<void> => {
      const { flightId, holdId, passengerId } = request
      const holder = passengerId === undefined ? undefined : holderOf(passengerId)
      const outcome = await seatMaps.unhold({ flightId, holdId, holder })
      if (outcome === 'not there') throw new AppError('not-found', 'There is no such hold, or it has expired.')
      if (outcome === "somebody else's") throw new AppError('forbidden', 'This belongs to somebody else.')
    },

    /** Books all of the wishes on one flight, or none. With an idempotency key, once for all requests that carry it. */
    book: ({ flightId, wishes, ...request }: BookRequest) =>
      bookTrip({ ...request, flights: [{ flightId, wishes }] }).catch(unnamed),

    /**
     * The same on several flights: all seats of all of them, or none. When a wish cannot be fulfilled, the error names
     * it: `flights.1001.wishes.0`.
     */
    bookTrip,

    get: async (bookingId: number): Promise<Booking> => ({ ...(await get(bookingId)), currency: 'USD' }),

    /** Cancels a booking: the seat is free at once. */
    cancel: (bookingId: number): Promise<void> => insist(() => cancelOnce(bookingId), ['flight-changed']),
  }
}

export type Bookings = ReturnType<typeof createBookings>

/** What leaderboards have to know of a booking, or of its cancellation. */
function eventOf(flight: BookableFlightRow, passengerId: number): string {
  const { departure, from, to, airline, distanceKm, domestic } = flight
  const event: BookingEvent = {
    passengerId,
    departure: departure.getTime(),
    airline: airline ?? '',
    domestic,
    from: from.iata ?? '',
    to: to.iata ?? '',
    miles: milesOf(distanceKm ?? 0),
  }
  return JSON.stringify(event)
}

/** What the seat map writes beside a hold. */
const holderOf = (passengerId: number) => `p${passengerId}`

/** The same refusal for who knows which wish it is about: there was one flight. */
function unnamed(error: unknown): never {
  const named = error instanceof AppError && error.errors.some(({ path }) => path.startsWith('flights.'))
  throw named ? new AppError(error.code, error.detail, { cause: error.cause }) : error
}

/** The same error, whose wishes are named as those of this flight. */
function ofFlight(error: unknown, flightId: number): unknown {
  if (!(error instanceof AppError) || error.errors.length === 0) return error
  const errors = error.errors.map(({ path, message }) => ({
    path: path.startsWith('wishes.') ? `flights.${flightId}.${path}` : path,
    message,
  }))
  return new AppError(error.code, error.detail, { errors, cause: error.cause })
}

/** Tries a change, and again from its beginning when it was not committed for one of these reasons. */
async function insist<T>(change: () => Promise<T>, reasons: readonly NotCommitted['because'][]): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change()
    } catch (error) {
      const cause = error instanceof AppError ? error.cause : undefined
      if (!(cause instanceof NotCommitted && reasons.includes(cause.because)) || attempt === ATTEMPTS) throw error
    }
  }
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

function keptAnswer({ caller, route, key, request }: Idempotency, bookings: readonly Booking[]): IdempotencyRow {
  // The key's digest, because MySQL compares text without regard to case.
  const row = { caller, route, key: digest(key), requestHash: digest(request), status: 201 }
  return { ...row, response: JSON.stringify(bookings) }
}

const mismatch = () => new AppError('idempotency-mismatch', 'This key was used for another request.')
