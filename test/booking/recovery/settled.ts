import { expect } from 'vitest'
import type { Ground } from './ground.ts'
import { expectConsistent, recover } from './invariants.ts'

/**
 * Recovers and checks all guarantees. Then sells every free seat of flight 1 and checks again: no seat is blocked, and none is
 * sold twice. Reconciling must find no drift.
 */
export async function expectRecovered({ stack, survivor, history }: Ground): Promise<void> {
  const check = async () => {
    await recover(stack)
    await expectConsistent(stack)
    await history.expectKept(stack)
    expect(await stack.reconcile()).toMatchObject({ repaired: [], busy: 0, maps: [] })
  }
  await check()

  const { availableSeats, totalSeats } = await stack.bookings.seats(1)
  const sold = (await history.rows(stack)).filter(({ flightId }) => flightId === 1)
  expect(availableSeats).toBe(totalSeats - sold.length)
  if (availableSeats > 0) await history.book(survivor, { seats: availableSeats, isExempt: true })
  await expect(survivor.book({ flightId: 1, passengerId: 1, wishes: ['any'] })).rejects.toMatchObject({
    code: 'seat-taken',
  })
  await check()
}
