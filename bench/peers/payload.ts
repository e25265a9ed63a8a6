import type { Flight } from '../../src/domain/flight.ts'
import type { FlightSearch } from '../../src/services/flights/search.ts'

/** Response of `GET /v1/flights/search`. */
export interface Found {
  data: Flight[]
}

/** A response body: its size in bytes before compression, and whether limit and service send it compressed. */
export interface Body {
  bytes: number
  gzip: boolean
}

/** Measured bodies: one flight, a usual day, and a busy day in both forms. */
export const bodies = {
  '600B': { bytes: 600, gzip: false },
  '4KB': { bytes: 4_096, gzip: false },
  '40KB': { bytes: 40_960, gzip: false },
  '40KB-gzip': { bytes: 40_960, gzip: true },
} as const satisfies Record<string, Body>

export type BodyName = keyof typeof bodies

const airports = (
  'JFK New York|LAX Los Angeles|ORD Chicago|ATL Atlanta|DFW Dallas|DEN Denver|SFO San Francisco|SEA Seattle|MIA Miami|BOS Boston|' +
  'LHR London|CDG Paris|AMS Amsterdam|FRA Frankfurt|MAD Madrid|FCO Rome|ZRH Zurich|VIE Vienna|CPH Copenhagen|ARN Stockholm|' +
  'HND Tokyo|ICN Seoul|SIN Singapore|BKK Bangkok|HKG Hong Kong|SYD Sydney|MEL Melbourne|DEL Delhi|BOM Mumbai|DXB Dubai|' +
  'DOH Doha|JNB Johannesburg|NBO Nairobi|GRU Sao Paulo'
)
  .split('|')
  .map((line) => ({ iata: line.slice(0, 3), city: line.slice(4) }))
const airlines = ['American Airlines', 'Lufthansa', 'Singapore Airlines', 'Emirates', 'Qantas'].map((name) => ({
  iata: `${name[0]}${name[3]}`.toUpperCase(),
  name,
}))
const aircraft = ['Airbus A321', 'Boeing 787-9', 'Airbus A350-900', 'Embraer E195-E2']
const DATE = '2027-06-15'

/** A thousand searches, each of a different route. */
export const searches: readonly FlightSearch[] = airports
  .flatMap((from) => airports.filter((to) => to !== from).map((to) => ({ from: from.iata, to: to.iata, date: DATE })))
  .slice(0, 1_000)

/** Key of an entry in every peer. The service uses its own key. */
export const keyOf = ({ from, to, date }: FlightSearch) => `flight:search:${from}:${to}:${date}`

/** Path and query string of a search, the same for every server. */
export const pathOf = ({ from, to, date }: FlightSearch) => `/v1/flights/search?from=${from}&to=${to}&date=${date}`

/** Generates the result of a search, always the same. Its JSON has exactly this number of bytes, all ASCII. */
export function payload(search: FlightSearch, bytes: number): Found {
  const data = [flight(search, 0)]
  let size = length({ data })
  for (;;) {
    const next = flight(search, data.length)
    const longer = size + 1 + length(next)
    if (longer > bytes) break
    data.push(next)
    size = longer
  }
  lengthen(data, bytes - size)
  return { data }
}

const length = (value: unknown) => JSON.stringify(value).length

/** Adds a number of characters to the names of the airports, evenly. */
function lengthen(data: readonly Flight[], missing: number): void {
  const ends = data.flatMap(({ from, to }) => [from, to])
  ends.forEach((end, i) => {
    const more = Math.floor(missing / ends.length) + (i < missing % ends.length ? 1 : 0)
    end.name += ' of the Greater Metropolitan Area and Its Surrounding Counties, Passenger Terminal Complex'.slice(
      0,
      more,
    )
  })
}

function flight({ from, to, date }: FlightSearch, i: number): Flight {
  const at = (offset: number) => new Date(Date.parse(`${date}T05:00:00Z`) + offset * 60_000).toISOString().slice(0, 19)
  const airline = airlines[i % airlines.length] ?? { iata: 'AA', name: '' }
  const durationMinutes = 95 + ((i * 37) % 600)
  const bookedSeats = (i * 53) % 190
  return {
    flightId: 100_000 + ((from.charCodeAt(0) * 7_919 + to.charCodeAt(0) * 104_729 + i) % 800_000),
    flightNo: `${airline.iata}${100 + i}`,
    airline: { ...airline },
    from: end(from),
    to: end(to),
    departure: `${at(i * 11)}Z`,
    departureLocal: `${at(i * 11 + 540)}+09:00`,
    arrival: `${at(i * 11 + durationMinutes)}Z`,
    arrivalLocal: `${at(i * 11 + durationMinutes + 540)}+09:00`,
    durationMinutes,
    aircraft: aircraft[i % aircraft.length] ?? null,
    totalSeats: 196,
    bookedSeats,
    availableSeats: 196 - bookedSeats,
    price: `${99 + ((i * 29) % 900)}.00`,
    currency: 'USD',
    status: i % 9 === 8 ? 'delayed' : 'scheduled',
  }
}

function end(iata: string): Flight['from'] {
  const city = airports.find((airport) => airport.iata === iata)?.city ?? iata
  return { iata, icao: `K${iata}`, name: iata, city, timeZone: 'Asia/Tokyo' }
}
