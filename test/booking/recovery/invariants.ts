import { expect } from 'vitest'
import type { Drift } from '../../../src/services/leaderboards/drift.ts'
import { spanAt } from '../../../src/services/leaderboards/windows.ts'
import { ask } from '../../support/scratch.ts'
import type { Stack } from './stack.ts'

/** Runs the jobs of the workers until they find no work. Afterwards no trace of a killed process may remain. */
export async function recover({ reap, writeBehind, outbox, follower }: Stack): Promise<void> {
  await reap()
  await follower.followAll()
  // First the outstanding batch, then the counts since.
  while ((await writeBehind.flush()) > 0);
  await outbox.drain()
}

/** Checks that database, counters and seat maps agree, and that no reservation or batch is open. */
export async function expectConsistent(stack: Stack): Promise<void> {
  const { database, writeBehind, seatMaps } = stack
  expect(await writeBehind.stats()).toMatchObject({
    pendingBookings: 0,
    pendingFlights: 0,
    batches: 0,
    openReservations: 0,
    lagMs: 0,
  })
  expect(await countedInStats(stack)).toEqual(await countedFromBookings(stack))
  expect(await ask(database, 'SELECT * FROM outbox')).toEqual([])
  const idsOf = (table: string) => ask(database, `SELECT booking_id FROM ${table} ORDER BY booking_id`)
  expect(await idsOf('booking_time')).toEqual(await idsOf('booking'))
  // Boards that followed every booking equal boards rebuilt from the database.
  expect(await stack.follower.pending()).toEqual([])
  for (const drift of await rebuildBoards(stack)) expect(drift).toMatchObject({ drifted: 0, examples: [] })

  const rows = await ask(database, 'SELECT flight_id, seat FROM booking ORDER BY flight_id')
  const flights = await ask(database, 'SELECT flight_id FROM flight')
  for (const { flight_id: flightId } of flights) {
    const seats = rows.filter((row) => row.flight_id === flightId).map(({ seat }) => String(seat))
    // Compares the stored map with the map that is read: it must be right without a new load.
    const maps = [await seatMaps.peek(Number(flightId)), await seatMaps.read(Number(flightId))]
    for (const map of maps) {
      if (map) expect(sayingOf(map), `seat map of flight ${flightId}`).toEqual(sayingOf(mapOf(seats, map)))
    }
  }
}

/** Windows of boards, all-time and shorter. */
const boards = [
  ['passengers-most-flights', 'all'],
  ['passengers-most-flights', 'daily'],
  ['airports-most-passengers', 'monthly'],
] as const

/** Rebuilds boards from the database and returns their drift. */
export async function rebuildBoards({ database, rebuilds }: Stack): Promise<(Drift | undefined)[]> {
  const [row] = await ask(database, 'SELECT departure FROM flight')
  const { departure } = row ?? {}
  const leaves = departure instanceof Date ? departure : new Date(`${String(departure).replace(' ', 'T')}Z`)
  const drifts: (Drift | undefined)[] = []
  for (const [board, window] of boards) {
    drifts.push(await rebuilds.forReader({ board, span: spanAt(window, leaves) }))
  }
  return drifts
}

type Map = Awaited<ReturnType<Stack['seatMaps']['read']>>

const sayingOf = ({ bookedSeats, heldSeats, seats }: Map) => ({
  bookedSeats,
  heldSeats,
  taken: seats.filter(({ status }) => status !== 'free').map(({ seat }) => seat),
})

/** The map that follows from the bookings. */
function mapOf(booked: readonly string[], { totalSeats, seats }: Map): Map {
  const status = (seat: string) => (booked.includes(seat) ? ('booked' as const) : ('free' as const))
  return {
    totalSeats,
    bookedSeats: booked.length,
    heldSeats: 0,
    seats: seats.map(({ seat }) => ({ seat, status: status(seat) })),
  }
}

const countedFromBookings = ({ database }: Stack) =>
  figures(
    database,
    'SELECT flight_id, count(*) AS bookings, sum(price) AS revenue FROM booking GROUP BY flight_id ORDER BY flight_id',
  )

const countedInStats = ({ database }: Stack) =>
  figures(
    database,
    'SELECT flight_id, bookings, revenue FROM flight_stats WHERE bookings <> 0 OR revenue <> 0 ORDER BY flight_id',
  )

async function figures(database: Stack['database'], statement: string) {
  const rows = await ask(database, statement)
  return rows.map(({ flight_id, bookings, revenue }) => ({
    flightId: Number(flight_id),
    bookings: Number(bookings),
    revenue: Number(revenue).toFixed(2),
  }))
}
