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

test('a body may have codes in any letter case', async () => {
  const payload = { routes: [{ from: 'qaa', to: 'qbb' }] }
  const warmed = await running().app.inject({ method: 'POST', url: '/v1/admin/cache/warm', headers: admin, payload })
  expect(warmed.statusCode).toBe(202)
})

test.each(['ß1', 'J-K', 'ﬀ'])('%s is no code', async (code) => {
  const { statusCode } = await running().app.inject(`/v1/airports/${encodeURIComponent(code)}`)
  expect(statusCode).toBe(400)
})
