import { describe, expect, it } from 'vitest'
import { records, seeded } from './seeded.ts'

describe.each(['tiny', 'small'] as const)('the data set at scale %s', (scale) => {
  const tables = seeded({ scale })
  const of = (table: string) => records(tables, table)
  const ids = (table: string, column: string) => new Set(of(table).map((row) => row[column]))
  const outside = (known: ReadonlySet<unknown>, table: string, ...columns: string[]) =>
    of(table).flatMap((row) => columns.filter((column) => !known.has(row[column])).map(() => row))

  const airports = ids('airport', 'airport_id')
  const airlines = ids('airline', 'airline_id')

  it('has the airports that every example names', () => {
    const iata = ids('airport', 'iata')
    const named = 'JFK LAX LHR CDG FRA ATL ORD SFO NRT SIN DXB SYD BER'.split(' ')
    expect(named.filter((code) => !iata.has(code))).toEqual([])
  })

  it('has unique codes', () => {
    for (const [table, column] of [
      ['airport', 'iata'],
      ['airport', 'icao'],
      ['airline', 'iata'],
      ['flightschedule', 'flightno'],
      ['country', 'code'],
      ['country', 'alpha2'],
      ['country', 'name'],
    ] as const) {
      expect([table, column, ids(table, column).size]).toEqual([table, column, of(table).length])
    }
  })

  it('fits its columns', () => {
    const longest = (table: string, column: string) =>
      Math.max(...of(table).map((row) => [...String(row[column] ?? '')].length))
    expect(of('airport').filter(({ iata, icao }) => !/^[A-Z]{3} [A-Z]{4}$/.test(`${iata} ${icao}`))).toEqual([])
    expect(of('airline').filter(({ iata }) => !/^[A-Z0-9]{2}$/.test(String(iata)))).toEqual([])
    expect(of('country').filter(({ code, alpha2 }) => !/^[A-Z]{3} [A-Z]{2}$/.test(`${code} ${alpha2}`))).toEqual([])
    expect(longest('airport', 'name')).toBeLessThanOrEqual(120)
    expect(longest('airport_geo', 'city')).toBeLessThanOrEqual(80)
    expect(longest('airport_geo', 'country')).toBeLessThanOrEqual(80)
    expect(longest('airline', 'airlinename')).toBeLessThanOrEqual(60)
    expect(longest('flightschedule', 'flightno')).toBeLessThanOrEqual(8)
  })

  it('refers to existing rows only', () => {
    expect(outside(airports, 'airport_geo', 'airport_id')).toEqual([])
    expect(outside(ids('country', 'name'), 'airport_geo', 'country')).toEqual([])
    expect(outside(airports, 'airline', 'base_airport')).toEqual([])
    expect(outside(airlines, 'airplane', 'airline_id')).toEqual([])
    expect(outside(ids('airplane_type', 'type_id'), 'airplane', 'type_id')).toEqual([])
    expect(outside(airports, 'flightschedule', 'from', 'to')).toEqual([])
    expect(outside(airlines, 'flightschedule', 'airline_id')).toEqual([])
    expect(outside(airports, 'route', 'from', 'to')).toEqual([])
  })

  it('has a route for each pair with a schedule, and for no other', () => {
    const pairs = (table: string) => new Set(of(table).map(({ from, to }) => `${from} ${to}`))
    expect(pairs('route')).toEqual(pairs('flightschedule'))
    expect(of('route').length).toBe(pairs('route').size)
  })

  it('flies every route back', () => {
    const routes = of('route')
    const pairs = new Set(routes.map(({ from, to }) => `${from} ${to}`))
    expect(routes.filter(({ from, to }) => !pairs.has(`${to} ${from}`))).toEqual([])
    expect(routes.some(({ domestic }) => domestic === true)).toBe(true)
    expect(routes.some(({ domestic }) => domestic === false)).toBe(true)
  })

  it('has aircraft of plausible size', () => {
    expect(of('airplane').filter(({ capacity }) => Number(capacity) < 50 || Number(capacity) > 550)).toEqual([])
  })
})
