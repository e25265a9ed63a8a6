import { createClient, ok, ProblemError } from 'cache-me-if-you-can-client'

const api = createClient({ baseUrl: 'http://127.0.0.1:3000' })
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

const { data: passengers } = await ok(api.GET('/v1/passengers/sample'))
for (const { passportNo, lastName } of passengers.slice(0, 1))
  await ok(api.POST('/v1/sessions', { body: { passportNo, lastName } }))

const query = { from: 'JFK', to: 'LAX', date: tomorrow }
const { data: flights } = await ok(api.GET('/v1/flights/search', { params: { query } }))
for (const { flightId } of flights.slice(0, 1))
  try {
    // Any free seat. `{ seat: '12A' }` books that one.
    const booking = api.POST('/v1/flights/{flightId}/bookings', { params: { path: { flightId } }, body: {} })
    console.log(await ok(booking))
  } catch (error) {
    console.log(error instanceof ProblemError ? error.problem?.code : error)
  }
