import type { IncomingMessage } from 'node:http'
import type { Cache } from '../cache/cache.ts'
import type { Step } from '../recording.ts'
import type { RecurringJob } from '../workers/recurring-job.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** The span of the request, once it exists. */
    span?: RequestSpan
  }
}

/** The span of one request. */
export interface RequestSpan {
  /** Whether it is sampled. If not, no steps are needed. */
  readonly recorded: boolean
  /** Runs `work` within this span. */
  within(work: () => void): void
  /** Adds a step of the request to the active span. `startedAt` is the start of the request, as `performance.now()`. */
  addStep(step: Step, startedAt: number): void
  /** Ends the span. `route` is the pattern of the path, because a path can contain personal data. */
  end(answer: { method: string; route: string; status: number }): void
}

/**
 * Spans for OpenTelemetry: one for each request, cache read, load and job. Created only when the settings name a collector.
 * Otherwise its code is not loaded and costs nothing.
 */
export interface Telemetry {
  /**
   * Returns the span of a request and creates it on first use. It continues the caller's trace (W3C Trace Context) and its
   * sampling decision. The sampling ratio decides for a request without one.
   */
  requestSpan(request: IncomingMessage): RequestSpan
  /** Wraps the cache: each read, load and change gets a span, within sampled requests and jobs. */
  cache(cache: Cache): Cache
  /** Wraps a job: each run gets a span. */
  job(job: RecurringJob): RecurringJob
  /** Sends the remaining spans, for two seconds at most. */
  close(): Promise<void>
}
