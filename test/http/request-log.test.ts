import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openService, type TestApp } from '../support/service.ts'

describe.each(['all', 'notable'] as const)('the log of requests, with LOG_REQUESTS=%s', (requests) => {
  let running: TestApp
  let lines: { msg: string; reqId: string; method: string; route: string; status: number; ms: number }[]

  beforeEach(async () => {
    lines = []
    const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) })
    running = await openService({ env: { LOG_REQUESTS: requests }, log })
  })
  afterEach(() => running.close())

  const logged = () => lines.filter(({ msg }) => msg === 'request')

  test('has the request id, the route pattern and the status', async () => {
    await running.app.inject({ url: '/v1/airports/XXX', headers: { 'x-request-id': 'mine' } })
    expect(logged()).toMatchObject([{ reqId: 'mine', method: 'GET', route: '/v1/airports/:iata', status: 404 }])
    expect(logged()[0]?.ms).toBeGreaterThan(0)
  })

  test('has a line for each write', async () => {
    await running.app.inject({ method: 'DELETE', url: '/v1/bookings/1' })
    expect(logged()).toMatchObject([{ method: 'DELETE', status: 401 }])
  })

  test(`has ${requests === 'all' ? 'a' : 'no'} line for a successful read`, async () => {
    expect((await running.app.inject('/v1/airports/JFK')).statusCode).toBe(200)
    expect(logged()).toHaveLength(requests === 'all' ? 1 : 0)
  })
})

test('production logs notable requests only', async () => {
  expect(readConfig({ NODE_ENV: 'production' }).LOG_REQUESTS).toBe('notable')
  expect(readConfig({}).LOG_REQUESTS).toBe('all')
  expect(readConfig({ NODE_ENV: 'production', LOG_REQUESTS: 'all' }).LOG_REQUESTS).toBe('all')
})
