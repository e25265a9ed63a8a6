import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import type { Warm, WarmProgress } from '../../src/services/operations/warm.ts'
import { openQueue } from '../../src/workers/queue.ts'
import { warmJob } from '../../src/workers/warm-job.ts'
import { startWorker } from '../../src/workers/worker.ts'
import { type AdminService, openAdminService } from '../operations/cache-admin/service.ts'
import { createGates } from '../support/gates.ts'
import { startTestValkey } from '../support/servers.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'

const log = createLog({ level: 'silent', pretty: false })
const JFK_LAX = { from: 'JFK', to: 'LAX' }
const LHR_CDG = { from: 'LHR', to: 'CDG' }

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function serviceOn(options: Parameters<typeof openAdminService>[0] = {}): Promise<AdminService> {
  const service = await openAdminService(options)
  closing.push(service.close)
  // The flights of the seed depart around a fixed day. Today and the days that these tests warm belong to the timetable too.
  const { timetable } = service.wired.services.flights
  timetable.include(new Date(Date.now() + 60 * 86_400_000))
  return service
}

/** Returns the day in New York a number of days from now. */
const day = (ahead: number) => DateTime.now().setZone('America/New_York').plus({ days: ahead }).toISODate()

/** Orders a warming. Returns its job. */
async function order({ send }: AdminService, body?: object): Promise<string> {
  const response = await send('POST', 'warm', body)
  const { jobId } = response.json()
  expect(response.statusCode).toBe(202)
  expect(response.headers.location).toBe(`/v1/admin/cache/warm/${jobId}`)
  return jobId
}

async function look({ send }: AdminService, jobId: string) {
  const response = await send('GET', `warm/${jobId}`)
  expect(response.statusCode).toBe(200)
  return response.json()
}

async function completed(service: AdminService, jobId: string) {
  await until(async () => ['completed', 'failed'].includes((await look(service, jobId)).state))
  return look(service, jobId)
}

/** Starts a worker that only warms. It stops at the gate `reported` after each report of its progress. */
function startGatedWorker(service: AdminService, stateUrl: string) {
  const gates = createGates<'reported'>()
  const reports: WarmProgress[] = []
  let signal: AbortSignal | undefined
  const warm: Warm = (request, options) => {
    signal = options?.signal
    const onProgress = async (progress: WarmProgress) => {
      await options?.onProgress?.(progress)
      reports.push(progress)
      await gates.pass('reported')
    }
    return service.wired.services.operations.warm(request, { ...options, onProgress })
  }
  const queue = openQueue({ name: 'warm', url: stateUrl, prefix: service.config.KEY_PREFIX })
  const worker = startWorker(queue, [warmJob(warm)], log)
  closing.push(queue.close, worker.close)
  return { gates, reports, close: worker.close, isTold: () => signal?.aborted === true }
}

describeEachTopology('a warming that is ordered', (urls) => {
  const service = () => serviceOn({ urls: { cache: urls().cacheUrl, state: urls().stateUrl } })

  test('waits, shows its progress and its result, and reads the ordered entries', async () => {
    const running = await service()
    const jobId = await order(running, { routes: [JFK_LAX, LHR_CDG], days: 15, users: 3 })
    const nothing = { done: 0, total: 0, loaded: 0 }
    expect(await look(running, jobId)).toEqual({ jobId, state: 'waiting', progress: nothing, result: null })

    const worker = startGatedWorker(running, urls().stateUrl)
    worker.gates.close('reported')
    await worker.gates.reached('reported')
    await until(async () => (await look(running, jobId)).progress.total > 0)
    expect(await look(running, jobId)).toEqual({
      jobId,
      state: 'active',
      progress: { done: 0, total: 36, loaded: 0 },
      result: null,
    })
    worker.gates.open('reported')

    const done = { done: 36, total: 36, loaded: 36 }
    expect(await completed(running, jobId)).toEqual({
      jobId,
      state: 'completed',
      progress: done,
      result: { routes: 2, days: 15, users: 3, ...done },
    })
    // The scheduled warming may have begun. It has no work here.
    const reports = worker.reports.filter(({ total }) => total > 0)
    expect(reports.map((report) => report.done)).toEqual([0, 20, 36])
    const keys = await running.keys('cache')
    for (const ahead of [0, 14]) expect(keys).toContain(`flight:search:JFK:LAX:${day(ahead)}`)
    expect(keys).not.toContain(`flight:search:JFK:LAX:${day(15)}`)
    expect(keys.filter((key) => key.startsWith('flight:search:'))).toHaveLength(30)
    expect(keys.filter((key) => /^user:\d+:flights$/.test(key))).toHaveLength(3)
    expect(keys.filter((key) => /^user:\d+:profile$/.test(key))).toHaveLength(3)
  })

  test('loads no entry that is cached already', async () => {
    const running = await service()
    startGatedWorker(running, urls().stateUrl)
    const body = { routes: [JFK_LAX], days: 3 }
    expect((await completed(running, await order(running, body))).result).toMatchObject({ done: 3, loaded: 3 })
    expect((await completed(running, await order(running, body))).result).toMatchObject({ done: 3, loaded: 0 })
  })

  test('is aborted when its worker closes, and restarted by the next one', async () => {
    const running = await service()
    const jobId = await order(running, { routes: [JFK_LAX], days: 30 })
    const first = startGatedWorker(running, urls().stateUrl)
    first.gates.close('reported')
    await first.gates.reached('reported')
    const closed = first.close()
    await until(first.isTold)
    first.gates.open('reported')
    await closed
    expect((await look(running, jobId)).state).toBe('waiting')
    expect((await running.keys('cache')).filter((key) => key.startsWith('flight:search:'))).toEqual([])

    startGatedWorker(running, urls().stateUrl)
    expect(await completed(running, jobId)).toMatchObject({ state: 'completed', progress: { done: 30, loaded: 30 } })
  })
})

