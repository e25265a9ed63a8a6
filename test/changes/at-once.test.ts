import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherInstance, type Service, serviceOnFixtures } from '../support/service-on-fixtures.ts'

const service = serviceOnFixtures()
let instances: Service[]
beforeAll(async () => {
  instances = [service(), await anotherInstance(service())]
})
afterAll(() => instances?.[1]?.close())

const ROUNDS = 8

/** Sends concurrent changes and reads, each to one of the instances, and waits for all responses. */
async function storm(url: string, bodies: readonly object[]): Promise<void> {
  const sent = bodies.flatMap((body, i) =>
    instances.map((instance, n) =>
      n === i % instances.length ? instance.send('PATCH', url, { body }) : instance.send('GET', url),
    ),
  )
  for (const { statusCode } of await Promise.all(sent)) expect(statusCode).toBe(200)
}

/** Reads the flight on every instance, on the last one from the cache. */
async function readEverywhere(url: string) {
  const responses = []
  for (const instance of instances) responses.push(await instance.send('GET', url))
  expect(responses.at(-1)?.headers['cache-status']).not.toContain('fwd')
  return responses.map((response) => response.json())
}

test.each([
  ['an airport', '/v1/airports/QDD', "SELECT name FROM airport WHERE iata = 'QDD'"],
  ['an airline', '/v1/airlines/ZA', "SELECT airlinename AS name FROM airline WHERE iata = 'ZA'"],
])('names of %s that are given at once end with one, in the database and in every cache', async (_what, url, ask) => {
  for (let round = 1; round <= ROUNDS; round++) {
    await storm(
      url,
      Array.from({ length: 6 }, (_, i) => ({ name: `Name ${round}.${i}` })),
    )
    const [row] = await service().fixtures.ask(ask)
    expect((await readEverywhere(url)).map(({ name }) => name)).toEqual([row?.name, row?.name])
  }
})

test('concurrent changes of a flight are serialized, and the last one stays', async () => {
  const { fixtures } = service()
  const flightId = fixtures.flight()
  const { date } = await fixtures.route(flightId)
  const statuses = ['scheduled', 'delayed', 'cancelled']
  for (let round = 1; round <= ROUNDS; round++) {
    await storm(
      `/v1/flights/${flightId}`,
      Array.from({ length: 6 }, (_, i) => ({
        departure: `${date}T0${round}:1${i}:00Z`,
        arrival: `${date}T1${round}:1${i}:00Z`,
        status: statuses[i % 3],
      })),
    )
    const [flight] = await fixtures.ask(`SELECT departure, arrival FROM flight WHERE flight_id = ${flightId}`)
    const [standing] = await fixtures.ask(
      `SELECT status, delay_minutes FROM flight_status WHERE flight_id = ${flightId}`,
    )
    for (const { schedule, status } of await readEverywhere(`/v1/flights/${flightId}`)) {
      expect([new Date(schedule.departure), new Date(schedule.arrival)]).toEqual([flight?.departure, flight?.arrival])
      expect([status.status, status.delayMinutes]).toEqual([standing?.status, standing?.delay_minutes])
    }
  }
  const lines = await fixtures.ask(`SELECT * FROM flight_log WHERE flight_id = ${flightId} ORDER BY flight_log_id`)
  expect(lines).toHaveLength(6 * ROUNDS)
  lines.reduce((before, line) => {
    expect([line.departure_old, line.arrival_old]).toEqual([before.departure_new, before.arrival_new])
    return line
  })
})
