import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hitRatio, keptUp, noErrors } from '../../loadtest/checks.ts'
import { outcomeOf } from '../../loadtest/outcome.ts'
import { between, parseMetrics, type Reading } from '../../loadtest/readings.ts'
import { createRecorder } from '../../loadtest/recorder.ts'
import { readResults } from '../../loadtest/results.ts'
import { exampleResults, exampleRun } from './example-results.ts'

describe('a recorder', () => {
  const answer = (ms: number) => ({ ms, status: 200, outcome: 'hit' as const })

  test('finds the same percentiles as sorting', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1, maxLength: 300 }), (micros) => {
        const recorder = createRecorder()
        for (const us of micros) recorder.answered(answer(us / 1_000))
        const { latency, requests } = recorder.result()
        const sorted = micros.toSorted((a, b) => a - b)
        // A histogram rounds the rank, and its steps are a thousandth wide.
        const ms = (rank: number) => (sorted[Math.max(0, rank - 1)] ?? 0) / 1_000
        const rank = sorted.length * 0.9
        expect(requests).toBe(micros.length)
        expect(latency?.p90).toBeGreaterThan(ms(Math.floor(rank)) * 0.998)
        expect(latency?.p90).toBeLessThan(ms(Math.ceil(rank)) * 1.002 + 0.002)
      }),
    )
  })

  test('keeps each second, and the total of all seconds', () => {
    const recorder = createRecorder()
    recorder.answered(answer(10))
    recorder.answered({ ms: 20, status: 503, outcome: 'none', error: 'HTTP 503' })
    expect(recorder.takeSecond(1)).toMatchObject({ at: 1, requests: 2, errors: 1, outcomes: { hit: 1, none: 1 } })
    expect(recorder.takeSecond(2)).toEqual({
      at: 2,
      requests: 0,
      errors: 0,
      p50: null,
      p90: null,
      p99: null,
      outcomes: {},
    })
    recorder.failed('timeout')
    expect(recorder.takeSecond(3)).toMatchObject({ requests: 0, errors: 1 })
    expect(recorder.result()).toMatchObject({
      requests: 2,
      statuses: { 200: 1, 503: 1 },
      errors: [
        { reason: 'HTTP 503', count: 1 },
        { reason: 'timeout', count: 1 },
      ],
    })
  })

  test('has no latencies without responses', () => {
    expect(createRecorder().result()).toMatchObject({ requests: 0, latency: null, distribution: [], outcomes: [] })
  })
})

describe('the source of a response', () => {
  test.each([
    ['local; hit; ttl=287; key="airport:JFK"', 'local'],
    ['valkey; hit; ttl=287; key="airport:JFK"', 'hit'],
    ['valkey; fwd=stale; detail=fail-safe; key="airport:JFK"', 'stale'],
    ['valkey; fwd=miss; stored; collapsed; key="airport:JFK"', 'miss'],
    ['valkey; fwd=bypass; key="airport:JFK"', 'bypass'],
    ['valkey; fwd=request; stored; key="airport:JFK"', 'request'],
    ['something else', 'none'],
    ['local; hit; ttl=1; key="a", valkey; fwd=miss; stored; key="b"', 'miss'],
    ['valkey; hit; ttl=1; key="a", local; hit; ttl=1; key="b"', 'hit'],
  ])('%s: %s', (status, outcome) => {
    expect(outcomeOf(['content-type', 'application/json', 'Cache-Status', status])).toBe(outcome)
  })

  test('is unknown without the header', () => {
    expect(outcomeOf(['content-type', 'application/json'])).toBe('none')
  })
})

