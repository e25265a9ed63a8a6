import type { IncomingMessage } from 'node:http'
import type { Cache } from '../cache/cache.ts'
import type { Step } from '../recording.ts'
import type { RecurringJob } from '../workers/jobs.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** The span of the request, once it has begun. */
    span?: RequestSpan
  }
}

/** The span of one request. */
export interface RequestSpan {
  /** Whether it is collected: else nothing need be noted. */
  readonly recorded: boolean
  /** Runs `work` so that what it awaits stands below this span. */
  within(work: () => void): void
  /** Puts a step of the request below the span in which it was taken; `startedAt` is the request's, as `performance.now()`. */
  addStep(step: Step, startedAt: number): void
  /** `route` is the pattern of its address: an address may name a person. */
  end(answer: { method: string; route: string; status: number }): void
}

/**
 * Spans for OpenTelemetry: one for each request, each read of the cache, each load and each job. It is made only when the
 * settings name a collector; else nothing of it is loaded, and nobody pays for it.
 */
export interface Telemetry {
  /**
   * The span of a request, begun when it is first asked for. It continues the caller's trace (W3C Trace Context), and is
   * collected if the caller's is; a request that comes without one is, by the sampling ratio.
   */
  requestSpan(request: IncomingMessage): RequestSpan
  /** The cache with a span for each read, each load and each change, within requests and jobs that are collected. */
  cache(cache: Cache): Cache
  /** The job with a span for each run. */
  job(job: RecurringJob): RecurringJob
  /** Sends what has not been sent yet, for two seconds at most. */
  close(): Promise<void>
}
