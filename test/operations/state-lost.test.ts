import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { type Service, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { signIn } from '../support/signed-in.ts'
import { until } from '../support/until.ts'

/** Time limit of the repair. Milliseconds. */
const REPAIRED_MS = 10_000

let state: TestServer
beforeAll(async () => {
  state = await startTestValkey({ role: 'state' })
})
const service = serviceOnFixtures(() => ({ state: state.url }))
let worker: ReturnType<Service['wired']['startWorker']>
beforeAll(() => {
  worker = service().wired.startWorker()
})
afterAll(async () => {
  await worker?.close()
  await state?.close()
})

const causes = async (): Promise<string[]> => {
  const { causes } = (await service().send('GET', '/health/ready')).json()
  return causes.map(({ code }: { code: string }) => code)
}

/** Books seats of these flights until `stop` is called. A refusal is allowed, because seats run out. */
function bookForever(flights: readonly number[]) {
  let stopped = false
  let booked = 0
  const clients = [1, 2, 3].map(async (passengerId) => {
    for (let i = 0; !stopped; i++) {
      const flightId = flights[i % flights.length] ?? 0
      const { statusCode } = await service().book(flightId, { passengerId })
      if (statusCode === 201) booked++
    }
  })
  return {
    booked: () => booked,
    stop: async () => {
      stopped = true
      await Promise.all(clients)
    },
  }
}

describe('when the state server loses its data', { timeout: 60_000 }, () => {
  test('under bookings, jobs, counters, boards and tagged entries are right again within ten seconds', async () => {
    const { send, wired, servers, fixtures } = service()
    const { operations, leaderboards } = wired.services
    const flights = Array.from({ length: 10 }, () => fixtures.flight(180))
    await send('GET', '/v1/leaderboards/passengers-most-flights')
    const signedIn = await signIn(service())
    const history = async () => (await send('GET', '/v1/users/9/flights')).json().data.length
    expect(await history()).toBe(0)
    const load = bookForever(flights)
    onTestFinished(load.stop)
    await until(() => load.booked() > 10)
    expect(await causes()).toEqual([])

    await servers.state.flushall()
    // The index of the tags is empty, so this change does not find the cached history.
    await service().book(fixtures.flight(), { passengerId: 9 })
    const deadline = performance.now() + REPAIRED_MS
    const within = (condition: () => Promise<boolean>) => until(condition, deadline - performance.now())
    await within(async () => (await causes()).includes('state-lost'))
    expect((await send('GET', '/health/ready')).json()).toMatchObject({ ready: true, degraded: true })
    const alerts = (await send('GET', '/v1/stats/alerts')).json().data
    expect(alerts).toContainEqual(expect.objectContaining({ code: 'state-lost', severity: 'critical' }))
    const before = load.booked()
    await until(() => load.booked() > before + 10)
    await load.stop()

    await within(async () => (await history()) === 1)
    await within(async () => (await operations.queues.jobs.getJobSchedulersCount()) > 0)
    await within(async () => (await operations.queues.jobs.getCompletedCount()) > 0)
    await within(() => countersAreRight(flights))
    await within(async () => {
      const drifts = await leaderboards.leaderboards.reconcile()
      return drifts.length > 0 && drifts.every(({ drifted }) => drifted === 0)
    })
    const route = await fixtures.route(flights[0] ?? 0)
    const { data } = (
      await send('GET', `/v1/flights/search?from=${route.from}&to=${route.to}&date=${route.date}`)
    ).json()
    const shown = data.find(({ flightId }: { flightId: number }) => flightId === flights[0])
    expect(shown.bookedSeats).toBe((await fixtures.booked(flights[0] ?? 0)).length)
    // Sessions are lost.
    expect((await signedIn.send('GET', '/sessions/current')).statusCode).toBe(401)
  })

  async function countersAreRight(flights: readonly number[]): Promise<boolean> {
    const { fixtures } = service()
    for (const flightId of flights) {
      const { bookings } = await fixtures.counted(flightId)
      if (bookings !== (await fixtures.booked(flightId)).length) return false
    }
    return true
  }
})
