import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lockTable } from '../analytics/locked-tables.ts'
import { addRows } from '../support/scratch.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'

const MINUTE = 60_000
const service = serviceOnFixtures(() => ({}), { DB_TIMEOUT_MS: '500' })

/** Moves only the clock of the service. Valkey keeps its own time, so it still has entries that must no longer be served. */
describe('a flight in the history of a passenger', () => {
  let begin: number
  let flightId = 700
  let passengerId = 20
  const at = (minutes: number) => vi.setSystemTime(begin + minutes * MINUTE)
  const read = (what: string, headers = {}) => service().send('GET', `/v1/users/${passengerId}/${what}`, { headers })
  const howOf = async (what: string) => {
    const { statusCode, headers, json } = await read(what)
    return { statusCode, how: /(hit|fwd=[a-z-]+)/.exec(String(headers['cache-status']))?.[1], body: json() }
  }

  beforeEach(async () => {
    begin = Math.floor(Date.now() / 1_000) * 1_000
    vi.useFakeTimers({ toFake: ['Date'], now: begin })
    flightId++
    passengerId++
    const { database } = service().fixtures
    await addRows(database, 'flight', [
      {
        flight_id: flightId,
        flightno: `ZA${flightId}`,
        from: 1,
        to: 2,
        airline_id: 1,
        airplane_id: 1,
        departure: new Date(begin + 10 * MINUTE),
        arrival: new Date(begin + 20 * MINUTE),
      },
    ])
    await addRows(database, 'booking', [{ flight_id: flightId, seat: '1A', passenger_id: passengerId, price: '99.50' }])
  })
  afterEach(() => vi.useRealTimers())

  test('is upcoming, in progress and completed, by the clock', async () => {
    const statusAt = async (minutes: number) => {
      at(minutes)
      const { how, body } = await howOf('flights')
      return `${how}: ${body.data[0].status}`
    }
    expect(await statusAt(0)).toBe('fwd=miss: upcoming')
    expect(await statusAt(5)).toBe('hit: upcoming')
    expect(await statusAt(10)).toBe('fwd=miss: in_progress')
    expect(await statusAt(15)).toBe('hit: in_progress')
    expect(await statusAt(20)).toBe('fwd=miss: completed')
    expect(await statusAt(40)).toBe('hit: completed')
  })

  test('moves from the upcoming to the past flights at its departure', async () => {
    const listed = async (status: string) => (await howOf(`flights?status=${status}`)).body.data.length
    expect([await listed('upcoming'), await listed('past')]).toEqual([1, 0])
    at(10)
    expect([await listed('upcoming'), await listed('past')]).toEqual([0, 1])
  })

  test('has another ETag after its status has changed', async () => {
    const { etag } = (await read('flights')).headers
    const validate = () => read('flights', { 'if-none-match': String(etag) })
    at(5)
    expect((await validate()).statusCode).toBe(304)
    at(10)
    expect((await validate()).statusCode).toBe(200)
  })

  test('counts in the profile and in the routes after its departure', async () => {
    const counts = async () => {
      const [profile, routes] = [await howOf('profile'), await howOf('routes')]
      return [profile.body.flightsFlown, profile.body.milesFlown > 0, routes.body.data.length]
    }
    expect(await counts()).toEqual([0, false, 0])
    at(10)
    expect(await counts()).toEqual([1, true, 1])
  })

  test.each(['flights', 'profile', 'routes'])(
    'is served stale until its status changes, and then returns 503 (%s)',
    async (what) => {
      // Reads after the TTL of 27 to 33 minutes, within the grace of 10 minutes.
      await service().fixtures.ask(
        `UPDATE flight SET departure = departure + interval '26 minutes', arrival = arrival + interval '26 minutes'
       WHERE flight_id = ${flightId}`,
      )
      expect(await howOf(what)).toMatchObject({ statusCode: 200, how: 'fwd=miss' })
      const { unlock } = await lockTable(service().fixtures, 'booking')
      try {
        at(35)
        expect(await howOf(what)).toMatchObject({ statusCode: 200, how: 'fwd=stale' })
        at(36)
        expect(refusal(await read(what))).toEqual([503, 'unavailable'])
      } finally {
        await unlock()
      }
      expect(await howOf(what)).toMatchObject({ statusCode: 200, how: 'fwd=miss' })
    },
  )
})
