import { afterEach, beforeAll, expect, test } from 'vitest'
import { whenReady } from '../../../src/cache/valkey.ts'
import type { BookingPoint } from '../../../src/services/booking/commit.ts'
import type { FlushPoint } from '../../../src/services/booking/write-behind.ts'
import { startTestValkey, type TestServer } from '../../support/servers.ts'
import { startActor } from './actor.ts'
import { type Ground, layGround, postgresUrl } from './ground.ts'
import { expectRecovered } from './settled.ts'

const bookingPoints: BookingPoint[] = ['reserved', 'committed', 'confirmed', 'invalidated']
const flushPoints: FlushPoint[] = ['taken', 'added', 'dropped']

let state: TestServer
beforeAll(async () => {
  state = await startTestValkey({ role: 'state', settings: ['appendfsync always'] })
  return state.close
})
afterEach(async () => {
  if (state.pid === undefined) await state.restart()
})

const groundOnState = () => layGround(postgresUrl(), { urls: { state: state.url } })

async function back({ stack }: Ground) {
  await state.restart()
  await whenReady(stack.state, 15_000)
}

test.each(bookingPoints)('the state server is killed when a booking is %s', async (at) => {
  const ground = await groundOnState()
  const { job, survivor, history } = ground
  await history.book(survivor)
  const booker = await startActor({ ...job, fault: { at, act: 'wait' } })
  const booked = history.book(booker, { seats: 2 })
  await booker.reached
  await state.kill()
  booker.go()
  // A reserved booking commits without the state server, so the client does not wait.
  expect(await booked).toHaveProperty('value')
  await back(ground)

  await expectRecovered(ground)
})

test.each(bookingPoints)('the state server is killed when a cancellation is %s', async (at) => {
  const ground = await groundOnState()
  const { job, survivor, history } = ground
  await history.book(survivor, { seats: 2 })
  const canceller = await startActor({ ...job, fault: { at, act: 'wait' } })
  const [booking] = history.standing()
  const cancelled = history.cancel(canceller, Number(booking?.bookingId))
  await canceller.reached
  await state.kill()
  canceller.go()
  expect(await cancelled).toHaveProperty('value')
  await back(ground)

  await expectRecovered(ground)
})

test.each(flushPoints)('the state server is killed when a batch is %s', async (at) => {
  const ground = await groundOnState()
  const { job, survivor, history } = ground
  await history.book(survivor, { seats: 2 })
  await history.book(survivor, { flightId: 2 })
  const worker = await startActor({ ...job, fault: { at, act: 'wait' } })
  const flushed = worker.flush()
  await worker.reached
  await state.kill()
  worker.go()
  // Some shards of the batch may be written, and others not.
  expect(await flushed).not.toBe('lost')
  await back(ground)
  await history.book(survivor)

  await expectRecovered(ground)
})
