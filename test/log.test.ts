import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { logOptions } from '../src/log.ts'
import { describeEachEngine } from './support/engines.ts'
import { scratchDatabase } from './support/scratch.ts'
import { makeSmallData } from './support/small-data.ts'

/** Logs an object. Returns the line as text and parsed. */
function logged(what: object): { text: string; line: Record<string, unknown> } {
  let text = ''
  const log = pino(logOptions({ level: 'info', pretty: false }), {
    write: (chunk: string) => {
      text += chunk
    },
  })
  log.info(what, 'said')
  return { text, line: JSON.parse(text) }
}

describe('a log line', () => {
  test('is one line of JSON', () => {
    const { text, line } = logged({ reqId: 'r-1' })
    expect(text.split('\n')).toHaveLength(2)
    expect(line).toMatchObject({ level: 30, reqId: 'r-1', msg: 'said' })
  })

  test.each(['authorization', 'cookie', 'set-cookie', 'x-csrf-token'])('never shows the header %s', (name) => {
    for (const part of ['req', 'res']) {
      const { text, line } = logged({ [part]: { headers: { [name]: 'TOP-SECRET', host: 'shown' } } })
      expect(text).not.toContain('TOP-SECRET')
      expect(line).toHaveProperty([part, 'headers', 'host'], 'shown')
    }
  })

  test.each(['password', 'passportNo', 'passportno', 'lastName', 'lastname', 'token'])('never shows a %s', (name) => {
    expect(logged({ [name]: 'P1234567' }).text).not.toContain('P1234567')
    expect(logged({ body: { [name]: 'P1234567', seat: '12A' } }).text).not.toContain('P1234567')
    expect(logged({ body: { [name]: 'P1234567', seat: '12A' } }).line).toHaveProperty(['body', 'seat'], '12A')
  })
})

describe('an error in a log line', () => {
  test('has its type, code, cause and stack', () => {
    const cause = Object.assign(new RangeError('too far'), { code: 'E_FAR' })
    const { line } = logged({ err: new Error('went wrong', { cause }) })
    expect(line.err).toMatchObject({ type: 'Error', message: 'went wrong' })
    expect(line.err).toHaveProperty(['cause', 'type'], 'RangeError')
    expect(line.err).toHaveProperty(['cause', 'code'], 'E_FAR')
    expect(line.err).toHaveProperty('stack', expect.stringContaining('log.test.ts'))
  })

  test('may be a value other than an error', () => {
    expect(logged({ err: 'just words' }).line.err).toBe('just words')
  })
})

describeEachEngine('the error of a failed query', (_seeded, url) => {
  test.each([
    ['that already exists', { passportno: 'P-SECRET', firstname: 'Ada', lastname: 'Lovelace' }],
    ['that is too long', { passportno: 'P-SECRET-P-SECRET', firstname: 'Ada', lastname: 'Lovelace' }],
  ])('does not repeat a value %s', async (_what, row) => {
    const database = await scratchDatabase(url)
    await makeSmallData(database)
    const insert = () =>
      database.run('add passenger', async () => {
        await database.builder
          .insert(database.tables.passenger)
          .values({ passportno: 'P-SECRET', firstname: 'x', lastname: 'y' })
        await database.builder.insert(database.tables.passenger).values(row)
      })
    const error = await insert().catch((failed: unknown) => failed)
    const { text, line } = logged({ err: error })
    expect(line.err).toMatchObject({ message: 'query "add passenger" failed' })
    expect(text).not.toMatch(/SECRET|Lovelace/)
  })

  test('keeps the reason of a schema error', async () => {
    const database = await scratchDatabase(url)
    const count = () => database.run('count', () => database.builder.$count(database.tables.airport))
    const error = await count().catch((failed: unknown) => failed)
    expect(logged({ err: error }).text).toMatch(/airport.*does(n't| not) exist/)
  })
})
