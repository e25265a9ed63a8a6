import type { Definition } from '../../src/services/leaderboards/definition.ts'

/** Flight with its bookings. */
interface Row {
  departure: Date
  from: string
  to: string
  airline: string
  domestic: boolean
  distanceKm: number
  status: string | null
  delayMinutes: number
  bookings: { passengerId: number; price: number }[]
}

type Ask = (statement: string) => Promise<Record<string, unknown>[]>

/** Reads all flights table by table and joins them here, unlike the queries of the service. */
export async function rowsOf(ask: Ask): Promise<Row[]> {
  const all = async (table: string) => ask(`SELECT * FROM ${table}`)
  const airports = new Map((await all('airport')).map((row) => [Number(row.airport_id), String(row.iata)]))
  const airlines = new Map((await all('airline')).map((row) => [Number(row.airline_id), String(row.iata)]))
  const pair = (row: Record<string, unknown>) => `${row.from}:${row.to}`
  const routes = new Map((await all('route')).map((row) => [pair(row), row]))
  const standings = new Map((await all('flight_status')).map((row) => [Number(row.flight_id), row]))
  const bookings = new Map<number, Row['bookings']>()
  for (const row of await all('booking')) {
    const ofFlight = bookings.get(Number(row.flight_id)) ?? []
    ofFlight.push({ passengerId: Number(row.passenger_id), price: Number(row.price) })
    bookings.set(Number(row.flight_id), ofFlight)
  }
  return (await all('flight')).map((row): Row => {
    const route = routes.get(pair(row))
    const standing = standings.get(Number(row.flight_id))
    return {
      departure: momentOf(row.departure),
      from: airports.get(Number(row.from)) ?? '',
      to: airports.get(Number(row.to)) ?? '',
      airline: airlines.get(Number(row.airline_id)) ?? '',
      domestic: Boolean(Number(route?.domestic ?? false)),
      distanceKm: Number(route?.distance_km ?? 0),
      status: standing ? String(standing.status) : null,
      delayMinutes: Number(standing?.delay_minutes ?? 0),
      bookings: bookings.get(Number(row.flight_id)) ?? [],
    }
  })
}

/** Computes the expected scores of a board by member, one row at a time. */
export function expectedScores(
  rows: readonly Row[],
  definition: Definition,
  range: { from: Date; to: Date } | undefined,
): Map<string, number> {
  const { source, member, metric, filter = {} } = definition
  const sums = new Map<string, { amount: number; of: number }>()
  const count = (name: string, amount: number) => {
    const before = sums.get(name) ?? { amount: 0, of: 0 }
    sums.set(name, { amount: before.amount + amount, of: before.of + 1 })
  }
  for (const row of rows) {
    if (range && (row.departure < range.from || row.departure >= range.to)) continue
    if (filter.domestic !== undefined && filter.domestic !== row.domestic) continue
    if (filter.airline !== undefined && filter.airline !== row.airline) continue
    if (filter.from !== undefined && filter.from !== row.from) continue
    if (filter.to !== undefined && filter.to !== row.to) continue
    const names = {
      passenger: [],
      airport: [row.from, row.to],
      airline: [row.airline],
      route: [`${row.from}:${row.to}`],
    }[member]
    if (source === 'flights') {
      if (metric === 'ontime' && row.departure > new Date()) continue
      const onTime = row.status !== 'cancelled' && row.delayMinutes < 15
      if (metric === 'count' && row.status === 'cancelled') continue
      for (const name of names) count(name, metric === 'count' || onTime ? 1 : 0)
      continue
    }
    for (const { passengerId, price } of row.bookings) {
      const amount = {
        count: 1,
        revenue: Math.round(price * 100),
        miles: Math.round(row.distanceKm / 1.609344),
        ontime: 0,
      }[metric]
      for (const name of member === 'passenger' ? [String(passengerId)] : names) count(name, amount)
    }
  }
  const scores = [...sums].map(([name, { amount, of }]) => {
    if (metric === 'ontime') return [name, Math.round((10_000 * amount) / of) / 100] as const
    return [name, metric === 'revenue' ? amount / 100 : amount] as const
  })
  return new Map(scores.filter(([, score]) => metric === 'ontime' || score !== 0))
}

/** Sorts by score, highest first. Equal scores are in the reverse order of the bytes of their members. */
export const inOrder = (scores: ReadonlyMap<string, number>): [string, number][] =>
  [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || Buffer.compare(Buffer.from(b), Buffer.from(a)))

const momentOf = (value: unknown): Date =>
  value instanceof Date ? value : new Date(`${String(value).replace(' ', 'T').replace(/Z$/, '')}Z`)
