import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { reportNames } from '../../src/services/analytics/reports.ts'
import { contractOf } from '../support/conforms.ts'
import { describeEachEngine } from '../support/engines.ts'
import { openService, type TestApp } from '../support/service.ts'
import { countByHand } from './by-hand.ts'

describeEachEngine('each report on the seeded data', (open, url) => {
  let database: Database
  let running: TestApp
  let byHand: Awaited<ReturnType<typeof countByHand>>
  beforeAll(async () => {
    database = open()
    running = await openService({ urls: { database: url } })
    byHand = await countByHand(database, new Date())
  })
  afterAll(async () => {
    await running?.close()
    await database?.close()
  })

  const get = async (path: string) => {
    const response = await running.app.inject(`/v1/analytics/${path}`)
    expect(response.statusCode, response.body).toBe(200)
    contractOf(running)(response)
    return response.json()
  }

  describe.each(reportNames)('%s', (report) => {
    test('equals a count of the tables by hand', async () => {
      const lines = byHand[report] ?? []
      expect(lines.length).toBeGreaterThan(5)
      const answer = await get(`${report}?limit=100`)
      expect(Object.keys(answer)).toEqual(['report', 'generatedAt', 'data'])
      expect(answer.data).toEqual(lines.slice(0, 100))
    })

    test('has `limit` lines, by default twenty', async () => {
      const lines = byHand[report] ?? []
      expect((await get(report)).data).toEqual(lines.slice(0, 20))
      expect((await get(`${report}?limit=3`)).data).toEqual(lines.slice(0, 3))
    })
  })

  test('identifies no passenger', async () => {
    const { tables, builder } = database
    const people = await builder.select().from(tables.passenger)
    await get('frequent-flyers?limit=100')
    const stored = await Promise.all(
      ['raw:flyers', 'aggregated:frequent-flyers', 'report:frequent-flyers:100'].map((name) =>
        running.servers.cache.get(`${running.config.KEY_PREFIX}analytics:${name}`),
      ),
    )
    for (const text of stored) {
      const [, body] = String(text).split('\n')
      const { rows, data = rows } = JSON.parse(String(body))
      expect(data).toHaveLength(100)
      for (const { passenger } of data) expect(passenger).toMatch(/^\S+ \S\.$/)
      for (const { passportno } of people) expect(body).not.toContain(passportno)
    }
  })
})
