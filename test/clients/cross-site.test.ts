import { once } from 'node:events'
import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, launchChromium } from '../support/browser.ts'
import { certificate } from '../support/certificate.ts'
import { fixtures } from '../support/fixtures.ts'
import { openService, type TestApp } from '../support/service.ts'
import { passportOf } from '../support/signed-in.ts'
import { runScenario, serveScenario } from './scenario-page.ts'

const pair = certificate()

/** A proxy that terminates TLS. `target`: returns the port of the service. */
async function startTlsProxy(target: () => number): Promise<Server> {
  const proxy = createServer({ ...pair }, (incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' }
    const { method, url: path } = incoming
    const forwarded = request({ host: '127.0.0.1', port: target(), method, path, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      pipeline(response, outgoing, () => {})
    })
    pipeline(incoming, forwarded, () => {})
    forwarded.on('error', () => outgoing.destroy())
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return proxy
}

describeInBrowser(`a frontend of another site${pair ? '' : ': skipped, openssl is not on this machine'}`, () => {
  const here = fixtures()
  let pages: Awaited<ReturnType<typeof serveScenario>>
  let proxy: Server
  let running: TestApp
  let baseUrl: string

  beforeAll(async () => {
    pages = await serveScenario()
    proxy = await startTlsProxy(() => (running.app.server.address() as AddressInfo).port)
    baseUrl = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const env = {
      PUBLIC_ORIGIN: baseUrl,
      // Another name of this machine: another site.
      CORS_ORIGINS: pages.origin.replace('127.0.0.1', 'localhost'),
      SESSION_SAME_SITE: 'none',
      TRUST_PROXY: '127.0.0.1',
      MAX_OPEN_STREAMS_PER_ADDRESS: '1',
      CACHE_TIMEOUT_MS: '5000',
    }
    running = await openService({ env, urls: { database: here().url } })
    await running.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await running?.close()
    proxy?.close()
    proxy?.closeAllConnections()
    pages?.close()
  })

  test.skipIf(!pair)('signs in, books and listens with SESSION_SAME_SITE=none over TLS', async () => {
    const browser = await launchChromium()
    try {
      const context = await browser.newContext({ ignoreHTTPSErrors: true })
      const page = await context.newPage()
      await page.goto(pages.origin.replace('127.0.0.1', 'localhost'))
      const result = await runScenario(page, { baseUrl, flightId: here().flight(), ...passportOf(1) })
      expect(result).toMatchObject({
        passengerId: 1,
        seat: '1A',
        reloaded: 200,
        event: { board: 'passengers-most-flights' },
        streams: ['GET 200', 'GET 429', 'GET 200', 'stats of string'],
        signedOut: 'unauthenticated',
      })
    } finally {
      await browser.close()
    }
  })
})
