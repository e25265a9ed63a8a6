import { readFileSync } from 'node:fs'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

/*
 * What a load test leaves behind: the JSON file from which the report is made, and which two of can be compared. Times are in
 * milliseconds and shares from 0 to 1, unless a name says otherwise.
 */

const FORMAT = 'cache-me-if-you-can/loadtest/1'

/** How the service says it answered (`Cache-Status`); `none`: the answer has no such header. */
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
  /** Null in a second without an answer. */
  p50: orNull(Type.Number()),
  p90: orNull(Type.Number()),
  p99: orNull(Type.Number()),
  /** Of the service's reads of its cache; null when there were none, or it was not asked. */
  hitRatio: orNull(Type.Number()),
  /** Questions that the service asked its database; null when it does not tell. */
  databaseQueries: orNull(Type.Number()),
  /** Memory of the service's processes; null when it does not tell. */
  residentBytes: orNull(Type.Number()),
  /** User and system time of the service's processes, microseconds a request; null or missing when it is not known. */
  cpuUs: Type.Optional(orNull(Type.Number())),
  /** How many of the answers came about in which way. */
  outcomes: Type.Unsafe<Partial<Record<Outcome, number>>>(
    Type.Partial(Type.Object(Object.fromEntries(outcomes.map((name) => [name, count])))),
  ),
})
export type Second = Static<typeof second>

/** Reads of the service's cache, and what came of them. */
const reads = Type.Object({
  hits: count,
  misses: count,
  /** Null when nothing was read. */
  hitRatio: orNull(Type.Number()),
  loads: count,
})
export type Reads = Static<typeof reads>

/** One load that was put on the service. */
const run = Type.Object({
  name: Type.String(),
  connections: count,
  /** Requests a second that were to be sent, whether or not the service keeps up; null: as fast as it answers. */
  rate: orNull(Type.Number()),
  seconds: Type.Number(),
  requests: count,
  perSecond: Type.Number(),
  /** Answers that were not expected, and requests without an answer. */
  errors: Type.Array(Type.Object({ reason: Type.String(), count })),
  statuses: Type.Record(Type.String(), count),
  /** With a rate: requests that were due before the end and were not sent by then. */
  late: count,
  /** Null when there was no answer. With a rate, measured from when a request was due. */
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
  /** Percentile (0 to 100) and latency, by which the distribution is drawn. */
  distribution: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
  outcomes: Type.Array(Type.Object({ outcome, requests: count, p50: Type.Number(), p99: Type.Number() })),
  cache: Type.Object({
    ...reads.properties,
    kinds: Type.Array(Type.Object({ kind: Type.String(), ...reads.properties })),
  }),
  database: Type.Object({
    /** Questions that the service asked; null when it does not tell. */
    queries: orNull(count),
    /** Of the questions that there would have been without the cache. */
    avoided: orNull(Type.Number()),
  }),
  service: Type.Object({
    /** User and system time of the service's processes, microseconds a request. */
    cpuUs: orNull(Type.Number()),
    /** Resident memory at the end, of all its processes. */
    residentBytes: orNull(Type.Number()),
  }),
  timeline: Type.Array(second),
  /** What happened when, in seconds since the run began. */
  marks: Type.Array(Type.Object({ at: Type.Number(), label: Type.String() })),
})
export type Run = Static<typeof run>

/** How two runs of one scenario stand to each other. */
const ratio = Type.Object({
  name: Type.String(),
  /** What is compared: "median latency, one request at a time". */
  figure: Type.String(),
  value: Type.Number(),
  /** The smallest and the largest of the rounds. */
  low: Type.Number(),
  high: Type.Number(),
  /** What the workshop promises, where it promises something. */
  workshop: Type.Optional(Type.Number()),
})
export type Ratio = Static<typeof ratio>

/** A target, and whether it was reached. */
const check = Type.Object({
  name: Type.String(),
  passed: Type.Boolean(),
  /** What was found, and what was to be: "97.3 %, more than 95 %". */
  found: Type.String(),
})
export type Check = Static<typeof check>

/** A diagram that only this scenario has. */
const chart = Type.Object({
  title: Type.String(),
  x: Type.Object({ label: Type.String(), log: Type.Boolean() }),
  y: Type.Object({ label: Type.String(), percent: Type.Boolean() }),
  series: Type.Array(
    Type.Object({
      label: Type.String(),
      /** A dashed line: what a model says, and nobody measured. */
      model: Type.Boolean(),
      points: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
    }),
  ),
})
export type Chart = Static<typeof chart>

const scenarioResult = Type.Object({
  name: Type.String(),
  teaches: Type.String(),
  /** Why it was not run. */
  skipped: Type.Optional(Type.String()),
  runs: Type.Array(run),
  ratios: Type.Array(ratio),
  checks: Type.Array(check),
  charts: Type.Array(chart),
  /** What a reader should know of these figures, sentences. */
  notes: Type.Array(Type.String()),
})
export type ScenarioResult = Static<typeof scenarioResult>

const results = Type.Object({
  format: Type.Literal(FORMAT),
  /** When it began, RFC 3339. */
  at: Type.String({ format: 'date-time' }),
  machine: Type.Object({ cpu: Type.String(), cores: count, node: Type.String(), load: Type.Number() }),
  /** What was tested: servers, data, and where; each a name and a value, for people. */
  tested: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  /** As the command line had them. */
  options: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  scenarios: Type.Array(scenarioResult),
})
export type Results = Static<typeof results>

export const asResults = (found: Omit<Results, 'format'>): Results => ({ format: FORMAT, ...found })

/** Reads a file of results; throws an error of one line when it is none. */
export function readResults(file: string): Results {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // It may quote the file, line breaks and all.
    const why = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')
    throw new Error(`${file} cannot be read: ${why}`)
  }
  const [fault] = Value.Errors(results, value)
  if (fault) throw new Error(`${file} holds no results of a load test: ${fault.instancePath || '/'} ${fault.message}`)
  return Value.Decode(results, value)
}
