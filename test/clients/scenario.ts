import { createClient, ok, ProblemError } from '../../clients/typescript/src/index.ts'

export interface Setting {
  baseUrl: string
  flightId: number
  passportNo: string
  lastName: string
}

const board = 'passengers-most-flights'

/** Uses the client for all that it does. Runs in Node and in a browser. The service allows one stream for each address. */
export async function scenario({ baseUrl, flightId, passportNo, lastName }: Setting) {
  const seen: string[] = []
  let onRefusal = () => {}
  const send = async (request: Request) => {
    const response = await fetch(request)
    seen.push(`${request.method} ${response.status}`)
    if (response.status === 429) onRefusal()
    return response
  }
  const api = createClient({ baseUrl, fetch: send })
  const params = { path: { flightId } }
  const session = await ok(api.POST('/v1/sessions', { body: { passportNo, lastName } }))
  const hold = await ok(api.POST('/v1/flights/{flightId}/holds', { params, body: { seat: '1A' } }))
  const booking = await ok(api.POST('/v1/flights/{flightId}/bookings', { params, body: { holdId: hold.holdId } }))
  const again = await ok(api.POST('/v1/flights/{flightId}/bookings', { params, body: { seat: '1A' } })).catch(codeOf)

  // A page that was loaded again has the cookie, but no token.
  const reloaded = createClient({ baseUrl })
  const preferences = await reloaded.PATCH('/v1/sessions/current', { body: { preferences: { theme: 'dark' } } })

  seen.length = 0
  const airport = { params: { path: { iata: 'QAA' } } }
  const [first, second] = [
    await ok(api.GET('/v1/airports/{iata}', airport)),
    await api.GET('/v1/airports/{iata}', airport),
  ]
  const reads = [...seen]

  const stream = api.events('/v1/leaderboards/{board}/stream', { params: { path: { board } } })
  const event = (await stream.next()).value
  onRefusal = () => void stream.return()
  // Refused with 429 while the first stream is open, then repeated.
  for await (const { data } of api.events('/v1/stats/stream', { params: {} })) {
    seen.push(`stats of ${typeof data.at}`)
    break
  }
  await ok(api.DELETE('/v1/sessions/current'))
  const signedOut = await ok(api.GET('/v1/sessions/current')).catch(codeOf)
  return {
    passengerId: session.passengerId,
    bookingId: booking.bookingId,
    seat: booking.seat,
    again,
    reloaded: preferences.response.status,
    reads,
    sameBody: JSON.stringify(first) === JSON.stringify(second.data),
    cacheStatus: second.response.headers.get('cache-status'),
    event: event && { event: event.event, board: event.data.board },
    streams: seen.slice(reads.length, reads.length + 4),
    signedOut,
  }
}

const codeOf = (error: unknown) => (error instanceof ProblemError ? error.problem?.code : String(error))
