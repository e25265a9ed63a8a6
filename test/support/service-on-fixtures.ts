import { afterAll, beforeAll, expect } from 'vitest'
import type { Urls } from '../../src/connections.ts'
import { contractOf } from './conforms.ts'
import { type Fixtures, fixtures } from './fixtures.ts'
import { ADMIN_TOKEN, openService, type TestApp } from './service.ts'

export const admin = { authorization: `Bearer ${ADMIN_TOKEN}` }

export interface Sent {
  body?: unknown
  headers?: Record<string, string>
}

export type Answer = Awaited<ReturnType<TestApp['app']['inject']>>

export interface Service extends TestApp {
  fixtures: Fixtures
  /** Sends a request as the admin, and checks the response against the OpenAPI document. */
  send: (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, sent?: Sent) => Promise<Answer>
  /** For passenger 1, unless the body names another. */
  hold: (flightId: number, body: object) => Promise<Answer>
  book: (flightId: number, body?: object, headers?: Record<string, string>) => Promise<Answer>
  cancel: (bookingId: number) => Promise<Answer>
  /** Reads the seats of a flight with their status. */
  seats: (flightId: number) => Promise<Record<string, string>>
}

/** Starts one service for all tests of a file or suite, on its own fixtures. `urls` are other servers, `env` are settings. */
export function serviceOnFixtures(
  urls: () => Partial<Urls> = () => ({}),
  env: Record<string, string> = {},
): () => Service {
  const here = fixtures()
  let running: TestApp | undefined
  let service: Service | undefined
  beforeAll(async () => {
    running = await openService({ env, urls: { ...urls(), database: here().url } })
    service = serviceOf(running, here())
  })
  afterAll(() => running?.close())
  return () => {
    if (!service) throw new Error('the service has not been started')
    return service
  }
}

/** Opens a second instance of the service, with the same database and namespace. */
export async function anotherInstance({ config, fixtures }: Service): Promise<Service> {
  const env = { KEY_PREFIX: config.KEY_PREFIX }
  return serviceOf(await openService({ env, urls: { database: fixtures.url } }), fixtures)
}

function serviceOf(running: TestApp, fixtures: Fixtures): Service {
  const conforms = contractOf(running)
  const send: Service['send'] = async (method, url, { body, headers = {} } = {}) => {
    const payload = body === undefined ? {} : { payload: body as object }
    const response = await running.app.inject({ method, url, headers: { ...admin, ...headers }, ...payload })
    if (response.statusCode === 204) expect(response.body).toBe('')
    else conforms(response)
    return response
  }
  const ofFlight = (flightId: number, what: string) => `/v1/flights/${flightId}/${what}`
  return {
    ...running,
    fixtures,
    send,
    hold: (flightId, body) => send('POST', ofFlight(flightId, 'holds'), { body: { passengerId: 1, ...body } }),
    book: (flightId, body = {}, headers = {}) =>
      send('POST', ofFlight(flightId, 'bookings'), { body: { passengerId: 1, ...body }, headers }),
    cancel: (bookingId) => send('DELETE', `/v1/bookings/${bookingId}`),
    seats: async (flightId) => {
      const { seats } = (await send('GET', ofFlight(flightId, 'seats'))).json()
      return Object.fromEntries(seats.map(({ seat, status }: Record<string, string>) => [seat, status]))
    },
  }
}

/** Returns the status and the error code of a refusal. */
export const refusal = (response: Answer): [number, string] => [response.statusCode, response.json().code]
