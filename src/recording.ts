import { AsyncLocalStorage } from 'node:async_hooks'

/** Time that one request spent on cache and database. Milliseconds. */
export interface Recording {
  cacheMs: number
  databaseMs: number
  queries: number
  /** Steps of the request, if it is traced. */
  readonly trace?: Trace
}

/** Steps of a request, unordered: a command is added when it is sent, other steps when they end. */
export interface Trace {
  /** As `performance.now()`. */
  readonly startedAt: number
  readonly steps: Step[]
  /** Number of steps beyond the limit. */
  leftOut: number
  /** Called with each step when it ends, in the async context of that step. */
  readonly onStep?: ((step: Step) => void) | undefined
}

/** `at` is the start of the step, in milliseconds after the start of the request. */
export type Step = CommandStep | QueryStep | DecisionStep

/** A Valkey command, or a script by its name. */
export interface CommandStep {
  at: number
  /** Duration in milliseconds. Null until the reply arrives. */
  ms: number | null
  server: string
  command: string
  keys: string[]
  /** Number of keys in a command that was sent for several requests. `keys` has only those of this request. */
  of?: number
}

/** A database query by its name, with its statements. */
export interface QueryStep {
  at: number
  /** Duration in milliseconds, including the wait for a connection. */
  ms: number
  query: string
  statements: Statement[]
}

export interface Statement {
  /** SQL without the values of its parameters. */
  sql: string
  ms: number
  /** Number of rows that it returned or changed. */
  rows: number
}

/** A decision about a cache entry: `hit`, `missed`, `lease-taken`. */
export interface DecisionStep {
  at: number
  key: string
  decision: string
}

/** Maximum number of steps: a longer trace is unreadable. */
const STEPS_AT_MOST = 1_000

const current = new AsyncLocalStorage<Recording>()

/** Whether this process has ever recorded. Until then a look-up of the current recording costs nothing. */
let hasRecorded = false

/** Creates an empty recording for a request that arrived at `startedAt`. Only a `traced` recording has steps. */
export function beginRecording({
  traced,
  startedAt,
  onStep,
}: { traced: boolean } & Pick<Trace, 'startedAt' | 'onStep'>): Recording {
  const spent = { cacheMs: 0, databaseMs: 0, queries: 0 }
  return traced ? { ...spent, trace: { startedAt, steps: [], leftOut: 0, onStep } } : spent
}

/** Runs `work` and records everything that it awaits. Costs time, so use it only if the recording is read. */
export function withRecording<T>(recording: Recording, work: () => T): T {
  hasRecorded = true
  return current.run(recording, work)
}

/** Runs `work` without a recording, because it serves several requests. */
export function withoutRecording<T>(work: () => T): T {
  return current.exit(work)
}

/** Returns the recording of the current request, if it has one. */
export function recording(): Recording | undefined {
  return hasRecorded ? current.getStore() : undefined
}

type WithoutTime<S> = S extends { ms: unknown } ? Omit<S, 'at' | 'ms'> : never

/** Adds a step that began at `startedAt` (as `performance.now()`) and ends now. */
export function traceStep(trace: Trace | undefined, startedAt: number, step: WithoutTime<Step>): void {
  if (trace) addEnded(trace, { at: rounded(startedAt - trace.startedAt), ms: since(startedAt), ...step })
}

/** Adds a command that is sent now. Returns a function to call when the reply arrives. */
export function traceCommand(trace: Trace, step: WithoutTime<CommandStep>): () => void {
  const sentAt = performance.now()
  const sent: CommandStep = { at: rounded(sentAt - trace.startedAt), ms: null, ...step }
  add(trace, sent)
  return () => {
    sent.ms = since(sentAt)
    trace.onStep?.(sent)
  }
}

/** Adds a decision about an entry. Costs nothing if the request is not traced. */
export function traceDecision(key: string, decision: string): void {
  const trace = recording()?.trace
  if (trace) addEnded(trace, { at: since(trace.startedAt), key, decision })
}

function addEnded(trace: Trace, step: Step): void {
  add(trace, step)
  trace.onStep?.(step)
}

function add(trace: Trace, step: Step): void {
  if (trace.steps.length < STEPS_AT_MOST) trace.steps.push(step)
  else trace.leftOut++
}

/** Returns the milliseconds since `startedAt`. */
export const since = (startedAt: number): number => rounded(performance.now() - startedAt)

/** Rounds milliseconds to whole microseconds. */
export const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000
