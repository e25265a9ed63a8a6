import { expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service()

test('the process reports that it is alive', async () => {
  const response = await running().app.inject('/health/live')
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({ status: 'live' })
})

test('the service is ready when all its servers are available', async () => {
  const response = await running().app.inject('/health/ready')
  expect(response.statusCode).toBe(200)
  expect(response.headers['cache-control']).toBe('no-store')
  expect(response.json()).toEqual({
    ready: true,
    degraded: false,
    causes: [],
    dependencies: ['database', 'cache', 'state'].map((name) => ({ name, status: 'up', latencyMs: expect.any(Number) })),
  })
})
