import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Warm } from '../services/operations/warm.ts'
import { WARM } from '../services/operations/warm-jobs.ts'
import { WARM_EVERY_MS } from './jobs.ts'
import type { RecurringJob } from './recurring-job.ts'

/** Default order: popular searches of the coming days. */
const order = Type.Object({
  routes: Type.Union(
    [
      Type.Array(Type.Object({ from: Type.String(), to: Type.String() })),
      Type.Literal('searched'),
      Type.Literal('popular'),
    ],
    { default: 'searched' },
  ),
  days: Type.Integer({ minimum: 1, maximum: 30, default: 7 }),
  users: Type.Integer({ minimum: 0, maximum: 1_000, default: 0 }),
})

/** Creates the job that warms popular searches every minute, and runs ordered warmings in between. */
export function warmJob(warm: Warm): RecurringJob {
  return {
    name: WARM,
    every: WARM_EVERY_MS,
    run: async ({ data, report, signal }) =>
      warm(Value.Parse(order, Value.Default(order, data ?? {})), { onProgress: report, signal }),
  }
}
