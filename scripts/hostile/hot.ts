/** Addresses that the readers of the check use: the entries that a hostile client must not displace. */
export function hotAddresses(date: string): string[] {
  const airports = ['JFK', 'LAX', 'ATL', 'ORD', 'DFW', 'DEN', 'SFO', 'SEA', 'LHR', 'CDG', 'FRA', 'AMS', 'MAD', 'DXB']
  const pairs = airports.flatMap((from) => airports.filter((to) => to !== from).map((to) => ({ from, to })))
  return [
    ...airports.map((iata) => `/v1/airports/${iata}`),
    ...pairs.map(({ from, to }) => `/v1/flights/search?from=${from}&to=${to}&date=${date}`),
    ...pairs.map(({ from, to }) => `/v1/routes/${from}/${to}/distance`),
    ...[10, 20, 50, 100].map((limit) => `/v1/airports?limit=${limit}`),
    ...[10, 20, 50, 100].map((limit) => `/v1/airlines?limit=${limit}`),
    '/v1/airports?q=new',
    '/v1/airlines/top-routes?limit=10',
  ]
}

/** How a response was read, from its `Cache-Status`. */
export function readOf(status: string): 'hit' | 'stored' | 'not stored' | 'bypass' {
  const members = status.split(/, (?=valkey|local)/)
  if (members.every((member) => member.includes('; hit') || member.includes('fwd=stale'))) return 'hit'
  if (members.some((member) => member.includes('fwd=bypass'))) return 'bypass'
  const missed = members.filter((member) => member.includes('fwd=miss'))
  return missed.every((member) => member.includes('; stored') || member.includes('; collapsed'))
    ? 'stored'
    : 'not stored'
}
