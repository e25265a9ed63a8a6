import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { clientAddress, trustIn, unroutedAddress } from '../../src/routes/plugins/client-address.ts'

const PROXY = '192.0.2.1'

/** Returns the address of a client, after it has been found the same before and after routing. */
async function addressOf({ from = PROXY, forwarded }: { from?: string; forwarded?: string }): Promise<string> {
  const trustProxy = trustIn('192.0.2.0/24,2001:db8:1::/48')
  const app = Fastify({ trustProxy })
  app.get('/', (request) => {
    expect(unroutedAddress(request.raw, trustProxy)).toBe(clientAddress(request))
    return clientAddress(request)
  })
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.inject({ url: '/', remoteAddress: from, headers })).body
}

test.each([
  ['203.0.113.12', '203.0.113.12'],
  ['203.0.113.12:40001', '203.0.113.12'],
  ['[2001:db8:9::1]:40001', '2001:db8:9::'],
  ['[2001:db8:9::1]', '2001:db8:9::'],
  ['2001:db8:9::1', '2001:db8:9::'],
  ['2001:DB8:9:0:1:2:3:4', '2001:db8:9::'],
  ['::ffff:203.0.113.12', '203.0.113.12'],
  ['[::ffff:203.0.113.12]:443', '203.0.113.12'],
  ['198.51.100.7, 203.0.113.12:40001', '203.0.113.12'],
  ['203.0.113.12:40001, 192.0.2.7:443', '203.0.113.12'],
  ['203.0.113.12, [2001:db8:1::7]:443', '203.0.113.12'],
])('`X-Forwarded-For: %s` of a trusted proxy names %s', async (forwarded, address) => {
  expect(await addressOf({ forwarded })).toBe(address)
})

test.each(['unknown', '_hidden', '', '0x7f.1', '010.0.0.1', '203.0.113.12:port', '198.51.100.7, unknown'])(
  '`X-Forwarded-For: %s` names no address, so the proxy stands for its clients',
  async (forwarded) => {
    expect(await addressOf({ forwarded })).toBe(PROXY)
  },
)

test('a client without a trusted proxy cannot name an address', async () => {
  expect(await addressOf({ from: '203.0.113.12', forwarded: '198.51.100.7' })).toBe('203.0.113.12')
  expect(await addressOf({ from: '203.0.113.12' })).toBe('203.0.113.12')
  expect(await addressOf({ from: 'fe80::1%eth0' })).toBe('fe80::')
})
