import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { ask } from '../../support/scratch.ts'
import { startTestPostgres, type TestServer } from '../../support/servers.ts'
import { until } from '../../support/until.ts'
import { startActor } from './actor.ts'
import { blockSeat, waitingToCommit } from './blockage.ts'
import { durable, layGround } from './ground.ts'
import { expectRecovered } from './settled.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestPostgres({ settings: durable })
  return server.close
})
afterEach(async () => {
  if (server.pid === undefined) await server.restart()
})

/**
 * Makes every COMMIT wait for a replica that does not exist: it is durable, but has no reply. Ends with the next start of
 * the server.
 */
async function holdCommits(database: Database) {
  await ask(database, "ALTER SYSTEM SET synchronous_standby_names = 'absent'")
  await ask(database, 'SELECT pg_reload_conf()')
  await until(
    async () => (await ask(database, 'SHOW synchronous_standby_names'))[0]?.synchronous_standby_names === 'absent',
  )
  await ask(database, 'ALTER SYSTEM RESET synchronous_standby_names')
  return {
    /** Resolves when a COMMIT is durable and has no reply. */
    held: () => until(async () => (await waitingToCommit(database)) > 0),
  }
}

test.each(['reserved', 'committed'] as const)('the database is killed when a booking is %s', async (at) => {
  const ground = await layGround(server.url)
  const { job, stack, survivor, history } = ground
  await history.book(survivor)
  const booker = await startActor({ ...job, fault: { at, act: 'wait' } })
  const booked = history.book(booker, { seats: 2 })
  await booker.reached
  await server.kill()
  booker.go()
  const outcome = await booked
  // A backend process may run a moment longer than its server, so its commit is valid and reported to the client.
  const isBooked = at === 'committed' || (outcome !== 'lost' && 'value' in outcome)
  if (isBooked) expect(outcome).toHaveProperty('value')
  else expect(outcome).toEqual({ refused: 'unavailable' })
  await server.restart()

  expect(await history.rows(stack, 2)).toHaveLength(isBooked ? 2 : 0)
  await expectRecovered(ground)
})

test('the database is killed during the transaction of a booking: the booking is absent', async () => {
  const ground = await layGround(server.url)
  const { job, stack, history } = ground
  const blockage = await blockSeat(stack.database, { flightId: 1, seat: '1C' })
  const booker = await startActor(job)
  const booked = history.book(booker, { seats: 2 })
  await blockage.waiting()
  await server.kill()
  await blockage.broken()
  expect(await booked).toEqual({ refused: 'unavailable' })
  await server.restart()

  await expectRecovered(ground)
  expect(await history.rows(stack, 1)).toEqual([])
})

test('the database is killed after the commit of a booking, before its reply: the booking is complete', async () => {
  const ground = await layGround(server.url)
  const { job, stack, history } = ground
  const booker = await startActor(job)
  const commits = await holdCommits(stack.database)
  const booked = history.book(booker, { seats: 2 })
  await commits.held()
  await server.kill()
  expect(await booked).toEqual({ refused: 'unavailable' })
  await server.restart()

  expect(await history.rows(stack, 1)).toHaveLength(2)
  await expectRecovered(ground)
})

test('the database is killed after the commit of a cancellation, before its reply: it is cancelled', async () => {
  const ground = await layGround(server.url)
  const { job, stack, survivor, history } = ground
  await history.book(survivor, { seats: 2 })
  const canceller = await startActor(job)
  const commits = await holdCommits(stack.database)
  const cancelled = history.cancel(canceller, Number(history.standing()[0]?.bookingId))
  await commits.held()
  await server.kill()
  expect(await cancelled).toEqual({ refused: 'unavailable' })
  await server.restart()

  expect(await history.rows(stack, 1)).toHaveLength(1)
  await expectRecovered(ground)
})

test('the database is killed when a batch is taken: it is written later', async () => {
  const ground = await layGround(server.url)
  const { job, survivor, history } = ground
  await history.book(survivor, { seats: 2 })
  const worker = await startActor({ ...job, fault: { at: 'taken', act: 'wait' } })
  const flushed = worker.flush()
  await worker.reached
  await server.kill()
  worker.go()
  expect(await flushed).toEqual({ refused: 'unavailable' })
  await server.restart()
  await history.book(survivor)

  await expectRecovered(ground)
})

test('the database is killed after the commit of a batch, before its reply: it is written once', async () => {
  const ground = await layGround(server.url)
  const { job, stack, survivor, history } = ground
  await history.book(survivor, { seats: 2 })
  const worker = await startActor(job)
  const commits = await holdCommits(stack.database)
  const flushed = worker.flush()
  await commits.held()
  await server.kill()
  expect(await flushed).toEqual({ refused: 'unavailable' })
  await server.restart()
  await history.book(survivor)

  await expectRecovered(ground)
})

test('an instance recovers after the database was killed, with all of its connections', async () => {
  const ground = await layGround(server.url)
  const { job, stack, survivor, history } = ground
  await history.book(survivor)
  const booker = await startActor(job)
  const commits = await holdCommits(stack.database)
  // One transaction for each connection of the pool.
  const booked = Array.from({ length: 10 }, () => history.book(booker))
  await commits.held()
  await server.kill()
  for (const outcome of await Promise.all(booked)) expect(outcome).toEqual({ refused: 'unavailable' })
  await server.restart()
  const again = await Promise.all(Array.from({ length: 10 }, () => history.book(booker, { flightId: 2 })))
  for (const outcome of again) expect(outcome).toHaveProperty('value')

  await expectRecovered(ground)
})
