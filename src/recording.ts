import { AsyncLocalStorage } from 'node:async_hooks'

/** What one request spent and where; milliseconds. */
export interface Recording {
  cacheMs: number
  databaseMs: number
  queries: number
  /** What it did, step by step, when that was asked for. */
  readonly trace?: Trace
}

/** What a request did, in the order in which it ended. */
export interface Trace {
  /** As `performance.now()`. */
  readonly startedAt: number
  readonly steps: Step[]
}

/** `at`: when it began, milliseconds after the request did. `ms`: how long it took. */
export type Step =
  /** A command to a Valkey. `of`: how many keys it asked for when it was sent for several requests together. */
  | { at: number; ms: number; server: string; command: string; keys: string[]; of?: number }
  /** A question to the database: its name, its statements, how many rows came back. */
  | { at: number; ms: number; query: string; statements: string[]; rows: number }
  /** What was decided about an entry: `hit`, `miss`, `lease-taken`. */
  | { at: number; key: string; decision: string }

/** Steps beyond this are not kept: a trace is for people. */
const STEPS_AT_MOST = 1_000

const current = new AsyncLocalStorage<Recording>()

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

type WithoutTime<S> = S extends { ms: number } ? Omit<S, 'at' | 'ms'> : never

/** Adds a step that began at `startedAt`, as `performance.now()`, and has just ended. */
export function traceStep(trace: Trace | undefined, startedAt: number, step: WithoutTime<Step>): void {
  if (trace === undefined || trace.steps.length >= STEPS_AT_MOST) return
  const ms = performance.now() - startedAt
  trace.steps.push({ at: startedAt - trace.startedAt, ms, ...step })
}

/** Adds what has just been decided about an entry. Free when nothing is traced. */
export function traceDecision(key: string, decision: string): void {
  const trace = recording()?.trace
  if (trace === undefined || trace.steps.length >= STEPS_AT_MOST) return
  trace.steps.push({ at: performance.now() - trace.startedAt, key, decision })
}
