import { expect, test } from 'vitest'
import { service } from '../support/service.ts'
import { until } from '../support/until.ts'

const running = service(() => ({ env: { MAX_OPEN_STREAMS_PER_ADDRESS: '5' } }))

const open = async (remoteAddress: string) => {
  const ending = new AbortController()
  const response = await running().app.inject({
    url: '/v1/stats/stream',
    remoteAddress,
    payloadAsStream: true,
    signal: ending.signal,
  })
  return { response, end: () => ending.abort() }
}

test('one address opens some streams only, and others keep theirs', async () => {
  const opened = await Promise.all(Array.from({ length: 8 }, () => open('192.0.2.20')))
  const refused = opened.filter(({ response }) => response.statusCode === 429)
  expect(refused).toHaveLength(3)
  expect(refused[0]?.response.headers['retry-after']).toBe('2')
  const other = await open('192.0.2.21')
  expect(other.response.statusCode).toBe(200)

  for (const { end } of opened) end()
  await until(async () => {
    const again = await open('192.0.2.20')
    again.end()
    return again.response.statusCode === 200
  })
  other.end()
})
