import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/routes/pages/document.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { openService, type TestApp } from '../support/service.ts'
import { admin } from '../support/service-on-fixtures.ts'
import { bodyOf, expectProblem, problemsOf } from './documented.ts'

let state: TestServer
let running: TestApp
let document: Document

beforeAll(async () => {
  state = await startTestValkey({ role: 'state' })
  running = await openService({
    env: { WRONG_ADMIN_TOKENS_PER_ADDRESS_PER_MINUTE: '1' },
    urls: { state: state.url },
  })
  document = JSON.parse(JSON.stringify(running.app.swagger()))
  await state.close()
})
afterAll(async () => {
  await running?.close()
})

test.each(['popularRoutes', 'getSeats', 'signIn', 'leaderboard', 'writeBehindStats', 'getEviction', 'getWarming'])(
  'without the state server, %s gets the problem of its example',
  async (operationId) => {
    const found = problemsOf(document, 503).filter(({ operation }) => operation.operationId === operationId)
    expect(found).toHaveLength(1)
    for (const response of found) {
      const headers = response.operation.security?.some((scheme) => 'admin' in scheme) ? admin : {}
      await expectProblem(running.app, response, { headers, payload: bodyOf(response.operation, document) })
    }
  },
)

test('after wrong admin tokens, every operation gets the problem of its example', async () => {
  const headers = { authorization: 'Bearer wrong' }
  await running.app.inject({ url: '/v1/airports', headers })
  for (const response of problemsOf(document, 429, ['signIn', 'streamStats', 'leaderboardStream']))
    await expectProblem(running.app, response, { headers, payload: bodyOf(response.operation, document) })
})
