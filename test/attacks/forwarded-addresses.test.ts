import { expect, test } from 'vitest'
import { service } from '../support/service.ts'

const proxy = '192.0.2.1'
const running = service(() => ({
  env: { TRUST_PROXY: '192.0.2.0/24', SIGN_INS_PER_ADDRESS_PER_MINUTE: '2' },
}))

/** Fails to sign in, each time with another passport, behind a proxy that writes `forwarded`. Returns the status. */
async function guess(passport: number, forwarded: string): Promise<number> {
  const { statusCode } = await running().app.inject({
    method: 'POST',
    url: '/v1/sessions',
    payload: { passportNo: `X${passport}`, lastName: 'Guess' },
    remoteAddress: proxy,
    headers: { 'x-forwarded-for': forwarded },
  })
  return statusCode
}

test.each([
  ['203.0.113.12:40001', '203.0.113.12:40002', '203.0.113.12'],
  ['[2001:db8:9::1]:40001', '[2001:db8:9::2]:40002', '2001:db8:9::3'],
  ['unknown', 'unknown', '_hidden'],
])('guesses of a client are counted together although the proxy writes %s, %s and %s', async (first, second, third) => {
  expect(await Promise.all([guess(1, first), guess(2, second)])).toEqual([401, 401])
  expect(await guess(3, third)).toBe(429)
})
