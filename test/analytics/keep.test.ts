import { expect, inject, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { reportNames } from '../../src/services/analytics/reports.ts'
import { recurringJobs } from '../../src/workers/jobs.ts'
import { queriesOf, traced } from '../http/traced.ts'
import { startTestValkey } from '../support/servers.ts'
import { openService } from '../support/service.ts'

const quiet = { report: async () => {}, data: {} }

test('the job builds every missing report ahead of requests, and keeps existing ones', async () => {
  const running = await openService({ env: { CACHE_TIMEOUT_MS: '5000' } })
  try {
    const job = recurringJobs(running.wired.services).find(({ name }) => name === 'reports')
    const run = () => job?.run({ ...quiet, signal: new AbortController().signal })
    expect(await run()).toBe('6 reports refreshed')
    expect(await run()).toBe('0 reports refreshed')
    for (const report of reportNames) {
      const trace = await traced(running, `/v1/analytics/${report}`)
      expect([trace.status, queriesOf(trace)]).toEqual([200, []])
    }
  } finally {
    await running.close()
  }
})

test('the job gives up when its worker closes', async () => {
  const running = await openService()
  try {
    const closed = AbortSignal.abort(new Error('closing'))
    await expect(running.wired.services.analytics.keepReports(closed)).rejects.toThrow('closing')
  } finally {
    await running.close()
  }
})

test('the job fails while the cache is unavailable, because it could store nothing', async () => {
  const cache = await startTestValkey({ role: 'cache' })
  const log = createLog({ level: 'silent', pretty: false })
  const running = await openService({ urls: { cache: cache.url, state: inject('stateUrl') }, log })
  try {
    await cache.kill()
    await expect(running.wired.services.analytics.keepReports()).rejects.toMatchObject({ code: 'unavailable' })
  } finally {
    await running.close()
    await cache.close()
  }
})
