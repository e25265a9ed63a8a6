import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { seatAt, seatIndex } from '../../src/domain/seat-layout.ts'
import { AppError } from '../../src/errors.ts'
import type { Wish } from '../../src/services/booking/seat-map/types.ts'
import type { Fixtures } from '../support/fixtures.ts'
import { type BookingServices, Crash } from './booking-services.ts'
import { FlightModel, type ModelWish } from './model.ts'
import { mapOf } from './seat-state.ts'
import { SEATS, type Step } from './steps.ts'

/** Runs each step on a new flight in the service and in the model, and expects equal results. */
export function follow(fixtures: Fixtures, services: BookingServices) {
  const { bookings } = services
  const flightId = fixtures.flight(SEATS)
  const model = new FlightModel(SEATS)
  /** All bookings, also cancelled ones. */
  const made = new Map<number, { bookingId: number; seat: number }>()

  async function take(step: Step): Promise<void> {
    if ('dies' in step && step.dies) services.crashAt(step.dies)
    else services.recover()
    await taken[step.do](step as never)
    services.recover()
  }

  const taken: { [Kind in Step['do']]: (step: Extract<Step, { do: Kind }>) => Promise<void> } = {
    hold: async ({ passengerId, seat }) => {
      const outcome = await outcomeOf(bookings.hold({ flightId, seat: seatAt(SEATS, seat), passengerId }))
      const expected = model.hold(seat, passengerId)
      if (expected !== 'held' && expected !== 'again') return expect(outcome).toBe(expected)
      const { holdId } = answered(outcome)
      if (expected === 'held') model.held({ seat, holdId, passengerId })
      else expect(model.holds).toContainEqual({ seat, holdId, passengerId })
    },

    unhold: async ({ nth, passengerId }) => {
      const holdId = holdIdOf(nth)
      const outcome = await outcomeOf(bookings.unhold({ flightId, holdId, passengerId }))
      expect(outcome).toBe(model.unhold(holdId, passengerId))
    },

    book: async ({ passengerId, wishes, dies }) => {
      const expected = model.choose(wishes, passengerId)
      const outcome = await outcomeOf(bookings.book({ flightId, passengerId, wishes: wishes.map(wishOf) }))
      if (typeof expected === 'string') return expect(outcome).toBe(expected)
      model.book(expected, passengerId, dies)
      if (dies) expect(outcome).toBe('died')
      else expect(answered(outcome).bookings.map(({ seat }) => indexOf(seat))).toEqual(expected)
      await learn()
    },

    cancel: async ({ nth, dies }) => {
      const meant = [...made.values()][nth % Math.max(1, made.size)]
      const outcome = await outcomeOf(bookings.cancel(meant?.bookingId ?? 2 ** 31 - 1))
      if (!meant || made.get(meant.bookingId)?.seat === GONE) return expect(outcome).toBe('not-found')
      expect(outcome).toBe(dies ? 'died' : undefined)
      model.cancel(meant.seat, dies)
      if (dies !== 'reserved') made.set(meant.bookingId, { ...meant, seat: GONE })
    },

    flush: async () => {
      await outcomeOf(services.writeBehind.flush())
    },
    reap: async () => {
      await services.reap()
      model.reap()
    },
    evict: async () => {
      await services.evict(flightId)
    },
    'end-holds': async () => {
      await services.endHolds(flightId)
      model.holds = []
    },
    look: async () => {
      expect(mapOf(await bookings.seats(flightId))).toEqual(model.map())
    },
  }

  /** Reads the ids of all bookings, also of bookings whose process died before it replied. */
  async function learn(): Promise<void> {
    for (const { bookingId, seat } of await fixtures.booked(flightId)) {
      if (!made.has(bookingId)) made.set(bookingId, { bookingId, seat: indexOf(seat) })
    }
  }

  const holdIdOf = (nth: number) => model.everHeld[nth % Math.max(1, model.everHeld.length)]?.holdId ?? randomUUID()

  function wishOf(wish: ModelWish): Wish {
    if (wish === 'any') return 'any'
    return 'seat' in wish ? { seat: seatAt(SEATS, wish.seat) } : { holdId: holdIdOf(wish.hold) }
  }

  return { flightId, model, take }
}

/** Marks a cancelled booking, in place of its seat. */
const GONE = -1

const indexOf = (seat: string | null) => seatIndex(SEATS, seat ?? '') ?? GONE

/** Outcome of a step: the result, the code of a refusal, or `died`. */
async function outcomeOf<T>(work: Promise<T>): Promise<T | AppError['code'] | 'died'> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Crash) return 'died'
    if (error instanceof AppError) return error.code
    throw error
  }
}

function answered<T>(outcome: T | string): T {
  if (typeof outcome === 'string') throw new Error(`refused: ${outcome}`)
  return outcome
}
