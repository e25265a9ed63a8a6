import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeInBrowser, launchChromium } from '../support/browser.ts'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { passportOf } from '../support/signed-in.ts'

/** A small response of the service, whose origin its page has. */
const light = '/health/live'

describeInBrowser('sessions in a browser', () => {
  const service = serviceOnFixtures()
  /** The service under two names, which are two sites for a browser. */
  let address: string
  let browser: Browser
  let context: BrowserContext
  let page: Page
  /** A foreign server. */
  let elsewhere: Server

  beforeAll(async () => {
    address = await service().app.listen({ host: '127.0.0.1', port: 0 })
    elsewhere = createServer((request, response) => {
      const to = new URL(request.url ?? '', 'http://elsewhere').searchParams.get('to')
      response.setHeader('content-type', 'text/html')
      // A form field whose name and value together look like JSON.
      const field = `<input name='{"seat":"1A","x":"' value='"}'>`
      response.end(
        `<!doctype html><form method=post enctype=text/plain action="${to}">${field}<button>Win</button></form>`,
      )
    }).listen(0)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    elsewhere?.close()
  })
  beforeEach(async () => {
    context = await browser.newContext()
    page = await context.newPage()
    await page.goto(`${address}${light}`)
    return () => context.close()
  })

  const portOf = (server: Server) => (server.address() as AddressInfo).port

  /** Sends a request from the page that is open. */
  const send = (method: string, url: string, body?: object, mode: 'cors' | 'no-cors' = 'cors') =>
    page.evaluate(
      async (sent) => {
        try {
          const response = await fetch(sent.url, {
            method: sent.method,
            mode: sent.mode as 'cors',
            credentials: 'include',
            ...(sent.body
              ? {
                  body: sent.body,
                  headers: { 'content-type': sent.mode === 'cors' ? 'application/json' : 'text/plain' },
                }
              : {}),
          })
          return { status: response.status, body: await response.text() }
        } catch (error) {
          return { status: 0, body: String(error) }
        }
      },
      { method, url, mode, body: body && JSON.stringify(body) },
    )

  const signIn = async () => {
    const { status } = await send('POST', `${address}/v1/sessions`, passportOf(1))
    expect(status).toBe(201)
  }
  const mine = async () => JSON.parse((await send('GET', `${address}/v1/sessions/current`)).body)

  test('work from a page of the service without another step', async () => {
    await page.goto(`${address}/docs`)
    await signIn()
    const remembered = await send('PATCH', `${address}/v1/sessions/current`, { preferences: { theme: 'dark' } })
    expect(remembered.status).toBe(200)
    expect((await mine()).preferences).toEqual({ theme: 'dark' })
    expect(await page.evaluate('document.cookie')).toBe('')
    expect((await send('DELETE', `${address}/v1/sessions/current`)).status).toBe(204)
    expect(await context.cookies()).toEqual([])
    expect((await send('GET', `${address}/v1/sessions/current`)).status).toBe(401)
  })

  test('are not available to a page of another site', async () => {
    await signIn()
    // Another name of the same machine: another site.
    await page.goto(`http://localhost:${portOf(elsewhere)}/`)
    for (const [method, url, body] of [
      ['POST', `/v1/flights/${service().fixtures.flight()}/bookings`, {}],
      ['PATCH', '/v1/sessions/current', { preferences: { stolen: 'yes' } }],
      ['DELETE', '/v1/sessions/current', undefined],
    ] as const) {
      // The browser refuses requests with a preflight; the service refuses the others.
      expect((await send(method, `${address}${url}`, body)).status).toBe(0)
    }
    await send('POST', `${address}/v1/sessions/current/checkout`, { step: 'confirmation' }, 'no-cors')
    await page.goto(`${address}${light}`)
    expect((await mine()).preferences).toEqual({})
  })

  test('are refused when sent from another origin of the same host', async () => {
    await signIn()
    const flightId = service().fixtures.flight()
    const to = `${address}/v1/flights/${flightId}/bookings`
    await page.goto(`http://127.0.0.1:${portOf(elsewhere)}/?to=${encodeURIComponent(to)}`)
    // A form needs no preflight and carries the cookie, because all ports of a host are one site.
    const sent = page.waitForResponse(to)
    await page.getByRole('button').click()
    const response = await sent
    expect(response.request().headers()['sec-fetch-site'] ?? 'same-site').toBe('same-site')
    expect(response.status()).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'csrf-rejected' })
    expect(await service().fixtures.booked(flightId)).toEqual([])
    await page.goto(`${address}${light}`)
    expect((await mine()).passengerId).toBe(1)
  })

  test('cannot be started by a page of another site', async () => {
    await page.goto(`http://localhost:${portOf(elsewhere)}/`)
    await send('POST', `${address}/v1/sessions`, passportOf(2), 'no-cors')
    expect(await context.cookies(address)).toEqual([])
  })
})
