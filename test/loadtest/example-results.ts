import {
  asResults,
  type Outcome,
  outcomes,
  type Results,
  type Run,
  type ScenarioResult,
} from '../../loadtest/results.ts'

/** A malicious name. */
export const evil = '</script><b onclick="x()">\u2028&amp; <!-- \'"'

interface RunOptions {
  name: string
  /** Median latency, milliseconds. */
  p50: number
  /** Final hit ratio. Null when the cache is not used. */
  hitRatio?: number | null
  connections?: number
  rate?: number
  seconds?: number
}

/** Makes a realistic run with consistent figures, the same each time. */
export function exampleRun(options: RunOptions): Run {
  const { name, p50, hitRatio = 0.95, connections = 16, rate, seconds = 8 } = options
  const perSecond = rate ?? (1000 * connections) / (p50 * 1.3)
  const wave = (at: number) => 1 + 0.12 * Math.sin(at * 1.7) + 0.06 * Math.sin(at * 4.1 + p50)
  const timeline: Run['timeline'] = Array.from({ length: seconds }, (_, i) => {
    const now = hitRatio === null ? null : hitRatio * (1 - Math.exp(-(i + 1) / 4))
    const requests = Math.round(perSecond / wave(i))
    const hits = Math.round(requests * (now ?? 0))
    return {
      at: i + 1,
      requests,
      errors: 0,
      hitRatio: now,
      p50: p50 * wave(i),
      p90: 2.2 * p50 * wave(i + 1),
      p99: 6 * p50 * wave(i + 2),
      databaseQueries: (requests - hits) * 1.2,
      residentBytes: 90_000_000 + 1_000_000 * i,
      outcomes: now === null ? { none: requests } : { hit: hits, miss: requests - hits },
    }
  })
  const requests = timeline.reduce((sum, second) => sum + second.requests, 0)
  const hits = Math.round(requests * (hitRatio ?? 0))
  const reads = { hits, misses: requests - hits, hitRatio, loads: requests - hits }
  const answered = (outcome: Outcome, part: number, slower: number) => ({
    outcome,
    requests: Math.round(requests * part),
    p50: p50 * slower,
    p99: p50 * slower * 5,
  })
  const percentiles = [0, 10, 25, 50, 75, 90, 97.5, 99, 99.9, 99.99, 100]
  return {
    name,
    connections,
    rate: rate ?? null,
    seconds,
    requests,
    perSecond,
    errors: [],
    statuses: { 200: requests },
    late: 0,
    latency: {
      mean: p50 * 1.3,
      p50,
      p90: 2.2 * p50,
      p95: 3.4 * p50,
      p99: 6 * p50,
      p999: 11 * p50,
      max: 23 * p50,
    },
    distribution: percentiles.map((at) => [at, p50 * (0.4 + 0.87 * (Math.log10(1 / (1.00005 - at / 100)) + 0.4))]),
    outcomes:
      hitRatio === null ? [answered('none', 1, 1)] : [answered('hit', hitRatio, 1), answered('miss', 1 - hitRatio, 7)],
    cache: {
      ...(hitRatio === null ? { hits: 0, misses: 0, hitRatio: null, loads: 0 } : reads),
      kinds: hitRatio === null ? [] : [{ kind: 'flight', ...reads }],
    },
    database: { queries: Math.round((requests - hits) * 1.2), avoided: hitRatio },
    service: { cpuUs: 180 + p50 * 40, residentBytes: 190 * 2 ** 20 },
    timeline,
    marks: [],
  }
}

/** Makes a run in which the cache is killed and recovers, and some requests fail. */
export function runWithOutage(name: string, seconds: number): Run {
  const run = exampleRun({ name, p50: 1.4, seconds, rate: 300 })
  const [killed, back] = [Math.round(seconds * 0.3), Math.round(seconds * 0.6)]
  const isOut = (at: number) => at > killed && at <= back
  return {
    ...run,
    timeline: run.timeline.map((second) =>
      isOut(second.at)
        ? {
            ...second,
            errors: 7,
            p50: 11,
            p90: 40,
            p99: 180,
            hitRatio: 0,
            databaseQueries: 360,
            residentBytes: 99_000_000,
            outcomes: { bypass: 293 },
          }
        : second,
    ),
    errors: [
      { reason: 'status 503', count: 6 },
      { reason: 'no answer', count: 1 },
    ],
    statuses: { ...run.statuses, 503: 6 },
    late: 3,
    outcomes: outcomes.map((outcome, i) => ({ outcome, requests: 700 - 90 * i, p50: 1 + i, p99: 5 + 9 * i })),
    marks: [
      { at: killed, label: 'cache killed' },
      { at: back, label: 'cache is back' },
    ],
  }
}

