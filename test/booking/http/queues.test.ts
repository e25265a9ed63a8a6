import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findChromium } from '../../support/chromium.ts'
import { ADMIN_TOKEN } from '../../support/service.ts'
import { refusal, serviceOnFixtures } from '../../support/service-on-fixtures.ts'
import { until } from '../../support/until.ts'

const service = serviceOnFixtures()
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}` })
const pages = ['/queues', '/queues/api/queues', '/queues/static/favicon.ico']

describe("the queue's page", () => {
  test.each([
    ['a client without a token', {}],
    ['another bearer token', { authorization: 'Bearer wrong' }],
    ['another password', basic('wrong')],
    ['no password', { authorization: 'Basic YWRtaW4=' }],
  ])('is refused for %s, and browsers ask for the password', async (_who, headers) => {
    for (const url of pages) {
      const response = await service().app.inject({ url, headers })
      expect(refusal(response)).toEqual([401, 'unauthenticated'])
      expect(response.headers['www-authenticate']).toMatch(/^Basic /)
    }
  })

  test.each([
    ['the bearer token', { authorization: `Bearer ${ADMIN_TOKEN}` }],
    ['the token as a password', basic(ADMIN_TOKEN)],
  ])('is shown for %s', async (_what, headers) => {
    const response = await service().app.inject({ url: '/queues', headers })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toMatch(/^text\/html/)
    const queues = await service().app.inject({ url: '/queues/api/queues?activeQueue=jobs&page=1', headers })
    expect(queues.json().queues).toMatchObject([{ name: 'jobs' }, { name: 'warm' }, { name: 'boards' }])
  })

  const resume = (headers: Record<string, string>) =>
    service().app.inject({ method: 'PUT', url: '/queues/api/queues/jobs/resume', headers })

  test.each<[string, Record<string, string>, boolean]>([
    ['`Sec-Fetch-Site: cross-site`', { 'sec-fetch-site': 'cross-site' }, false],
    ['`Sec-Fetch-Site: same-site`', { 'sec-fetch-site': 'same-site' }, false],
    ['another `Origin`', { origin: 'http://evil.example' }, false],
    ['`Origin: null`', { origin: 'null' }, false],
    ['neither header', {}, false],
    ['`Sec-Fetch-Site: same-origin`', { 'sec-fetch-site': 'same-origin' }, true],
    ['the `Origin` of the service', { origin: 'http://localhost:80' }, true],
  ])(
    'with the password, which browsers also send for other sites, a change with %s',
    async (_what, headers, accepted) => {
      const response = await resume({ ...basic(ADMIN_TOKEN), ...headers })
      if (accepted) expect(response.statusCode).toBe(200)
      else expect(refusal(response)).toEqual([403, 'csrf-rejected'])
    },
  )

  test('accepts changes with the bearer token, which no browser sends by itself', async () => {
    expect((await resume({ authorization: `bearer ${ADMIN_TOKEN}` })).statusCode).toBe(200)
  })

  test('forbids resources of other hosts', async () => {
    const response = await service().app.inject({ url: '/queues', headers: basic(ADMIN_TOKEN) })
    const elsewhere = [...response.body.matchAll(/(?:src|href)="(?:https?:)?\/\/([^"/]+)/g)].map(([, host]) => host)
    expect(elsewhere).toEqual([])
    const policy = String(response.headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/https?:/)
  })
})

const executablePath = findChromium()
const reason = executablePath ? '' : ': skipped, chromium is not on this machine'

test.skipIf(!executablePath)(`in a browser the page shows the jobs and contacts no other host${reason}`, async () => {
  const { app, wired } = service()
  const worker = wired.startWorker()
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ httpCredentials: { username: 'admin', password: ADMIN_TOKEN } })
    const page = await context.newPage()
    const hosts = new Set<string>()
    const complaints: string[] = []
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http')) hosts.add(origin)
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await until(async () => (await wired.services.operations.queues.jobs.getCompletedCount()) > 0)
    await page.goto(`${address}/queues/queue/jobs?status=completed`)
    await page.getByText('flush').first().waitFor()
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([address])
  } finally {
    await browser.close()
    await worker.close()
  }
})
