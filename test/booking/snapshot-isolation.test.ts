import { expect, inject, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../support/engines.ts'
import { makeFixtures } from '../support/fixtures.ts'
import { ask } from '../support/scratch.ts'
import { startTestMariadb } from '../support/servers.ts'
import { openBookingServices } from './booking-services.ts'

/** Default since MariaDB 11.6: a transaction must not change a row that is newer than its snapshot. */
test('concurrent cancellations on a MariaDB with snapshot isolation: one succeeds, the others find no booking', async (context) => {
  const server = await startTestMariadb()
  if ('skipped' in server) return context.skip(server.skipped)
  onTestFinished(server.close)
  const database = openTestDatabase(server.url)
  await ask(database, 'SET GLOBAL innodb_snapshot_isolation = ON')
  await database.close()
  const fixtures = await makeFixtures(server.url)
  onTestFinished(fixtures.close)
  const services = await openBookingServices(fixtures, { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
  onTestFinished(services.close)

  for (let round = 0; round < 10; round++) {
    const flightId = fixtures.flight()
    const { bookings } = await services.bookings.book({ flightId, passengerId: 1, wishes: ['any'] })
    const cancel = () =>
      services.bookings.cancel(bookings[0]?.bookingId ?? 0).then(
        () => 'done',
        (error) => error.code,
      )
    const ends = await Promise.all(Array.from({ length: 4 }, cancel))
    expect(ends.sort()).toEqual(['done', 'not-found', 'not-found', 'not-found'])
    expect(await fixtures.booked(flightId)).toEqual([])
  }
})
