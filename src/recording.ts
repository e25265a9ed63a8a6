import { AsyncLocalStorage } from 'node:async_hooks'

/** What one request spent and where; milliseconds. */
export interface Recording {
  cacheMs: number
  databaseMs: number
  queries: number
  /** What it did, step by step, when that was asked for. */
  readonly trace?: Trace
}

/** What a request did. Steps are in no particular order: some are added when they begin, others when they have ended. */
export interface Trace {
  /** As `performance.now()`. */
  readonly startedAt: number
  readonly steps: Step[]
  /** Steps for which there was no room. */
  leftOut: number
  /** Told of each step when it has ended, where it was taken. */
  readonly onStep?: ((step: Step) => void) | undefined
}

/** `at`: when it began, milliseconds after the request did. */
export type Step = CommandStep | QueryStep | DecisionStep

/** A command to a Valkey, or a script by its name. */
export interface CommandStep {
  at: number
  /** How long it took; null while there is no answer. */
  ms: number | null
  server: string
  command: string
  keys: string[]
  /** How many keys it asked for when it was sent for several requests together; `keys` are this request's. */
  of?: number
}

/** A query to the database: its name, and the statements that it took. */
export interface QueryStep {
  at: number
  /** How long it took, the wait for a connection included. */
  ms: number
  query: string
  statements: Statement[]
}

export interface Statement {
  /** Without the values of its parameters. */
  sql: string
  ms: number
  /** How many rows it answered, or changed. */
  rows: number
}

/** What was decided about an entry: `hit`, `missed`, `lease-taken`. */
export interface DecisionStep {
  at: number
  key: string
  decision: string
}

/** Steps beyond this are not kept: a trace is for people. */
const STEPS_AT_MOST = 1_000

const current = new AsyncLocalStorage<Recording>()

/** A recording of nothing yet; with its steps when it is to be `traced`, of a request that came at `startedAt`. */
export function beginRecording({
  traced,
  startedAt,
  onStep,
}: { traced: boolean } & Pick<Trace, 'startedAt' | 'onStep'>): Recording {
  const spent = { cacheMs: 0, databaseMs: 0, queries: 0 }
  return traced ? { ...spent, trace: { startedAt, steps: [], leftOut: 0, onStep } } : spent
}

/** Runs `work` so that everything it awaits is recorded. Used only when somebody will look: recording costs. */
export function withRecording<T>(recording: Recording, work: () => T): T {
  return current.run(recording, work)
}

/** Runs `work` for several requests at once: for none of them in particular. */
export function withoutRecording<T>(work: () => T): T {
  return current.exit(work)
}

/** The recording of the request that is being served, if it has one. */
export function recording(): Recording | undefined {
  return current.getStore()
}

type WithoutTime<S> = S extends { ms: unknown } ? Omit<S, 'at' | 'ms'> : never

/** Adds a step that began at `startedAt`, as `performance.now()`, and has just ended. */
export function traceStep(trace: Trace | undefined, startedAt: number, step: WithoutTime<Step>): void {
  if (trace) addEnded(trace, { at: rounded(startedAt - trace.startedAt), ms: since(startedAt), ...step })
}

/** Adds a command that is sent now. To be called, what it answers, when there is an answer. */
export function traceCommand(trace: Trace, step: WithoutTime<CommandStep>): () => void {
  const sentAt = performance.now()
  const sent: CommandStep = { at: rounded(sentAt - trace.startedAt), ms: null, ...step }
  add(trace, sent)
  return () => {
    sent.ms = since(sentAt)
    trace.onStep?.(sent)
  }
}

/** Adds what has just been decided about an entry. Free when nothing is traced. */
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

/** Milliseconds since a moment. */
export const since = (startedAt: number): number => rounded(performance.now() - startedAt)

/** In whole microseconds. */
export const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000
