import { expect, test } from 'vitest'
import { ADMIN_TOKEN, service } from '../support/service.ts'

const running = service(() => ({ data: 'small' }))
const admin = { authorization: `Bearer ${ADMIN_TOKEN}` }

test.each([
  ['/v1/airports/QAA', '/v1/airports/qAa', 'airport:QAA'],
  ['/v1/airlines/ZA', '/v1/airlines/za', 'airline:ZA'],
  ['/v1/routes/QAA/QBB/distance', '/v1/routes/qaa/qbb/distance', 'route:QAA:QBB:distance'],
  ['/v1/routes/popular?prefix=QAA:Q', '/v1/routes/popular?prefix=qaa:q', 'routes:popular:QAA:Q:5'],
])('%s and %s are one entry', async (upper, other, key) => {
  const { app, config } = running()
  const first = await app.inject(upper)
  const second = await app.inject(other)
  expect([first.statusCode, second.statusCode]).toEqual([200, 200])
  expect(second.headers['cache-status']).toMatch(/hit/)
  expect(second.headers['cache-status']).toContain(`key="${config.KEY_PREFIX}${key}"`)
  expect(second.json()).toEqual(first.json())
})

test('codes in a body are converted, too', async () => {
  const { app } = running()
  const url = '/v1/leaderboards/of-one-airline'
  const filter = { airline: 'za', from: 'qaa', to: 'Qbb' }
  const board = { title: 'Of one airline', source: 'bookings', member: 'passenger', metric: 'count', windows: ['all'] }
  const made = await app.inject({ method: 'PUT', url, headers: admin, payload: { ...board, filter } })
  expect(made.statusCode).toBe(201)
  expect(made.json().filter).toEqual({ airline: 'ZA', from: 'QAA', to: 'QBB' })
  await app.inject({ method: 'DELETE', url, headers: admin })
})

test.each(['ß1', 'J-K', 'ﬀ'])('%s is no code', async (code) => {
  const { statusCode } = await running().app.inject(`/v1/airports/${encodeURIComponent(code)}`)
  expect(statusCode).toBe(400)
})
