import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { seatAt, seatIndex } from '../../src/domain/seat-layout.ts'
import { AppError } from '../../src/errors.ts'
import type { Fixtures } from '../support/fixtures.ts'
import type { BookingServices } from './booking-services.ts'
import { SEATS, type Step } from './steps.ts'

/** Runs steps that may overlap on a new flight, and records the acknowledged results. */
export function rush(fixtures: Fixtures, services: BookingServices) {
  const { bookings } = services
  const flightId = fixtures.flight(SEATS)
  const held: string[] = []
  const made: { bookingId: number; seat: number; passengerId: number }[] = []
  const cancelled = new Set<number>()

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'hold': {
        const { seat, passengerId } = step
        const hold = await unlessRefused(bookings.hold({ flightId, seat: seatAt(SEATS, seat), passengerId }))
        if (hold) held.push(hold.holdId)
        return
      }
      case 'unhold':
        return unlessRefused(bookings.unhold({ flightId, holdId: nth(held, step.nth), passengerId: step.passengerId }))
      case 'book': {
        const { passengerId } = step
        const wishes = step.wishes.map((wish) => {
          if (wish === 'any') return wish
          return 'seat' in wish ? { seat: seatAt(SEATS, wish.seat) } : { holdId: nth(held, wish.hold) }
        })
        const answer = await unlessRefused(bookings.book({ flightId, passengerId, wishes }))
        for (const { bookingId, seat } of answer?.bookings ?? []) {
          made.push({ bookingId, passengerId, seat: seatIndex(SEATS, seat ?? '') ?? -1 })
        }
        return
      }
      case 'cancel': {
        const meant = made[step.nth % Math.max(1, made.length)]
        if (!meant) return
        await unlessRefused(bookings.cancel(meant.bookingId))
        cancelled.add(meant.bookingId)
        return
      }
      case 'flush':
        await services.writeBehind.flush()
        return
      case 'evict':
        await services.evict(flightId)
        return
      case 'end-holds':
        await services.endHolds(flightId)
        return
      case 'look': {
        const { seats, availableSeats } = await bookings.seats(flightId)
        expect(seats.filter(({ status }) => status === 'free')).toHaveLength(availableSeats)
        return
      }
      case 'reap':
        // Open reservations belong to running steps, so the reaper must not settle them.
        return
    }
  }

  return {
    flightId,
    take,
    /** Seats by passenger, from the acknowledged results. */
    acknowledged: () =>
      made
        .filter(({ bookingId }) => !cancelled.has(bookingId))
        .map(({ seat, passengerId }): [number, number] => [seat, passengerId]),
  }
}

const nth = (ids: readonly string[], n: number) => ids[n % Math.max(1, ids.length)] ?? randomUUID()

const refusals = ['seat-taken', 'seat-held', 'hold-expired', 'not-found', 'forbidden']

async function unlessRefused<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && refusals.includes(error.code)) return undefined
    throw error
  }
}
