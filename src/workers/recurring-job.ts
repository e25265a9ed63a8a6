/** A recurring job. One worker at a time runs it, of all instances. */
export interface RecurringJob {
  name: string
  /** Interval between two starts. Milliseconds. */
  every: number
  /** Does the work, which must be repeatable. The result is kept with the job, as JSON. */
  run: (job: JobRun) => Promise<unknown>
}

/** One run of a job. */
export interface JobRun {
  /** Payload of an ordered run; empty for a scheduled one. Untrusted: the queue's page can write it. */
  data: unknown
  /** Reports the progress. */
  report: (progress: object) => Promise<void>
  /** Aborts when the worker closes. A long run rejects with its reason, and another worker repeats it. */
  signal: AbortSignal
}
