import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Results, readResults, type ScenarioResult } from '../../loadtest/results.ts'
import { bundleProgram } from '../support/program.ts'
import { testValkey } from '../support/servers.ts'

/** Outcome of `npm run loadtest`. */
interface Ended {
  status: number | null
  out: string
  errors: string
}

/** Runs the command, which builds the service first. */
const loadtest = (...words: string[]) => run('npm', ['run', '--silent', 'loadtest', '--', ...words])

/** Runs the command on an earlier build. */
const loadtestAgain = (...words: string[]) => run(process.execPath, ['--import', 'tsx', 'loadtest/main.ts', ...words])

/** Runs the command as a bundle, which starts faster. For words after which no load starts. */
const answer = async (...words: string[]) =>
  run(process.execPath, [await bundleProgram(new URL('../../loadtest/main.ts', import.meta.url)), ...words])

async function run(program: string, words: string[]): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env
  const valkey = await testValkey()
  const child = spawn(program, words, {
    env: { PATH, HOME, VALKEY_SERVER_BIN: valkey.server },
  })
  const ended: Ended = { status: null, out: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    ended.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    ended.errors += chunk
  })
  const [status] = await once(child, 'close')
  return { ...ended, status }
}

describe('npm run loadtest', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'flights-test-loadtest-'))
  const few = ['--scale', 'tiny', '--data-dir', join(folder, 'data'), '--duration', '1', '--connections', '4']
  let ended: Ended
  let results: Results

  beforeAll(async () => {
    const out = ['--out', join(folder, 'out'), '--warm-up', '0.3', '--keys', '10', '--writes', '20', '--rounds', '1']
    ended = await loadtest(
      'search-hot',
      'booking-rush',
      'leaderboards',
      'stampede',
      'cache-vs-database',
      ...few,
      ...out,
    )
    const [file = ''] = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.json'))
    results = readResults(join(folder, 'out', file))
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const scenario = (name: string): ScenarioResult => {
    const found = results.scenarios.find((one) => one.name === name)
    if (!found) throw new Error(`${name} was not run: ${ended.errors}`)
    return found
  }
  const runOf = (name: string) => scenario(name).runs[0]
  const soldIn = ({ checks }: ScenarioResult) => checks.find(({ name }) => name === 'every seat sold once')?.found

  test('starts its servers, reaches its targets and reports them', () => {
    expect(results.scenarios.flatMap(({ checks }) => checks.filter(({ passed }) => !passed))).toEqual([])
    expect(ended.status, ended.errors).toBe(0)
    expect(ended.out).toContain('pass  search-hot')
  })

  test('writes a report in the folder of the results', () => {
    expect(
      readdirSync(join(folder, 'out'))
        .map((name) => name.replace(/.*\./, ''))
        .toSorted(),
    ).toEqual(['html', 'json'])
  })

  test('counts the reads and the queries of the service', () => {
    const { requests = 0, cache, database, outcomes } = runOf('search-hot') ?? {}
    expect(cache?.hits).toBeGreaterThan(requests * 0.95)
    expect(database?.avoided).toBeGreaterThan(0.9)
    expect(outcomes?.reduce((sum, one) => sum + one.requests, 0)).toBe(requests)
    expect(runOf('booking-rush')?.database.queries).toBeGreaterThan(0)
  })

  test('sells each seat once', () => {
    expect(soldIn(scenario('booking-rush'))).toMatch(/^[1-9]\d* free seats, as many bookings, in the database, too$/)
  })

  test('compares the cache and the database, with and without an index', () => {
    const { ratios } = scenario('cache-vs-database')
    expect(ratios.map(({ name }) => name)).toContain('search, without the index')
    expect(ratios.every(({ value }) => value > 0)).toBe(true)
    const [cached, database] = scenario('cache-vs-database').runs
    expect(cached?.outcomes.map(({ outcome }) => outcome)).not.toContain('bypass')
    expect(database?.outcomes.map(({ outcome }) => outcome)).toEqual(['bypass'])
  })

  test('loads an expired entry once with the protection, and often without it', () => {
    const [stampede] = scenario('stampede').ratios
    expect(stampede?.value).toBeGreaterThan(1)
  })

  test('ends with status 1 when a target is missed, on data that the run before left unchanged', async () => {
    const out = join(folder, 'cold')
    const cold = ['--warm-up', '0', '--keys', '10', '--skew', '0', '--rate', '20', '--out', out]
    const missed = await loadtestAgain('search-hot', 'booking-rush', ...few, ...cold)
    expect(missed.out).toMatch(/FAIL {2}search-hot +hit ratio of search/)
    expect(missed.status).toBe(1)
    const [file = ''] = readdirSync(out).filter((name) => name.endsWith('.json'))
    const again = readResults(join(out, file)).scenarios.find(({ name }) => name === 'booking-rush')
    expect(again && soldIn(again)).toBe(soldIn(scenario('booking-rush')))
  })

  test.each([
    [['no-such-scenario'], /'no-such-scenario' is invalid for argument 'scenarios'\. Allowed choices are search-hot,/],
    [['--duration', '0'], /It is a number from 1 to 86400/],
    [['--rate', 'much'], /It is a number from 0.1 to 1000000/],
  ])('refuses %j with a line that names the allowed values', async (words, line) => {
    const refused = await answer(...words)
    expect(refused.errors).toMatch(line)
    expect(refused.status).toBe(2)
  })

  test('lists its scenarios', async () => {
    expect((await answer('--list')).out).toMatch(/^search-hot .*\n(.*\n)*soak .*\(only by its name\)/m)
  })
})
