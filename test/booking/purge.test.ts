import { expect, inject, test } from 'vitest'
import { shardOf } from '../../src/services/booking/seat-map/keys.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { bookingServices } from './booking-services.ts'

const HOUR_MS = 3_600_000

describeEachEngine('the purge', (_open, url) => {
  const here = fixtures(() => url)
  const start = () => bookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
  const hoursAgo = (hours: number) =>
    new Date(Date.now() - hours * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ')

  test('deletes idempotency keys after a day', async () => {
    const { bookings, purge, client, keys } = await start()
    const flightId = here().flight()
    const book = (key: string) => {
      const idempotency = { caller: 'admin', route: 'test', key, request: {} }
      return bookings.book({ flightId, passengerId: 1, wishes: ['any'], idempotency })
    }
    await book('old')
    await here().ask(`UPDATE idempotency_key SET created_at = '${hoursAgo(25)}'`)
    await book('young')
    await here().ask(`UPDATE idempotency_key SET created_at = '${hoursAgo(23)}' WHERE created_at > '${hoursAgo(1)}'`)
    expect(await purge()).toBe(1)
    // On the state server a key is marked for seconds only.
    await client.del(...(await client.keys(keys.mark('*', shardOf(flightId)))))
    expect(await book('young')).toMatchObject({ replayed: true })
    expect(await book('old')).toMatchObject({ replayed: false })
  })

  test('deletes outcomes of reservations after a week, and batches after a day', async () => {
    const { bookings, writeBehind, purge } = await start()
    const flightId = here().flight()
    await bookings.book({ flightId, passengerId: 1, wishes: ['any'] })
    await writeBehind.flush()
    await here().ask(`UPDATE booking_reservation SET created_at = '${hoursAgo(25)}'`)
    await here().ask(`UPDATE flush_batch SET applied_at = '${hoursAgo(23)}'`)
    expect(await purge()).toBe(0)
    await here().ask(`UPDATE booking_reservation SET created_at = '${hoursAgo(7 * 24 + 1)}'`)
    await here().ask(`UPDATE flush_batch SET applied_at = '${hoursAgo(25)}'`)
    const rows = await here().ask('SELECT count(*) AS n FROM booking_reservation')
    expect(await purge()).toBe(Number(rows[0]?.n) + 1)
    expect(await here().booked(flightId)).toHaveLength(1)
  })
})