describe('readings', () => {
  test('add up metrics over their labels, also metrics with a count of zero', () => {
    const metrics = parseMetrics(`# HELP queries Questions.
# TYPE queries counter
queries{query="a b {}",result="ok"} 3
queries{query="b",result="error"} 4.5
# TYPE nothing counter
process_cpu_seconds_total 12.25
`)
    expect(Object.fromEntries(metrics)).toEqual({ queries: 7.5, nothing: 0, process_cpu_seconds_total: 12.25 })
  })

  const reading = (hits: number, misses: number, databaseQueries: number | null): Reading => ({
    kinds: new Map([['flight-search', { hits, misses, loads: misses }]]),
    databaseQueriesAvoided: hits,
    databaseQueries,
    cpuSeconds: 1,
    residentBytes: 1,
    startedAt: 1,
  })

  test('give the counts between them', () => {
    const { cache, database } = between(reading(10, 5, 20), reading(100, 15, 30))
    expect(cache).toMatchObject({ hits: 90, misses: 10, loads: 10, hitRatio: 0.9 })
    expect(cache.kinds).toEqual([{ kind: 'flight-search', hits: 90, misses: 10, loads: 10, hitRatio: 0.9 }])
    expect(database).toEqual({ queries: 10, avoided: 0.9 })
  })

  test('give null for missing values, and no negative counts for a restarted instance', () => {
    expect(between(reading(10, 5, 20), reading(10, 5, 25)).database).toEqual({ queries: 5, avoided: null })
    expect(between(reading(10, 5, null), reading(20, 5, null)).database).toEqual({ queries: null, avoided: null })
    const again = { ...reading(3, 1, 2), startedAt: 2 }
    expect(between(reading(10, 5, 20), again).database).toEqual({ queries: null, avoided: null })
    expect(between(reading(10, 5, 20), again).cache).toMatchObject({ hits: 0, misses: 0, hitRatio: null })
  })
})

describe('checks', () => {
  const run = exampleRun({ name: 'a run', p50: 1 })

  test('of a hit ratio cover the kinds of their target in all runs together', () => {
    const of = (kind: string, hits: number, misses: number) => ({
      ...run,
      cache: { ...run.cache, kinds: [{ kind, hits, misses, hitRatio: hits / (hits + misses), loads: misses }] },
    })
    const runs = [of('flight-search', 99, 1), of('flight-search', 90, 10), of('airport', 0, 1_000)]
    expect(hitRatio('search', runs)).toMatchObject({ passed: false, found: '94.50 %, more than 95 %' })
    expect(hitRatio('search', runs.slice(0, 1)).passed).toBe(true)
    expect(hitRatio('seats', runs).passed).toBe(false)
  })

  test('of errors name each kind of error', () => {
    expect(noErrors([{ ...run, errors: [] }]).passed).toBe(true)
    expect(noErrors([{ ...run, errors: [], requests: 0 }]).passed).toBe(false)
    const failed = noErrors([{ ...run, errors: [{ reason: 'HTTP 503', count: 1_200 }] }])
    expect(failed).toMatchObject({ passed: false, found: '1,200 × HTTP 503 (a run)' })
  })

  test('of a rate exist only for runs with a rate', () => {
    expect(keptUp([{ ...run, rate: null }])).toEqual([])
    expect(keptUp([{ ...run, rate: 100, requests: 1_000, late: 10 }])).toMatchObject([{ passed: true }])
    expect(keptUp([{ ...run, rate: 100, requests: 1_000, late: 11 }])).toMatchObject([{ passed: false }])
  })
})

describe('a file of results', () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'flights-test-results-'))
    onTestFinished(() => rmSync(made, { recursive: true }))
    return made
  }

  test('is the same after writing and reading', () => {
    const file = join(folder(), 'results.json')
    writeFileSync(file, JSON.stringify(exampleResults()))
    expect(readResults(file)).toEqual(exampleResults())
  })

  test.each([
    ['no JSON', /cannot be read/],
    ['no JSON\nof two lines', /^[^\n]* cannot be read: [^\n]*$/],
    ['{}', /is not a file of load test results: .*format/],
    [JSON.stringify({ ...exampleResults(), format: 'loadtest/0' }), /is not a file of load test results: \/format/],
  ])('is refused if it has another format: %#', (text, line) => {
    const file = join(folder(), 'other.json')
    writeFileSync(file, text)
    expect(() => readResults(file)).toThrow(line)
  })

  test('is refused when it is missing', () => {
    expect(() => readResults(join(folder(), 'none.json'))).toThrow(/none\.json cannot be read/)
  })
})
