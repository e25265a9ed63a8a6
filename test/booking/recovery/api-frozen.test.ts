import { expect, onTestFinished, test } from 'vitest'
import { until } from '../../support/until.ts'
import { startActor } from './actor.ts'
import { blockSeat, waitingForLock } from './blockage.ts'
import { layGround, postgresUrl } from './ground.ts'
import { expectRecovered } from './settled.ts'
import { openStack } from './stack.ts'

test('a booking that is frozen until the reaper has released it does not commit', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, history } = ground
  const frozen = await startActor({ ...job, fault: { at: 'reserved', act: 'wait' } })
  const booked = history.book(frozen, { seats: 2 })
  await frozen.reached
  frozen.signal('SIGSTOP')

  expect(await stack.reap()).toEqual({ confirmed: 0, released: 1 })
  frozen.go()
  frozen.signal('SIGCONT')
  expect(await booked).toEqual({ refused: 'unavailable' })

  expect(await history.rows(stack)).toEqual([])
  await expectRecovered(ground)
})

test('a frozen booking does not commit when another passenger has its seats', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, survivor, history } = ground
  const frozen = await startActor({ ...job, fault: { at: 'reserved', act: 'wait' } })
  const booked = history.book(frozen, { seats: 2 })
  await frozen.reached
  frozen.signal('SIGSTOP')

  await stack.reap()
  await history.book(survivor, { seats: 3 })
  frozen.go()
  frozen.signal('SIGCONT')
  expect(await booked).toEqual({ refused: 'unavailable' })

  expect(await history.rows(stack)).toHaveLength(3)
  await expectRecovered(ground)
})

test('a cancellation that is frozen until the reaper has released it does not commit', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, survivor, history } = ground
  await history.book(survivor)
  const [booking] = history.standing()
  const frozen = await startActor({ ...job, fault: { at: 'reserved', act: 'wait' } })
  const cancelled = history.cancel(frozen, Number(booking?.bookingId))
  await frozen.reached
  frozen.signal('SIGSTOP')

  expect(await stack.reap()).toEqual({ confirmed: 0, released: 1 })
  frozen.go()
  frozen.signal('SIGCONT')
  expect(await cancelled).toEqual({ refused: 'unavailable' })

  expect(await history.rows(stack)).toHaveLength(1)
  await expectRecovered(ground)
})

test('a booking that is frozen after its commit is confirmed by the reaper, and counted once', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, history } = ground
  const frozen = await startActor({ ...job, fault: { at: 'committed', act: 'wait' } })
  const booked = history.book(frozen, { seats: 2 })
  await frozen.reached
  frozen.signal('SIGSTOP')

  expect(await stack.reap()).toEqual({ confirmed: 1, released: 0 })
  frozen.go()
  frozen.signal('SIGCONT')
  expect(await booked).toHaveProperty('value')

  await expectRecovered(ground)
})

test('the reaper waits for a booking that is frozen in its transaction', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, history } = ground
  const blockage = await blockSeat(stack.database, { flightId: 1, seat: '1A' })
  const frozen = await startActor(job)
  const booked = history.book(frozen, { seats: 2 })
  await blockage.waiting()
  frozen.signal('SIGSTOP')
  await blockage.release()

  await until(async () => (await waitingForLock(stack.database)) === 0)
  const reaped = stack.reap()
  await until(async () => (await waitingForLock(stack.database)) === 1)
  frozen.signal('SIGCONT')
  expect(await booked).toHaveProperty('value')
  expect((await reaped).released).toBe(0)

  await expectRecovered(ground)
})

test('a stuck transaction delays no other reservation', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, history } = ground
  const blockage = await blockSeat(stack.database, { flightId: 1, seat: '1A' })
  const stuck = await startActor(job)
  const booked = history.book(stuck, { flightId: 1 })
  await blockage.waiting()
  const victim = await startActor({ ...job, fault: { at: 'reserved', act: 'die' } })
  expect(await history.book(victim, { flightId: 2 })).toBe('lost')

  const impatient = await openStack({ ...job, databaseTimeoutMs: 1_000 })
  onTestFinished(impatient.close)
  await expect(impatient.reap()).rejects.toMatchObject({ code: 'unavailable' })
  expect(await stack.seatMaps.open(1, 0)).toHaveLength(1)
  expect(await stack.seatMaps.open(2, 0)).toEqual([])
  await blockage.release()
  expect(await booked).toHaveProperty('value')

  await expectRecovered(ground)
})

test('a booking that stays frozen in its transaction does not block its seats forever', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, history } = ground
  const blockage = await blockSeat(stack.database, { flightId: 1, seat: '1A' })
  const frozen = await startActor({ ...job, databaseTimeoutMs: 1_000 })
  const booked = history.book(frozen, { seats: 2 })
  await blockage.waiting()
  frozen.signal('SIGSTOP')
  await blockage.release()

  // A frozen process cannot end its transaction, so the database must.
  await until(async () => (await stack.reap()).released === 1)
  expect(await history.rows(stack, 1)).toEqual([])
  frozen.signal('SIGCONT')
  expect(await booked).toEqual({ refused: 'unavailable' })

  await expectRecovered(ground)
})

test('a booking whose API is killed in its transaction is rolled back', async () => {
  const ground = await layGround(postgresUrl())
  const { job, stack, history } = ground
  const blockage = await blockSeat(stack.database, { flightId: 1, seat: '1C' })
  const victim = await startActor(job)
  const booked = history.book(victim, { seats: 2 })
  await blockage.waiting()
  victim.signal('SIGKILL')
  expect(await booked).toBe('lost')
  await blockage.release()

  await expectRecovered(ground)
  expect(await history.rows(stack, 1)).toEqual([])
})
