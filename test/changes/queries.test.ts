import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { outboxQueries } from '../../src/db/queries/booking/outbox.ts'
import { type FlightBefore, flightChangeQueries } from '../../src/db/queries/flights/changes.ts'
import { airlineQueries } from '../../src/db/queries/reference/airlines.ts'
import { airportQueries } from '../../src/db/queries/reference/airports.ts'
import { makeFlughafenDb } from '../db/flughafendb.ts'
import { describeEachEngine } from '../support/engines.ts'
import { addRows, ask, scratchDatabase } from '../support/scratch.ts'
import { makeSmallData } from '../support/small-data.ts'

const stale = { keys: ['a:1'], tags: ['b:2'], patterns: ['c:*'] }

describeEachEngine('changes', (_seeded, url) => {
  async function smallData() {
    const database = await scratchDatabase(url)
    await makeSmallData(database)
    const { flight, flightLog, flightStatus } = database.tables
    return {
      database,
      airports: airportQueries(database),
      airlines: airlineQueries(database),
      flights: flightChangeQueries(database),
      outbox: async () => {
        const rows = await outboxQueries(database).due(new Date(Date.now() + 60_000), 100)
        return rows.map((row) => row.stale)
      },
      flight: async (flightId: number) =>
        (await database.builder.select().from(flight).where(eq(flight.flightId, flightId)))[0],
      status: async (flightId: number) =>
        (await database.builder.select().from(flightStatus).where(eq(flightStatus.flightId, flightId)))[0],
      log: () => database.builder.select().from(flightLog).orderBy(asc(flightLog.flightLogId)),
    }
  }

  describe('of a name', () => {
    test('of an airport is stored in every table of the schema, with an outbox row', async () => {
      const { database, airports, outbox } = await smallData()
      const renamed = await airports.rename({ iata: 'QBB', name: 'Neue Brücke 東京', stale })
      expect(renamed?.row).toMatchObject({ iata: 'QBB', name: 'Neue Brücke 東京', city: 'Gießen', countryCode: 'DEU' })
      expect(await airports.byIata('QBB')).toEqual(renamed?.row)
      expect(await ask(database, 'SELECT name FROM airport_geo WHERE airport_id = 2')).toEqual([
        { name: 'Neue Brücke 東京' },
      ])
      expect(await airports.byIata('QAA')).toMatchObject({ name: 'Alpha Field' })
      expect(await outbox()).toEqual([stale])
    })

    test('of an airport without a position is stored', async () => {
      const { airports } = await smallData()
      expect(await airports.rename({ iata: 'QFF', name: 'Somewhere', stale })).toMatchObject({
        row: { name: 'Somewhere' },
      })
    })

    test('of an airline is stored, also when it is unchanged', async () => {
      const { airlines, outbox } = await smallData()
      for (const name of ['Zulu', 'Zulu']) {
        expect(await airlines.rename({ iata: 'ZA', name, stale })).toMatchObject({
          row: { iata: 'ZA', name: 'Zulu' },
        })
      }
      expect(await airlines.byIata('ZA')).toMatchObject({ name: 'Zulu' })
      expect(await airlines.byIata('ZB')).toMatchObject({ name: 'Zeta Blue' })
      expect(await outbox()).toEqual([stale, stale])
    })

    test('of a missing row changes nothing, and writes no outbox row', async () => {
      const { airports, airlines, outbox } = await smallData()
      expect(await airports.rename({ iata: 'QZZ', name: 'Zed', stale })).toBeUndefined()
      expect(await airlines.rename({ iata: 'ZZ', name: 'Zed', stale })).toBeUndefined()
      expect(await outbox()).toEqual([])
    })

    const unfitNames = [
      ['is too long', 'X'.repeat(51)],
      // A PostgreSQL database is in UTF-8, with all of its tables.
      ...(url.startsWith('mysql:') ? [['has letters outside its character set', '東京'] as const] : []),
    ] as const
    test.each(unfitNames)('that %s for an adopted table is refused, and changes nothing', async (_why, name) => {
      const database = await scratchDatabase(url)
      await makeFlughafenDb(database)
      await migrate(database)
      const latin1 = ['airport', 'airport_geo', 'airline'].map(
        (table) => `ALTER TABLE ${table} CONVERT TO CHARACTER SET latin1`,
      )
      if (database.dialect === 'mysql') for (const statement of latin1) await ask(database, statement)
      const unfit = { name: 'NotCommitted', because: 'unfit' }
      await expect(airportQueries(database).rename({ iata: 'JFK', name, stale })).rejects.toMatchObject(unfit)
      await expect(airlineQueries(database).rename({ iata: 'AA', name, stale })).rejects.toMatchObject(unfit)
      expect(await airportQueries(database).byIata('JFK')).toMatchObject({ name: 'JOHN F KENNEDY INTL' })
      expect(await airlineQueries(database).byIata('AA')).toMatchObject({ name: 'America Airlines' })
      expect(await ask(database, 'SELECT * FROM outbox')).toEqual([])
    })
  })

  describe('of a flight', () => {
    const at = (time: string) => new Date(`2026-03-10T${time}:00Z`)
    const decision = {
      departure: at('13:00'),
      arrival: at('15:00'),
      status: 'delayed',
      delayMinutes: 60,
      user: 'admin',
      comment: 'Fog',
      stale,
    }

    test('is checked against the current flight', async () => {
      const { database, flights } = await smallData()
      const booking = (id: number, seat: string | null, passenger: number) => ({
        booking_id: id,
        flight_id: 3,
        seat,
        passenger_id: passenger,
        price: '1.00',
      })
      await addRows(database, 'booking', [booking(70, '1A', 7), booking(71, null, 7), booking(72, '1C', 8)])
      const seen: FlightBefore[] = []
      const look = (before: FlightBefore) => {
        seen.push({ ...before, passengerIds: before.passengerIds.sort() })
        return decision
      }
      await flights.change(3, look)
      await flights.change(8, look)
      const times = { departure: at('12:00'), arrival: at('13:30') }
      const from = { iata: 'QAA', latitude: 10, longitude: 20 }
      expect(seen).toEqual([
        { flightId: 3, from, to: { iata: 'QBB' }, ...times, status: 'delayed', delayMinutes: 25, passengerIds: [7, 8] },
        { flightId: 8, from, to: { iata: 'QCC' }, ...times, status: null, delayMinutes: 0, passengerIds: [] },
      ])
    })

    test('is stored with its log line, its status and an outbox row', async () => {
      const { flights, flight, status, log, outbox } = await smallData()
      const { change, layers } = await flights.change(3, () => decision)
      expect(change).toEqual(decision)
      const kept = { departure: at('13:00'), arrival: at('15:00') }
      expect(await flight(3)).toMatchObject(kept)
      expect(await status(3)).toMatchObject({ status: 'delayed', delayMinutes: 60 })
      expect(layers).toMatchObject({
        details: { flightId: 3, flightNo: 'ZA103' },
        schedule: kept,
        seats: { totalSeats: 180 },
        status: { status: 'delayed', delayMinutes: 60, updatedAt: (await status(3))?.updatedAt },
      })
      const [line, ...more] = await log()
      expect(more).toEqual([])
      expect(line).toEqual({
        flightLogId: expect.any(Number),
        logDate: expect.any(Date),
        user: 'admin',
        flightId: 3,
        comment: 'Fog',
        flightnoOld: 'ZA103',
        flightnoNew: 'ZA103',
        fromOld: 1,
        fromNew: 1,
        toOld: 2,
        toNew: 2,
        departureOld: at('12:00'),
        departureNew: at('13:00'),
        arrivalOld: at('13:30'),
        arrivalNew: at('15:00'),
        airplaneIdOld: 2,
        airplaneIdNew: 2,
        airlineIdOld: 2,
        airlineIdNew: 2,
      })
      expect(Math.abs(Date.now() - Number(line?.logDate))).toBeLessThan(60_000)
      expect(await outbox()).toEqual([stale])
    })

    test('creates the first status of a flight', async () => {
      const { flights, status } = await smallData()
      await flights.change(2, () => ({ ...decision, status: 'cancelled', delayMinutes: 0, comment: null }))
      expect(await status(2)).toMatchObject({ status: 'cancelled', delayMinutes: 0 })
      expect(await status(4)).toMatchObject({ updatedAt: new Date('2026-03-10T10:00:00Z') })
    })

    test('that is refused changes nothing', async () => {
      const { flights, flight, status, log, outbox } = await smallData()
      const before = [await flight(3), await status(3)]
      const refuse = () => {
        throw new Error('refused')
      }
      await expect(flights.change(3, refuse)).rejects.toThrow()
      expect([await flight(3), await status(3), await log(), await outbox()]).toEqual([...before, [], []])
    })

    test('of a missing or hidden flight is refused with `gone`', async () => {
      const { database, flights, flight, log, outbox } = await smallData()
      await ask(database, 'UPDATE flight SET airline_id = 999 WHERE flight_id = 7')
      const before = await flight(7)
      for (const flightId of [999, 7]) {
        await expect(flights.change(flightId, () => decision)).rejects.toMatchObject({ because: 'gone' })
      }
      expect([await flight(7), await log(), await outbox()]).toEqual([before, [], []])
    })

    test('waits for the concurrent one before it, and starts from its result', async () => {
      const { flights, flight, status, log } = await smallData()
      const later = (before: FlightBefore) => ({
        ...decision,
        departure: new Date(before.departure.getTime() + 60_000),
        arrival: new Date(before.arrival.getTime() + 60_000),
        delayMinutes: before.delayMinutes + 1,
      })
      await Promise.all(Array.from({ length: 12 }, () => flights.change(3, later)))
      const lines = await log()
      expect(lines).toHaveLength(12)
      lines.reduce((previous, line) => {
        expect(line.departureOld).toEqual(previous.departureNew)
        expect(line.arrivalOld).toEqual(previous.arrivalNew)
        return line
      })
      expect(await flight(3)).toMatchObject({ departure: at('12:12'), arrival: at('13:42') })
      expect(await status(3)).toMatchObject({ delayMinutes: 37 })
    })
  })
})