describe('warming', () => {
  test('runs one order at a time, in their order', async () => {
    const running = await serviceOn()
    const [first, second] = [await order(running, { days: 1 }), await order(running, { days: 2 })]
    const worker = startGatedWorker(running, inject('stateUrl'))
    worker.gates.close('reported')
    await worker.gates.reached('reported')
    expect([(await look(running, first)).state, (await look(running, second)).state]).toEqual(['active', 'waiting'])
    worker.gates.open('reported')
    expect((await completed(running, second)).result).toMatchObject({ days: 2 })
  })

  test('without routes takes those with the most flights, or popular searches if there are any', async () => {
    const running = await serviceOn()
    const { app, servers, config, wired } = running
    startGatedWorker(running, inject('stateUrl'))
    const busiest = await completed(running, await order(running, { days: 1 }))
    expect(busiest.result).toMatchObject({ routes: 20, days: 1, users: 0, total: 20 })

    await app.inject(`/v1/flights/search?from=JFK&to=LAX&date=${inject('anchor')}`)
    await until(async () => (await servers.state.zcard(`${config.KEY_PREFIX}routes:searches`)) === 1)
    expect((await completed(running, await order(running))).result).toMatchObject({ routes: 1, days: 7, total: 7 })
    // Reads of a warming do not count as searches.
    await wired.services.reference.searchCounts.close()
    expect(await servers.state.zscore(`${config.KEY_PREFIX}routes:searches`, 'JFK:LAX')).toBe('1')
  })

  test('warms popular searches every minute, and no other routes', async () => {
    const running = await serviceOn()
    const { app, servers, config, wired } = running
    const everyMinute = async () => {
      const job = { data: {}, report: async () => {}, signal: new AbortController().signal }
      return warmJob(wired.services.operations.warm).run(job)
    }
    expect(await everyMinute()).toEqual({ routes: 0, days: 7, users: 0, done: 0, total: 0, loaded: 0 })
    await app.inject(`/v1/flights/search?from=JFK&to=LAX&date=${inject('anchor')}`)
    await until(async () => (await servers.state.zcard(`${config.KEY_PREFIX}routes:searches`)) === 1)
    expect(await everyMinute()).toEqual({ routes: 1, days: 7, users: 0, done: 7, total: 7, loaded: 7 })
    expect(await everyMinute()).toMatchObject({ done: 7, loaded: 0 })
  })

  test('does not delay other jobs of the service', async () => {
    const running = await serviceOn()
    const worker = running.wired.startWorker()
    closing.push(worker.close)
    const jobId = await order(running, { routes: [JFK_LAX], days: 1 })
    expect((await completed(running, jobId)).state).toBe('completed')
    await until(async () => (await running.wired.services.operations.queues.jobs.getCompletedCount()) > 0)
  })

  test('skips a route of an unknown airport', async () => {
    const running = await serviceOn()
    startGatedWorker(running, inject('stateUrl'))
    const jobId = await order(running, { routes: [{ from: 'JFK', to: 'QQQ' }, JFK_LAX], days: 1 })
    expect((await completed(running, jobId)).result).toMatchObject({ done: 2, total: 2 })
  })

  test('is retried until the cache is available', async () => {
    const cache = await startTestValkey({ role: 'cache' })
    closing.push(cache.close)
    const running = await serviceOn({ urls: { cache: cache.url } })
    await cache.kill()
    startGatedWorker(running, inject('stateUrl'))
    const jobId = await order(running, { routes: [JFK_LAX], days: 2 })
    await until(async () => (await look(running, jobId)).state === 'delayed')
    await cache.restart()
    expect((await completed(running, jobId)).result).toMatchObject({ done: 2 })
    expect(await running.keys('cache')).toContain(`flight:search:JFK:LAX:${day(0)}`)
  })

  test('is a 503 while the queue is unavailable, and does not run later', async () => {
    const state = await startTestValkey({ role: 'state' })
    closing.push(state.close)
    const running = await serviceOn({ urls: { state: state.url } })
    const { warm: warmQueue } = running.wired.services.operations.queues
    await warmQueue.getJobCounts()
    await state.kill()
    for (const [method, what] of [
      ['POST', 'warm'],
      ['GET', `warm/${randomUUID()}`],
    ] as const) {
      const response = await running.send(method, what)
      expect([response.statusCode, response.json().code]).toEqual([503, 'unavailable'])
      expect(response.headers['retry-after']).toMatch(/^\d+$/)
    }
    await state.restart()
    await until(() => running.servers.state.status === 'ready')
    await until(async () => (await running.send('GET', `warm/${randomUUID()}`)).statusCode === 404)
    expect(await warmQueue.getJobCounts('waiting', 'active', 'delayed')).toEqual({ waiting: 0, active: 0, delayed: 0 })
  })

  test('is a 404 for an unknown job', async () => {
    const running = await serviceOn()
    const response = await running.send('GET', `warm/${randomUUID()}`)
    expect([response.statusCode, response.json().code]).toEqual([404, 'not-found'])
  })
})
