import { afterEach, describe, expect, test, vi } from 'vitest'
import { utcDay } from '../../src/domain/day.ts'
import { describeEachEngine } from '../support/engines.ts'
import { until } from '../support/until.ts'
import { ADA, BO, due, SOON, serviceOfFigures } from './service-of-figures.ts'

interface Line {
  airline: { iata: string }
  from: { iata: string }
  to: { iata: string }
  passenger: string
  revenue: string
  miles: number
  onTimeShare: number | null
}
interface Standing {
  member: string
  score: number
}

interface SeatMap {
  totalSeats: number
  bookedSeats: number
  heldSeats: number
  availableSeats: number
  seats: { status: string }[]
}

/** Checks that several features return equal figures for the same subject. */
describeEachEngine('the figures of different features', (_seeded, url) => {
  const service = serviceOfFigures(url)

  const board = async (name: string, query = '') => {
    const { data } = await service().get<{ data: Standing[] }>(`/v1/leaderboards/${name}?limit=100${query}`)
    return new Map(data.map(({ member, score }) => [member, score]))
  }
  const report = async (name: string): Promise<Line[]> =>
    (await service().get<{ data: Line[] }>(`/v1/analytics/${name}?limit=100`)).data
  const define = (name: string, definition: object) =>
    service().send('PUT', `/v1/leaderboards/${name}`, { title: name, windows: ['all'], ...definition })

  describe('on punctuality', () => {
    afterEach(() => vi.useRealTimers())

    const percents = async () => {
      const shown = (await report('airlines')).flatMap(({ airline, onTimeShare }) =>
        onTimeShare === null ? [] : [[airline.iata, Math.round(onTimeShare * 10_000) / 100] as const],
      )
      return { report: Object.fromEntries(shown), board: Object.fromEntries(await board('airlines-ontime')) }
    }
    const both = (percent: Record<string, number>) => ({ report: percent, board: percent })
    const percent = (onTime: number, of: number) => Math.round((10_000 * onTime) / of) / 100

    // One more flight of the fixtures was due and on time.
    const onTime = due.ZA.onTime.length + 1
    const all = onTime + due.ZA.late.length + due.ZA.cancelled.length

    test('are the same share of due flights, neither cancelled nor 15 minutes late', async () => {
      expect(await percents()).toEqual(both({ ZA: percent(onTime, all), ZB: percent(1, 3) }))
    })

    test('are the same after a flight becomes due, from the job that recomputes both', async () => {
      const before = await percents()
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
      expect(await percents()).toEqual(before)
      await service().wired.services.leaderboards.leaderboards.recomputeOnTime()
      expect(await percents()).toEqual(both({ ZA: percent(onTime, all + 1), ZB: percent(1, 3) }))
    })

    test('count a flight of the day only once it is due', async () => {
      const at = `&window=daily&at=${utcDay(new Date(Date.now() + 30 * 3_600_000))}`
      expect([...(await board('airlines-ontime', at))]).toEqual([])
    })

    test('are the same after a change of a flight', async () => {
      const { wired, send } = service()
      await wired.services.leaderboards.leaderboards.recomputeOnTime()
      const { ZB } = (await percents()).board
      await send('PATCH', `/v1/flights/${due.ZB.onTime[0]}`, { status: 'cancelled' })
      await until(async () => (await percents()).board.ZB !== ZB)
      await until(async () => (await percents()).report.ZB !== ZB)
      expect(await percents()).toMatchObject(both({ ZB: 0 }))
    })
  })

  describe('on miles', () => {
    test('are the same in a profile, on a board, in a report, and as the distance of a route', async () => {
      await define('miles', { source: 'bookings', member: 'passenger', metric: 'miles' })
      const scores = await board('miles')
      const flyers = new Map((await report('frequent-flyers')).map(({ passenger, miles }) => [passenger, miles]))
      const distance = async (to: string) =>
        (await service().get<{ miles: number }>(`/v1/routes/QAA/${to}/distance`)).miles
      const [toB, toC, toD] = [await distance('QBB'), await distance('QCC'), await distance('QDD')]
      const expected = { [ADA]: 3 * toB + toD, [BO]: 2 * toB + 2 * toC }
      for (const [passenger, name] of [
        [ADA, 'Ada É.'],
        [BO, 'Bo v.'],
      ] as const) {
        const { milesFlown } = await service().get<{ milesFlown: number }>(`/v1/users/${passenger}/profile`)
        const board = scores.get(String(passenger))
        expect({ milesFlown, board, report: flyers.get(name) }, name).toEqual({
          milesFlown: expected[passenger],
          board: expected[passenger],
          report: expected[passenger],
        })
      }
    })

    test('are the same on a board that follows a booking and on a rebuilt one', async () => {
      const { fixtures, send, get } = service()
      await define('booked-miles', { source: 'bookings', member: 'route', metric: 'miles', filter: { to: 'QBB' } })
      const before = (await board('booked-miles')).get('QAA:QBB') ?? 0
      await send('POST', `/v1/flights/${fixtures.flight()}/bookings`, { passengerId: 7 })
      const { miles } = await get<{ miles: number }>('/v1/routes/QAA/QBB/distance')
      await until(async () => (await board('booked-miles')).get('QAA:QBB') === before + miles)
      expect(await send('POST', '/v1/leaderboards/booked-miles/reconcile')).toMatchObject({ data: [{ drifted: 0 }] })
    })
  })

  describe('on seats', () => {
    test('are the same on the seat map, in the layers of a flight and in a search', async () => {
      const { fixtures, send, get } = service()
      const flightId = fixtures.flight()
      for (const seat of ['1A', '1C']) {
        await send('POST', `/v1/flights/${flightId}/bookings`, { passengerId: 8, seat })
      }
      await send('POST', `/v1/flights/${flightId}/holds`, { passengerId: 9, seat: '1D' })
      const map = await get<SeatMap>(`/v1/flights/${flightId}/seats`)
      const { seats } = await get<{ seats: object }>(`/v1/flights/${flightId}`)
      const { from, to, date } = await fixtures.route(flightId)
      const search = `/v1/flights/search?from=${from}&to=${to}&date=${date}`
      const { data } = await get<{ data: { flightId: number }[] }>(search)
      // Only the map has holds, because they expire and are not sold.
      expect(map).toMatchObject({ totalSeats: 6, bookedSeats: 2, heldSeats: 1, availableSeats: 3 })
      const expected = { totalSeats: 6, bookedSeats: 2, availableSeats: map.availableSeats + map.heldSeats }
      expect(seats).toEqual(expected)
      expect(data.find((flight) => flight.flightId === flightId)).toMatchObject(expected)
      const statuses = map.seats.map(({ status }) => status)
      expect(statuses.filter((status) => status === 'booked')).toHaveLength(map.bookedSeats)
      expect(statuses.filter((status) => status === 'held')).toHaveLength(map.heldSeats)
      expect(statuses.filter((status) => status === 'free')).toHaveLength(map.availableSeats)
    })
  })

  describe('on revenue', () => {
    test('are the same in flight_stats, in bookings, in the reports and on a board', async () => {
      const { fixtures, send, wired } = service()
      await send('POST', `/v1/flights/${fixtures.flight(30)}/bookings`, { passengerId: 7 })
      await send('POST', `/v1/flights/${SOON}/bookings`, { passengerId: 7 })
      await wired.services.booking.writeBehind.flush()
      await define('revenue', { source: 'bookings', member: 'airline', metric: 'revenue' })
      await define('route-revenue', { source: 'bookings', member: 'route', metric: 'revenue' })
      await send('POST', '/v1/admin/cache/flush')

      const sums = async (table: string, amount: string, by: 'airline_id' | '"to"') => {
        const column = fixtures.database.dialect === 'pg' ? by : by.replaceAll('"', '`')
        const rows = await fixtures.ask(
          `SELECT flight.${column} AS of, sum(${amount}) AS total FROM ${table} JOIN flight USING (flight_id) GROUP BY flight.${column}`,
        )
        return new Map(rows.map((row) => [Number(row.of), Number(row.total)]))
      }
      const codes = { airline_id: ['', 'ZA', 'ZB'], '"to"': ['', '', 'QAA:QBB', 'QAA:QCC', 'QAA:QDD'] }
      const named = (of: Map<number, number>, names: readonly string[]) =>
        Object.fromEntries([...of].map(([id, total]) => [names[id], total]))

      const byAirline = named(await sums('booking', 'price', 'airline_id'), codes.airline_id)
      expect(named(await sums('flight_stats', 'revenue', 'airline_id'), codes.airline_id)).toEqual(byAirline)
      expect(Object.fromEntries(await board('revenue'))).toEqual(byAirline)
      const airlines = (await report('airlines')).map(({ airline, revenue }) => [airline.iata, Number(revenue)])
      expect(Object.fromEntries(airlines)).toEqual(byAirline)

      const byRoute = named(await sums('booking', 'price', '"to"'), codes['"to"'])
      expect(named(await sums('flight_stats', 'revenue', '"to"'), codes['"to"'])).toEqual(byRoute)
      expect(Object.fromEntries(await board('route-revenue'))).toEqual(byRoute)
      const routes = (await report('route-revenue')).map((r) => [`${r.from.iata}:${r.to.iata}`, Number(r.revenue)])
      expect(Object.fromEntries(routes)).toEqual(byRoute)
    })
  })
})
