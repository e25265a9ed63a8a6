import { readFileSync } from 'node:fs'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

// Schema of the results of a load test: a JSON file, from which the report is made. Two files can be compared. Times are in
// milliseconds and shares from 0 to 1, unless a name says otherwise.

const FORMAT = 'cache-me-if-you-can/loadtest/1'

/** Outcome of a response by its `Cache-Status`; `none`: without this header. */
export const outcomes = ['local', 'hit', 'stale', 'request', 'miss', 'bypass', 'none'] as const
export type Outcome = (typeof outcomes)[number]

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const count = Type.Integer({ minimum: 0 })
const outcome = Type.Enum(outcomes)

/** One second of a run. */
const second = Type.Object({
  /** Seconds since the run began, at the end of this one. */
  at: Type.Number(),
  requests: count,
  errors: count,
  /** Null in a second without a response. */
  p50: orNull(Type.Number()),
  p90: orNull(Type.Number()),
  p99: orNull(Type.Number()),
  /** Of the service's cache reads; null if there were none, or they are unknown. */
  hitRatio: orNull(Type.Number()),
  /** Database queries of the service; null if it does not report them. */
  databaseQueries: orNull(Type.Number()),
  /** Memory of the service's processes; null if it does not report it. */
  residentBytes: orNull(Type.Number()),
  /** User and system time of the service's processes, microseconds per request; null or missing if unknown. */
  cpuUs: Type.Optional(orNull(Type.Number())),
  /** Number of responses of each outcome. */
  outcomes: Type.Unsafe<Partial<Record<Outcome, number>>>(
    Type.Partial(Type.Object(Object.fromEntries(outcomes.map((name) => [name, count])))),
  ),
})
export type Second = Static<typeof second>

/** Cache reads of the service. */
const reads = Type.Object({
  hits: count,
  misses: count,
  /** Null if there were no reads. */
  hitRatio: orNull(Type.Number()),
  loads: count,
})
export type Reads = Static<typeof reads>

/** One measured load. */
const run = Type.Object({
  name: Type.String(),
  connections: count,
  /** Requests per second that were due, whether or not the service keeps up; null: as fast as it responds. */
  rate: orNull(Type.Number()),
  seconds: Type.Number(),
  requests: count,
  perSecond: Type.Number(),
  /** Unexpected responses, and requests without a response. */
  errors: Type.Array(Type.Object({ reason: Type.String(), count })),
  statuses: Type.Record(Type.String(), count),
  /** Requests that were due before the end and not sent by then; 0 without a rate. */
  late: count,
  /** Null if there was no response. With a rate, latency counts from when a request was due. */
  latency: orNull(
    Type.Object({
      mean: Type.Number(),
      p50: Type.Number(),
      p90: Type.Number(),
      p95: Type.Number(),
      p99: Type.Number(),
      p999: Type.Number(),
      max: Type.Number(),
    }),
  ),
  /** Points of the distribution: percentile (0 to 100) and latency. */
  distribution: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
  outcomes: Type.Array(Type.Object({ outcome, requests: count, p50: Type.Number(), p99: Type.Number() })),
  cache: Type.Object({
    ...reads.properties,
    kinds: Type.Array(Type.Object({ kind: Type.String(), ...reads.properties })),
  }),
  database: Type.Object({
    /** Queries of the service; null if it does not report them. */
    queries: orNull(count),
    /** Share of the queries that the cache has saved. */
    avoided: orNull(Type.Number()),
  }),
  service: Type.Object({
    /** User and system time of the service's processes, microseconds per request. */
    cpuUs: orNull(Type.Number()),
    /** Resident memory at the end, of all its processes. */
    residentBytes: orNull(Type.Number()),
  }),
  timeline: Type.Array(second),
  /** Events, in seconds since the run began. */
  marks: Type.Array(Type.Object({ at: Type.Number(), label: Type.String() })),
})
export type Run = Static<typeof run>

/** Ratio of two runs of a scenario. */
const ratio = Type.Object({
  name: Type.String(),
  /** The compared figure: "median latency, one at a time". */
  figure: Type.String(),
  value: Type.Number(),
  /** The smallest and the largest of the rounds. */
  low: Type.Number(),
  high: Type.Number(),
  /** The ratio that the workshop claims, if any. */
  workshop: Type.Optional(Type.Number()),
  /** The lowest hit ratio of the rounds that read the cache; null if it is unknown. */
  hitRatio: Type.Optional(orNull(Type.Number())),
  /** Reasons to doubt it: its range includes 1, there were few hits, the machine was busy. */
  doubts: Type.Optional(Type.Array(Type.String())),
})
export type Ratio = Static<typeof ratio>

/** A target, and whether it was reached. */
const check = Type.Object({
  name: Type.String(),
  passed: Type.Boolean(),
  /** The figure and its target: "97.3 %, more than 95 %". */
  found: Type.String(),
})
export type Check = Static<typeof check>

/** A chart that only this scenario has. */
const chart = Type.Object({
  title: Type.String(),
  x: Type.Object({ label: Type.String(), log: Type.Boolean() }),
  y: Type.Object({ label: Type.String(), percent: Type.Boolean() }),
  series: Type.Array(
    Type.Object({
      label: Type.String(),
      /** A calculated line, drawn dashed. */
      model: Type.Boolean(),
      points: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
    }),
  ),
})
export type Chart = Static<typeof chart>

const scenarioResult = Type.Object({
  name: Type.String(),
  teaches: Type.String(),
  /** Reason if the scenario did not run. */
  skipped: Type.Optional(Type.String()),
  runs: Type.Array(run),
  ratios: Type.Array(ratio),
  checks: Type.Array(check),
  charts: Type.Array(chart),
  /** Notes on the figures, as sentences. */
  notes: Type.Array(Type.String()),
})
export type ScenarioResult = Static<typeof scenarioResult>

const results = Type.Object({
  format: Type.Literal(FORMAT),
  /** Beginning of the load test, RFC 3339. */
  at: Type.String({ format: 'date-time' }),
  /** `load`: load average of the last minute before the test. */
  machine: Type.Object({ cpu: Type.String(), cores: count, node: Type.String(), load: Type.Number() }),
  /** Reasons to doubt all figures. */
  doubts: Type.Optional(Type.Array(Type.String())),
  /** Facts about service, servers and data for the report: names and values. */
  tested: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  /** Options of the command line. */
  options: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  scenarios: Type.Array(scenarioResult),
})
export type Results = Static<typeof results>

export const asResults = (found: Omit<Results, 'format'>): Results => ({ format: FORMAT, ...found })

/** Reads a file of results. Throws an error of one line if it is not valid. */
export function readResults(file: string): Results {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // The message may quote the file with its line breaks.
    const why = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')
    throw new Error(`${file} cannot be read: ${why}`)
  }
  const [fault] = Value.Errors(results, value)
  if (fault)
    throw new Error(`${file} is not a file of load test results: ${fault.instancePath || '/'} ${fault.message}`)
  return Value.Decode(results, value)
}