/** Makes a run in which every optional value is unknown. */
export const emptyRun = (name: string): Run => ({
  name,
  connections: 1,
  rate: null,
  seconds: 0,
  requests: 0,
  perSecond: 0,
  errors: [],
  statuses: {},
  late: 0,
  latency: null,
  distribution: [],
  outcomes: [],
  cache: {
    hits: 0,
    misses: 0,
    hitRatio: null,
    loads: 0,
    kinds: [{ kind: 'none read', hits: 0, misses: 0, hitRatio: null, loads: 0 }],
  },
  database: { queries: null, avoided: null },
  service: { cpuUs: null, residentBytes: null },
  timeline: [1, 2].map((at) => ({
    at,
    requests: 0,
    errors: 0,
    p50: null,
    p90: null,
    p99: null,
    hitRatio: null,
    databaseQueries: null,
    residentBytes: null,
    outcomes: {},
  })),
  marks: [],
})

/** Makes a scenario with a name only. */
export const emptyScenario = (name: string, teaches: string): ScenarioResult => ({
  name,
  teaches,
  runs: [],
  ratios: [],
  checks: [],
  charts: [],
  notes: [],
})

/** Makes results that cover every field, and every field that may be empty. */
export const exampleResults = (): Results =>
  asResults({
    at: '2026-03-01T09:30:00Z',
    machine: { cpu: 'A processor @ 2.00 GHz', cores: 2, node: 'v20.19.0', load: 0.31 },
    tested: [
      ['Database', 'PostgreSQL 17.2, 24,000 flights'],
      ['Cache', 'Valkey 8.1'],
      [evil, evil],
    ],
    options: { seconds: 8, scenario: evil, quick: true },
    scenarios: [
      {
        ...emptyScenario('cached or not', 'The gain of a cache in front of the database for a single client.'),
        runs: [
          exampleRun({ name: 'database', p50: 11.2, hitRatio: null, connections: 1 }),
          exampleRun({ name: 'cache', p50: 0.29, hitRatio: 0.998, connections: 1 }),
        ],
        ratios: [
          { name: 'database to cache', figure: 'median latency', value: 38.2, low: 36.4, high: 41.3, workshop: 75 },
          { name: 'cache to database', figure: 'requests a second', value: 1.44, low: 0.9, high: 1.5 },
        ],
        checks: [{ name: 'hit ratio', passed: true, found: '99.8 %, more than 95 %' }],
        notes: ['The load generator shares the cores of the service.'],
      },
      {
        ...emptyScenario('size', 'How the hit ratio grows with the memory of the cache.'),
        runs: [1, 2, 4, 8, 16].map((mb, i) => exampleRun({ name: `${mb} MB`, p50: 5 - i, hitRatio: 0.4 + 0.12 * i })),
        charts: [
          {
            title: 'Hit ratio by memory',
            x: { label: 'memory of the cache, MB', log: true },
            y: { label: 'hit ratio', percent: true },
            series: [
              { label: 'measured', model: false, points: [1, 2, 4, 8, 16].map((mb, i) => [mb, 0.4 + 0.12 * i]) },
              {
                label: 'Che’s approximation',
                model: true,
                points: [1, 3, 9, 16].map((mb, i) => [mb, 0.38 + 0.16 * i]),
              },
            ],
          },
        ],
      },
      {
        ...emptyScenario('outage', 'The service without its cache.'),
        runs: [runWithOutage('killed', 8)],
        checks: [
          { name: 'answers', passed: true, found: '99.7 %, more than 99 %' },
          { name: evil, passed: false, found: evil },
        ],
      },
      { ...emptyScenario('cluster', 'How several caches share the keys.'), skipped: 'there is no cluster here' },
      {
        ...emptyScenario(evil, evil),
        runs: [emptyRun(evil)],
        ratios: [{ name: evil, figure: evil, value: 0, low: 0, high: 0 }],
        charts: [
          {
            title: evil,
            x: { label: evil, log: false },
            y: { label: evil, percent: false },
            series: [{ label: evil, model: false, points: [[0, 3]] }],
          },
        ],
        notes: [evil],
      },
    ],
  })
