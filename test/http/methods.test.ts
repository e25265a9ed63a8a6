import { expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service()

test.each([
  ['POST', '/v1/airports', 'GET, HEAD, OPTIONS'],
  ['PUT', '/v1/airports/JFK', 'GET, HEAD, OPTIONS, PATCH'],
  ['DELETE', '/v1/airports/JFK?verbose=1', 'GET, HEAD, OPTIONS, PATCH'],
  ['GET', '/v1/flights/1/bookings', 'OPTIONS, POST'],
  ['HEAD', '/v1/flights/1/bookings', 'OPTIONS, POST'],
  ['POST', '/v1/sessions/current', 'DELETE, GET, HEAD, OPTIONS, PATCH'],
  ['DELETE', '/console/main.js', 'GET, HEAD, OPTIONS'],
  ['TRACE', '/health/live', 'GET, HEAD, OPTIONS'],
] as const)('%s %s is 405, and `Allow` names the methods', async (method, url, allow) => {
  const response = await running().app.inject({ method: method as 'GET', url })
  expect(response.statusCode).toBe(405)
  expect(response.headers.allow).toBe(allow)
  if (method === 'HEAD') expect(response.body).toBe('')
  else expect(response.json()).toMatchObject({ code: 'method-not-allowed', status: 405 })
})

test('a wrong method is 405 whatever the body', async () => {
  const send = (type: string, payload: string) =>
    running().app.inject({ method: 'PUT', url: '/v1/airports', headers: { 'content-type': type }, payload })
  expect((await send('application/json', '{')).statusCode).toBe(405)
  expect((await send('text/plain', 'text')).statusCode).toBe(405)
})

test('`OPTIONS` is 204 with the methods, and 404 for an unknown address', async () => {
  const response = await running().app.inject({ method: 'OPTIONS', url: '/v1/flights/1/seats' })
  expect(response.statusCode).toBe(204)
  expect(response.headers.allow).toBe('GET, HEAD, OPTIONS')
  expect(response.headers['x-request-id']).toBeDefined()
  expect((await running().app.inject({ method: 'OPTIONS', url: '/v1/nothing' })).statusCode).toBe(404)
})
