import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { ADMIN_TOKEN } from '../support/service.ts'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { browsing, describeInBrowser, type Opened, patient } from './browser.ts'
import { showFlight } from './steps.ts'

describeInBrowser('the admin in the console', () => {
  // A private server, because this suite changes its policy.
  let cache: TestServer
  beforeAll(async () => {
    cache = await startTestValkey({ role: 'cache' })
  })
  afterAll(() => cache?.close())
  const service = serviceOnFixtures(() => ({ cache: cache.url }), patient)
  const open = browsing(service)

  async function enter({ page, show }: Opened, token = ADMIN_TOKEN): Promise<void> {
    await show('Admin')
    await page.getByLabel('Admin token').fill(token)
    await page.getByRole('button', { name: 'Use it' }).click()
  }

  /** Waits until the panel shows the result. */
  const outcome = ({ page }: Opened, text: string | RegExp) =>
    page.locator('#admin-panel .said').getByText(text).waitFor({ timeout: 30_000 })

  test('enters the token once per tab, and a wrong token is not kept', async () => {
    const opened = await open()
    const { page, mayComplain, show } = opened
    mayComplain(/status of 401/)
    await enter(opened, 'something-else-altogether')
    await page.locator('#admin-panel').getByRole('alert').waitFor()
    await page.getByLabel('Admin token').waitFor()
    await opened.look('admin-token')
    await enter(opened)
    await outcome(opened, 'The token is correct.')
    await page.reload()
    await page.getByRole('heading', { name: 'Flush and invalidate' }).waitFor()
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([])
    await page.getByRole('button', { name: 'Forget the token' }).click()
    await page.getByLabel('Admin token').waitFor()
    await show('Flights')
    expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual([])
  })

  test('flushes one kind, and invalidates by key', async () => {
    const opened = await open()
    const { page } = opened
    const { app } = service()
    const status = async () => String((await app.inject('/v1/airports/QBB')).headers['cache-status'])
    await status()
    expect(await status()).toMatch(/hit/)
    await enter(opened)
    await page.getByLabel('Kind of entry').selectOption('Airport')
    await page.getByRole('button', { name: 'Flush' }).click()
    await outcome(opened, '1 keys are deleted.')
    expect(await status()).toMatch(/fwd=miss; stored/)
    expect(await status()).toMatch(/hit/)
    await page.getByRole('textbox', { name: 'Keys' }).fill('airport:QBB')
    await page.getByRole('button', { name: 'Invalidate' }).click()
    const dropped = page.locator('#log details', { hasText: '/invalidate' }).locator('.steps .dropped')
    expect(await dropped.innerText()).toMatch(/DEL .*airport:QBB/)
    expect(await status()).toMatch(/fwd=miss; stored/)
  })

  test('warms the cache, and sees the progress', async () => {
    const worker = service().wired.startWorker()
    onTestFinished(worker.close)
    const opened = await open()
    const { page } = opened
    await enter(opened)
    await page.getByLabel('Days').fill('2')
    await page.getByLabel('Frequent passengers').fill('0')
    await page.getByRole('button', { name: 'Warm', exact: true }).click()
    await outcome(opened, /^Warm: \d+ entries are cached/)
    expect(await page.getByRole('progressbar').evaluate((bar) => 'value' in bar && bar.value)).toBeGreaterThan(0)
    await opened.look('admin')
  })

  test('shows and changes the eviction policy', async () => {
    const opened = await open()
    const { page } = opened
    await enter(opened)
    const server = page.locator('#admin-panel .layer', { hasText: 'Cache' })
    expect(await server.innerText()).toMatch(/allkeys-lfu/)
    await page.getByLabel('Policy of the cache').selectOption('allkeys-lru')
    await page.getByLabel(/^Memory/).fill('64')
    await page.getByRole('button', { name: 'Change' }).click()
    await outcome(opened, 'The policy is changed.')
    expect(await server.innerText()).toMatch(/allkeys-lru\s[\s\S]* of 64 MB/)
  })

  test('shows the manifest of a flight', async () => {
    const opened = await open()
    const { page, show } = opened
    const flightId = service().fixtures.flight(30)
    await service().book(flightId, { seat: '4F', passengerId: 3 })
    await showFlight(opened, service(), flightId)
    await page.getByText('The manifest names people').waitFor()
    await enter(opened)
    await show('Flights')
    await page.getByRole('button', { name: 'Show the manifest' }).click()
    const row = page.getByRole('region', { name: 'Manifest, 1 passengers' }).locator('tbody tr')
    expect((await row.innerText()).split('\t')).toEqual(['4F', 'Pat Person 3', '3'])
    await opened.look('manifest')
  })
})
