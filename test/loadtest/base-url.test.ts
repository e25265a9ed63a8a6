import { beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../loadtest/api.ts'
import { type Inventory, takeInventory } from '../../loadtest/inventory.ts'
import { createProgress } from '../../loadtest/progress.ts'
import { runScenario } from '../../loadtest/run-scenario.ts'
import { scenarios } from '../../loadtest/scenarios/index.ts'
import { findTested, type Tested } from '../../loadtest/tested.ts'
import { ANCHOR } from '../support/global-setup.ts'
import { ADMIN_TOKEN, service } from '../support/service.ts'
import { until } from '../support/until.ts'

const options = {
  duration: 1,
  warmUp: 0,
  connections: 2,
  rate: null,
  writes: 0,
  keys: 20,
  skew: 1,
  seed: 1,
  rounds: 1,
}
const quiet = createProgress(Object.assign(Object.create(process.stderr), { isTTY: false, write: () => true }))

describe('a load on a running service', () => {
  const running = service()
  let url: string
  let inventory: Inventory
  beforeAll(async () => {
    url = await running().app.listen({ host: '127.0.0.1', port: 0 })
    inventory = await look(options)
  })

  const look = (how: { keys: number; seed: number }) =>
    takeInventory(openApi({ urls: [url] }), { ...how, now: new Date(`${ANCHOR}T00:00:00Z`) })

  async function run(name: string, tested: Tested, interrupted = new AbortController().signal) {
    const scenario = scenarios.find((one) => one.name === name)
    if (!scenario) throw new Error(`there is no scenario ${name}`)
    return runScenario({ scenario, tested, inventory, options, progress: quiet, interrupted })
  }

  test('requests existing data, drawn by the seed', async () => {
    expect(inventory.searches).toHaveLength(20)
    expect(inventory.flights).toHaveLength(20)
    expect(inventory.passengerIds).toHaveLength(20)
    expect(inventory.boards).toContain('airlines-ontime')
    expect(inventory.people.length).toBeGreaterThan(0)
    expect(await look({ keys: 20, seed: 1 })).toEqual(inventory)
    expect((await look({ keys: 20, seed: 2 })).searches).not.toEqual(inventory.searches)
  })

  test('counts the work of the service', async () => {
    const { runs, checks } = await run('search-hot', findTested(url, undefined))
    expect(checks.find(({ name }) => name === 'no errors')?.passed).toBe(true)
    expect(runs[0]?.cache.kinds.map(({ kind }) => kind)).toContain('flight-search')
    expect(runs[0]?.service.cpuUs).toBeGreaterThan(0)
  })

  test('signs passengers in and out', async () => {
    const { runs, checks } = await run('sessions', findTested(url, undefined))
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
    expect(runs[0]?.requests).toBeGreaterThan(10)
  })

  test.each([
    ['history', 'it needs the admin’s token: ADMIN_TOKEN'],
    ['mixed', 'it needs the admin’s token: ADMIN_TOKEN'],
    ['ttl', 'it restarts the service: run it without BASE_URL'],
    ['outage', 'it restarts the service: run it without BASE_URL'],
  ])('leaves %s out where it cannot be run, and says why', async (name, why) => {
    expect(await run(name, findTested(url, undefined))).toMatchObject({ skipped: why, runs: [], checks: [] })
  })

  test('lets the admin read histories', async () => {
    const { runs, skipped } = await run('history', findTested(url, ADMIN_TOKEN))
    expect(skipped).toBeUndefined()
    expect(runs[0]?.errors).toEqual([])
  })

  test('reports a failed scenario, and continues', async () => {
    const { checks } = await run('history', findTested('http://127.0.0.1:1', ADMIN_TOKEN))
    expect(checks).toMatchObject([{ name: 'runs to completion', passed: false }])
  })

  test('ends after an interrupt, and signs all passengers out', async () => {
    const interrupt = new AbortController()
    const { servers, config } = running()
    const active = async () => (await servers.state.keys(`${config.KEY_PREFIX}session:*`)).length
    const before = await active()
    const ended = run('sessions', findTested(url, undefined), interrupt.signal)
    await until(async () => (await active()) > before)
    interrupt.abort(new Error('it was interrupted'))
    expect(await ended).toMatchObject({ checks: [{ passed: false, found: 'it was interrupted' }] })
    expect(await active()).toBe(before)
  })

  test.each(['localhost:3000', 'https://h.example/api', 'http://user:secret@h.example', 'ftp://h.example'])(
    'refuses %s as an address',
    (address) => {
      expect(() => findTested(address, undefined)).toThrow(/^BASE_URL: .* is not valid. Allowed: http/)
    },
  )
})
