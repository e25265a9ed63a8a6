import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { flightQueries } from '../../src/db/queries/flights/search.ts'
import { airlineQueries } from '../../src/db/queries/reference/airlines.ts'
import { airportQueries } from '../../src/db/queries/reference/airports.ts'
import { positionQueries } from '../../src/db/queries/reference/positions.ts'
import { dayBounds } from '../../src/domain/local-day.ts'
import { describeEachEngine } from '../support/engines.ts'
import { openSmallData } from '../support/small-data.ts'

describeEachEngine('queries', (_seeded, url) => {
  let database: Database
  let close: () => Promise<void>
  beforeAll(async () => {
    const opened = await openSmallData(url)
    database = opened.database
    close = opened.close
  })
  afterAll(() => close())

  test('are rejected with `unavailable` by a database that accepts no writes', async () => {
    const { outbox } = database.tables
    const write = database.snapshot((tx) =>
      database.run('write', async () => tx.insert(outbox).values({ kind: 'invalidate', payload: {} })),
    )
    await expect(write).rejects.toMatchObject({ code: 'unavailable' })
  })

  describe('airports', () => {
    const codes = async (filter: Omit<Parameters<ReturnType<typeof airportQueries>['list']>[0], 'limit'>) =>
      (await airportQueries(database).list({ limit: 100, ...filter })).map(({ iata }) => iata)

    test('are found by code, with position and country code', async () => {
      expect(await airportQueries(database).byIata('QCC')).toEqual({
        iata: 'QCC',
        icao: 'XQCC',
        name: 'Under_score!',
        city: 'Gießen',
        country: 'Germany',
        countryCode: 'DEU',
        latitude: -1.5,
        longitude: 2.25,
      })
    })

    test('have null for unknown properties', async () => {
      expect(await airportQueries(database).byIata('QFF')).toEqual({
        iata: 'QFF',
        icao: 'XQFF',
        name: 'Nowhere',
        city: null,
        country: null,
        countryCode: null,
        latitude: null,
        longitude: null,
      })
    })

    test('are undefined for an unknown code', async () => {
      expect(await airportQueries(database).byIata('QZZ')).toBeUndefined()
    })

    test('have a position, which may be unknown', async () => {
      const { positionOf } = positionQueries(database)
      expect(await positionOf('QCC')).toEqual({ latitude: -1.5, longitude: 2.25 })
      expect(await positionOf('QFF')).toEqual({ latitude: null, longitude: null })
      expect(await positionOf('QZZ')).toBeUndefined()
    })

    test('are listed by code, without airports that have no code', async () => {
      expect(await codes({})).toEqual(['QAA', 'QBB', 'QCC', 'QDD', 'QFF'])
    })

    test('are listed after a code, up to the limit', async () => {
      const found = await airportQueries(database).list({ after: 'QBB', limit: 2 })
      expect(found.map(({ iata }) => iata)).toEqual(['QCC', 'QDD'])
    })

    test.each(['DEU', 'deu', 'Germany', 'germany', 'GERMANY'])('are found by country as %s', async (country) => {
      expect(await codes({ country })).toEqual(['QBB', 'QCC'])
    })

    test('are found by the name of a country outside the list of countries', async () => {
      expect(await codes({ country: 'atlantis' })).toEqual(['QDD'])
    })

    test.each(['São Paulo', 'são paulo', 'SÃO PAULO'])('are found by city as %s', async (city) => {
      expect(await codes({ city })).toEqual(['QAA'])
    })

    test('are found by a city whose upper case is spelt differently', async () => {
      expect(await codes({ city: 'Gießen' })).toEqual(['QBB', 'QCC'])
    })

    test('are not found by the beginning of a city', async () => {
      expect(await codes({ city: 'São' })).toEqual([])
    })

    test.each([
      ['of the code', 'qb', ['QBB']],
      ['of the name', 'alpha f', ['QAA']],
      ['of the city', 'gie', ['QBB', 'QCC']],
      ['in any case, of letters that are not ASCII', 'SÃO', ['QAA']],
    ])('are found by the beginning %s', async (_column, q, expected) => {
      expect(await codes({ q })).toEqual(expected)
    })

    test('are not found by the middle of a name', async () => {
      expect(await codes({ q: 'field' })).toEqual([])
    })

    test.each([
      ['%', []],
      ['_', []],
      ['100%', ['QBB']],
      ['100_', []],
      ['under_', ['QCC']],
      ['under_score!', ['QCC']],
      ['under%', []],
      ["o'hare \\", []],
    ])('%s stands for itself in a search', async (q, expected) => {
      expect(await codes({ q })).toEqual(expected)
    })

    test('match all filters together', async () => {
      expect(await codes({ country: 'DEU', q: 'under' })).toEqual(['QCC'])
    })
  })

  describe('airlines', () => {
    test('are found by code, with their base', async () => {
      const found = await airlineQueries(database).byIata('ZA')
      expect(found).toEqual({ iata: 'ZA', name: 'Zulu Air', base: { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field' } })
    })

    test('are found also without a name, and with an unknown base', async () => {
      expect(await airlineQueries(database).byIata('ZC')).toEqual({ iata: 'ZC', name: null, base: null })
    })

    test('are undefined for an unknown code', async () => {
      expect(await airlineQueries(database).byIata('ZZ')).toBeUndefined()
    })

    test('are listed by code, after a code, up to the limit', async () => {
      const { list } = airlineQueries(database)
      expect((await list({ limit: 100 })).map(({ iata }) => iata)).toEqual(['ZA', 'ZB', 'ZC'])
      expect((await list({ after: 'ZA', limit: 1 })).map(({ iata }) => iata)).toEqual(['ZB'])
    })

    test('are ranked by routes, counting each pair of airports once', async () => {
      const found = await airlineQueries(database).topRoutes(10)
      expect(found).toEqual([
        {
          iata: 'ZA',
          name: 'Zulu Air',
          base: { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field' },
          totalRoutes: 3,
          destinations: 3,
        },
        {
          iata: 'ZB',
          name: 'Zeta Blue',
          base: { iata: 'QBB', icao: 'XQBB', name: '100% Bravo' },
          totalRoutes: 1,
          destinations: 1,
        },
      ])
      expect(await airlineQueries(database).topRoutes(1)).toHaveLength(1)
    })
  })

  describe('flights on a route', () => {
    /** Selects the flights of a day in the zone of the small data. */
    const onDay = (day: string, from = 'QAA', to = 'QBB') => {
      const start = new Date(`${day}T00:00:00+01:00`)
      const end = new Date(start.getTime() + 86_400_000)
      return flightQueries(database).onRoute({ from, to, start, end })
    }

    test('cover the day from its first second to its last, by departure and then by id', async () => {
      expect((await onDay('2026-03-10')).map(({ flightId }) => flightId)).toEqual([2, 3, 4, 1])
    })

    test('exclude flights of the days before and after', async () => {
      expect((await onDay('2026-03-09')).map(({ flightId }) => flightId)).toEqual([5])
      expect((await onDay('2026-03-11')).map(({ flightId }) => flightId)).toEqual([6])
    })

    test('exclude flights in the other direction', async () => {
      expect((await onDay('2026-03-10', 'QBB', 'QAA')).map(({ flightId }) => flightId)).toEqual([7])
    })

    test('are empty between unknown airports', async () => {
      expect(await onDay('2026-03-10', 'QAA', 'QZZ')).toEqual([])
    })

    test('have all fields of a search', async () => {
      const [first] = await onDay('2026-03-10')
      expect(first).toEqual({
        flightId: 2,
        flightNo: 'ZA102',
        departure: new Date('2026-03-09T23:00:00Z'),
        arrival: new Date('2026-03-10T00:30:00Z'),
        airline: { iata: 'ZA', name: 'Zulu Air' },
        from: { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field', city: 'São Paulo', latitude: 10, longitude: 20 },
        to: { iata: 'QBB', icao: 'XQBB', name: '100% Bravo', city: 'Gießen', latitude: 10, longitude: 20 },
        aircraft: 'Test 320',
        totalSeats: 4,
        bookedSeats: 1,
        status: null,
      })
    })

    test('count every booking, with or without a seat, even beyond the capacity', async () => {
      expect((await onDay('2026-03-10')).map(({ bookedSeats }) => bookedSeats)).toEqual([1, 0, 0, 5])
    })

    test('have a status only after a change', async () => {
      expect((await onDay('2026-03-10')).map(({ status }) => status)).toEqual([null, 'delayed', 'cancelled', null])
    })

    test('omit an unknown type', async () => {
      const [, second] = await onDay('2026-03-10')
      expect(second).toMatchObject({ flightId: 3, aircraft: null, totalSeats: 180 })
    })

    test.each(['0001-01-01', '9999-12-31'])('are empty on %s, at the end of the calendar', async (day) => {
      for (const zone of ['Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Niue']) {
        expect(await flightQueries(database).onRoute({ from: 'QAA', to: 'QBB', ...dayBounds(day, zone) })).toEqual([])
      }
    })
  })
})
