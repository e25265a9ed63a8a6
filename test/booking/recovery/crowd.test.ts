import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import type { WriteBehindStats } from '../../../src/services/booking/write-behind-stats.ts'
import { runMain } from '../../support/run-main.ts'
import { ask, scratchDatabase } from '../../support/scratch.ts'
import { until } from '../../support/until.ts'
import { makeFlightRows, upTo } from './flight-rows.ts'
import { postgresUrl } from './ground.ts'

const SEATS = 180
const CLIENTS = 200
const ADMIN_TOKEN = 'the-admin-token-of-the-crowd'

/** A booking, or a problem. */
interface Answer {
  bookingId: number
  seat: string
  price: string
  code: string
}

test('200 concurrent clients book one flight of 180 seats, over three API processes', {
  timeout: 180_000,
}, async () => {
  const database = await scratchDatabase(postgresUrl())
  await makeFlightRows(database, { capacities: [SEATS], passengers: CLIENTS })
  const settings = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    SEED_SCALE: 'none',
    ADMIN_TOKEN,
    DATABASE_URL: database.url,
    VALKEY_CACHE_URL: inject('cacheUrl'),
    VALKEY_STATE_URL: inject('stateUrl'),
    KEY_PREFIX: `${randomUUID()}:`,
  }
  // Starts one process at a time: on a small machine four concurrent starts are slower.
  const addresses: string[] = []
  while (addresses.length < 3) {
    const api = await runMain({ ...settings, ROLE: 'api' })
    await until(() => api.out().includes('"address"'), 60_000)
    addresses.push(await api.address())
  }
  await runMain({ ...settings, ROLE: 'worker' })

  const answers = await Promise.all(
    upTo(CLIENTS).map(async (passengerId) => {
      const response = await fetch(`${addresses[passengerId % 3]}/v1/flights/1/bookings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ passengerId }),
      })
      return { status: response.status, passengerId, body: (await response.json()) as Answer }
    }),
  )
  const booked = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(booked).toHaveLength(SEATS)
  expect(new Set(booked.map(({ body }) => body.seat)).size).toBe(SEATS)
  expect(refused).toHaveLength(CLIENTS - SEATS)
  for (const { status, body } of refused)
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'seat-taken' })

  const rows = await ask(database, 'SELECT booking_id, seat, passenger_id FROM booking ORDER BY booking_id')
  const acknowledged = booked.map(({ passengerId, body }) => ({
    booking_id: body.bookingId,
    seat: body.seat,
    passenger_id: passengerId,
  }))
  expect(rows).toEqual(acknowledged.sort((a, b) => a.booking_id - b.booking_id))

  for (const address of addresses) {
    const map = (await (await fetch(`${address}/v1/flights/1/seats`)).json()) as { seats: { status: string }[] }
    expect(map).toMatchObject({ totalSeats: SEATS, bookedSeats: SEATS, heldSeats: 0, availableSeats: 0 })
    for (const { status } of map.seats) expect(status).toBe('booked')
  }
  await until(async () => {
    const stats = (await (await fetch(`${addresses[0]}/v1/stats/write-behind`)).json()) as WriteBehindStats
    return stats.pendingBookings === 0 && stats.batches === 0 && stats.openReservations === 0
  }, 60_000)
  const [stats] = await ask(database, 'SELECT bookings, revenue FROM flight_stats WHERE flight_id = 1')
  const revenue = booked.reduce((sum, { body }) => sum + Number(body.price), 0)
  expect({ bookings: stats?.bookings, revenue: Number(stats?.revenue) }).toEqual({ bookings: SEATS, revenue })
})
