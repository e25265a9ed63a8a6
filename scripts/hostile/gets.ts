/** Public GETs of a hostile client. Each index gives another address, and most parameters are made up. */
export function hostileGet(i: number): string {
  const kind = kinds[i % kinds.length] ?? first
  return `/v1${kind(Math.floor(i / kinds.length))}`
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const REPORTS = ['hubs', 'busiest-routes', 'route-revenue', 'airlines', 'countries', 'frequent-flyers']

/** A made-up code of `length` letters. Different for each `n` until all are used. */
function code(n: number, length: number): string {
  let text = ''
  // A step that shares no factor with 26, so that neighbours differ in their first letter.
  for (let left = n * 7_919, i = 0; i < length; i++, left = Math.floor(left / 26)) text += LETTERS[left % 26]
  return text
}

const cursor = (text: string) => Buffer.from(text).toString('base64url')
const limit = (n: number) => 1 + (n % 100)
const words = (n: number) => `x${n.toString(36)}`

/** A day from 1970 to 9999. */
function day(n: number): string {
  const year = 1970 + ((n * 37) % 8_030)
  return `${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
}

const first = (n: number) => `/airlines?limit=${limit(n)}&cursor=${cursor(code(Math.floor(n / 100), 2))}`

const kinds: ((n: number) => string)[] = [
  first,
  (n) => `/airports?limit=${limit(n)}&cursor=${cursor(code(n, 3))}`,
  (n) => `/airports?q=${words(n)}&limit=${limit(n)}`,
  // Finds many airports, so its response is large.
  (n) => `/airports?q=${code(n, 1)}&city=${words(n)}&limit=100`,
  (n) => `/airports?q=${code(n, 1)}&limit=${limit(Math.floor(n / 26))}`,
  (n) => `/airports?country=${words(n)}`,
  (n) => `/airports/${code(n, 3)}`,
  (n) => `/airlines/${code(n, 2)}`,
  (n) => `/airlines/top-routes?limit=${limit(n)}`,
  (n) => `/flights/search?from=${code(n, 3)}&to=${code(n + 1, 3)}&date=${day(n)}`,
  (n) => `/flights/search?from=JFK&to=${code(n, 3)}&date=2025-12-15`,
  (n) => `/flights/search?from=JFK&to=LAX&date=${day(n)}`,
  (n) => `/flights/round-trip?from=${code(n, 3)}&to=JFK&depart=2025-12-15&return=${day(n)}`,
  (n) => `/flights/${1 + n}`,
  (n) => `/flights/${2_000_000_000 - n}`,
  (n) => `/flights/${1 + n}/seats`,
  (n) => `/flights/${2_000_000_000 - n}/seats`,
  (n) => `/routes/popular?prefix=${code(n, 3)}:${code(n + 1, 3)}&limit=${limit(n)}`,
  (n) => `/routes/${code(n, 3)}/${code(n + 1, 3)}/distance`,
  (n) => `/analytics/${REPORTS[n % REPORTS.length]}?limit=${limit(Math.floor(n / REPORTS.length))}`,
  (n) => `/leaderboards/passengers-most-flights?limit=${limit(n)}&offset=${n}`,
  (n) => `/leaderboards/passengers-most-flights/members/${1 + n}`,
  (n) => `/leaderboards/${words(n)}`,
]
