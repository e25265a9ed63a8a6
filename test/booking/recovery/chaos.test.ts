import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { whenReady } from '../../../src/cache/valkey.ts'
import { type Random, randomStream } from '../../../src/db/seed/random.ts'
import { startTestPostgres, startTestValkey } from '../../support/servers.ts'
import { until } from '../../support/until.ts'
import { upTo } from './flight-rows.ts'
import { durable, FLIGHTS, type Ground, layGround } from './ground.ts'
import { type Instance, startInstance } from './instances.ts'
import { expectRecovered } from './settled.ts'

/** Seed of the kills and the requests, but not of their times. To repeat a run, set RECOVERY_SEED to the printed seed. */
const seed = Number(process.env.RECOVERY_SEED ?? Date.now() % 1_000_000)
const CLIENTS_OF_EACH = 4
/** Number of successful requests between two kills. */
const ANSWERS_BETWEEN = 25
const MAX_MS = 14_000

/** A client that books and cancels in turn until `over`. */
async function client(
  { history }: Ground,
  api: Instance,
  random: Random,
  progress: { answers: number; over: boolean },
) {
  while (!progress.over) {
    const actor = await api.now()
    const [first, ...others] = history.standing()
    const cancels = first !== undefined && random.int(1, 10) <= 4
    const outcome = cancels
      ? await history.cancel(actor, random.pick([first, ...others]).bookingId)
      : await history.book(actor, { seats: random.int(1, 2), flightId: random.int(1, FLIGHTS) })
    if (outcome === 'lost') await api.mustStand(actor)
    else if ('value' in outcome) progress.answers++
    else {
      expect(['unavailable', 'seat-taken']).toContain(outcome.refused)
      // A client waits before it retries.
      await pause(50)
    }
  }
}

/** Runs the jobs of a worker. They may fail while servers are unavailable. */
async function work(worker: Instance, progress: { over: boolean }) {
  while (!progress.over) {
    const actor = await worker.now()
    for (const job of [actor.flush, actor.reap, actor.drainOutbox]) {
      if ((await job()) === 'lost') await worker.mustStand(actor)
    }
    await pause(20)
  }
}

test('bookings and cancellations stay consistent while processes and servers are killed at random', {
  timeout: 120_000,
}, async () => {
  console.info(`RECOVERY_SEED=${seed}`)
  const random = randomStream(seed, 'chaos')
  const [state, database] = await Promise.all([
    startTestValkey({ role: 'state', settings: ['appendfsync always'] }),
    startTestPostgres({ settings: durable }),
  ])
  onTestFinished(async () => {
    await Promise.all([state.close(), database.close()])
  })
  const ground = await layGround(database.url, { urls: { state: state.url }, capacity: 90, passengers: 10_000 })
  // Some bookings take longer while servers are killed, so the reaper also reaps bookings of running processes.
  const job = { ...ground.job, reapAfterMs: 300 }
  const apis = await Promise.all(upTo(3).map(() => startInstance(job)))
  const workers = await Promise.all(upTo(2).map(() => startInstance(job)))
  const progress = { answers: 0, over: false }
  const busy = Promise.all([
    ...apis.flatMap((api, i) =>
      upTo(CLIENTS_OF_EACH).map((n) => client(ground, api, random(10 * (i + 1) + n), progress)),
    ),
    ...workers.map((worker) => work(worker, progress)),
  ])

  const restart = async (server: typeof state) => {
    await server.kill()
    await server.restart()
  }
  const any = (instances: readonly Instance[]) => instances[fate.int(0, instances.length - 1)]?.replace()
  const deaths = {
    api: () => any(apis),
    worker: () => any(workers),
    state: () => restart(state),
    database: () => restart(database),
  }
  const fate = random(0)
  const deadline = Date.now() + MAX_MS
  const order = (['api', 'api', 'api', 'worker', 'worker', 'state', 'state', 'database', 'database'] as const)
    .map((victim) => ({ victim, at: fate.int(0, 1_000_000) }))
    .sort((a, b) => a.at - b.at)
  try {
    for (const { victim } of order) {
      if (Date.now() > deadline) break
      const before = progress.answers
      await Promise.race([until(() => progress.answers >= before + ANSWERS_BETWEEN, 60_000), busy])
      await deaths[victim]()
    }
  } finally {
    progress.over = true
  }
  await busy
  expect(progress.answers).toBeGreaterThan(0)

  await whenReady(ground.stack.state, 15_000)
  await expectRecovered(ground)
})
