import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { positionQueries } from '../../src/db/queries/reference/positions.ts'
import { createAirportZones } from '../../src/services/reference/airport-zones.ts'
import { describeEachEngine } from '../support/engines.ts'
import { addRows, ask } from '../support/scratch.ts'
import { openSmallData } from '../support/small-data.ts'
import { until } from '../support/until.ts'

describeEachEngine('the zones of airports', (_open, url) => {
  let database: Database
  let close: () => Promise<void>
  beforeAll(async () => {
    const opened = await openSmallData(url)
    database = opened.database
    close = opened.close
  })
  afterAll(() => close())

  /** Zones with a count of the airports that were read one by one. */
  function openZones(options: { readAfterMs?: number } = {}) {
    const queries = positionQueries(database)
    const positionOf = vi.spyOn(queries, 'positionOf')
    const left: unknown[] = []
    return {
      ...createAirportZones({ queries, onLeft: (_what, error) => left.push(error), ...options }),
      positionOf,
      queries,
      left,
    }
  }

  test('are known without a query after one query for all', async () => {
    const { readAll, of, positionOf } = openZones()
    await readAll()
    expect(await of('QAA')).toBe('Africa/Ndjamena')
    expect(await of('QFF'), 'without a position').toBe('UTC')
    expect(positionOf).not.toHaveBeenCalled()
  })

  test('are read once for an airport that is added later', async () => {
    const { readAll, of, positionOf } = openZones()
    await readAll()
    await addRows(database, 'airport', [{ airport_id: 70, iata: 'QNY', icao: 'XQNY', name: 'New' }])
    await addRows(database, 'airport_geo', [
      { airport_id: 70, name: 'New', city: null, country: 'Atlantis', latitude: 40.64, longitude: -73.78 },
    ])
    const found = await Promise.all([of('QNY'), of('QNY')])
    expect([...found, await of('QNY')]).toEqual(Array(3).fill('America/New_York'))
    expect(positionOf).toHaveBeenCalledTimes(1)
  })

  test('are those of the first airport of a code', async () => {
    await addRows(database, 'airport', [{ airport_id: 71, iata: 'QAA', icao: 'XQA2', name: 'Alpha Two' }])
    const [all, one] = [openZones(), openZones()]
    await all.readAll()
    expect([await all.of('QAA'), await one.of('QAA')]).toEqual(Array(2).fill('Africa/Ndjamena'))
  })

  test('are not kept for unknown codes', async () => {
    const { of, positionOf } = openZones()
    expect([await of('QZZ'), await of('QZZ')]).toEqual([undefined, undefined])
    expect(positionOf).toHaveBeenCalledTimes(2)
  })

  test('are read again in the background, and stay during an outage', async () => {
    const { readAll, of, positionOf } = openZones({ readAfterMs: 1 })
    await readAll()
    await ask(database, 'UPDATE airport_geo SET latitude = 21.32, longitude = -157.92 WHERE airport_id = 2')
    positionOf.mockRejectedValueOnce(new Error('unavailable'))
    await until(async () => {
      expect(await of('QBB')).toBe('Africa/Ndjamena')
      return positionOf.mock.calls.length > 0
    })
    await until(async () => (await of('QBB')) === 'Pacific/Honolulu')
  })

  test('are read one by one after a failed query for all', async () => {
    const { readAll, of, queries, left } = openZones()
    vi.spyOn(queries, 'positions').mockRejectedValueOnce(new Error('unavailable'))
    await readAll()
    expect(left).toEqual([new Error('unavailable')])
    expect(await of('QAA')).toBe('Africa/Ndjamena')
  })

  test('are an error, not an unknown airport, without the database', async () => {
    const { of, positionOf } = openZones()
    positionOf.mockRejectedValueOnce(new Error('unavailable'))
    await expect(of('QAA')).rejects.toThrow('unavailable')
    expect(await of('QAA')).toBe('Africa/Ndjamena')
  })
})
