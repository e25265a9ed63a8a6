import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { warmQueries } from '../../src/db/queries/operations/warm.ts'
import { describeEachEngine } from '../support/engines.ts'
import { addRows } from '../support/scratch.ts'
import { openSmallData } from '../support/small-data.ts'

describeEachEngine('the queries of warming', (_seeded, url) => {
  let database: Database
  let close: () => Promise<void>
  beforeAll(async () => {
    const opened = await openSmallData(url)
    database = opened.database
    close = opened.close
    const nowhere = { flightno: 'ZA1', airline_id: 1, airplane_id: 1, departure: new Date(0), arrival: new Date(0) }
    // The most flights of all routes, but from an airport without a code and from an unknown one.
    await addRows(
      database,
      'flight',
      Array.from({ length: 20 }, (_, i) => ({ flight_id: 100 + i, ...nowhere, from: i % 2 ? 5 : 999, to: 1 })),
    )
    // Passenger 1 already has six bookings. The newest come last.
    await addRows(
      database,
      'booking',
      [2, 3, 3, 4, 4, 2, 3].map((passengerId, i) => ({
        booking_id: 100 + 7 * i,
        flight_id: 2,
        seat: null,
        passenger_id: passengerId,
        price: '99.00',
      })),
    )
  })
  afterAll(() => close())

  test('rank routes by flights, where both airports have a code', async () => {
    const { busiestRoutes } = warmQueries(database)
    expect(await busiestRoutes(10)).toEqual([
      { from: 'QAA', to: 'QBB' },
      { from: 'QAA', to: 'QCC' },
      { from: 'QBB', to: 'QAA' },
    ])
    expect(await busiestRoutes(1)).toHaveLength(1)
  })

  test('rank frequent passengers by bookings, then by id', async () => {
    const { frequentPassengers } = warmQueries(database)
    expect(await frequentPassengers(10)).toEqual([1, 3, 2, 4])
    expect(await frequentPassengers(2)).toEqual([1, 3])
  })

  test('count only the newest bookings', async () => {
    const { frequentPassengers } = warmQueries(database)
    expect(await frequentPassengers(10, 7)).toEqual([3, 2, 4])
    expect(await frequentPassengers(10, 3)).toEqual([2, 3, 4])
    expect(await frequentPassengers(10, 1)).toEqual([3])
  })
})
