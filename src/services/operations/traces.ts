import type { Guarded } from '../../cache/cache.ts'
import { CacheUnavailable } from '../../cache/guard.ts'
import { AppError } from '../../errors.ts'
import { type Recording, rounded, type Step, withoutRecording } from '../../recording.ts'
import { orUnavailable } from '../or-unavailable.ts'

/** A request and its response. */
export interface TracedRequest {
  /** Grants access to the trace. */
  traceId: string
  requestId: string
  method: string
  /** Route pattern. */
  route: string
  status: number
  ms: number
}

/** Steps and totals of a traced request. */
export interface RequestTrace extends TracedRequest {
  cacheMs: number
  databaseMs: number
  queries: number
  /** Steps in the order of their start. */
  steps: Step[]
  /** Number of steps beyond the size limit. */
  stepsLeftOut: number
}

/** TTL of a trace. Milliseconds. */
const KEPT_MS = 600_000
/** Maximum size of the steps of one trace. Bytes. */
const BYTES_AT_MOST = 262_144

/** Stores traces of requests on the cache server, so that every instance can read every trace. */
export function createTraces({ server, prefix }: { server: Pick<Guarded, 'client' | 'guard'>; prefix: string }) {
  const { client, guard } = server
  const keyOf = (traceId: string) => `${prefix}trace:${traceId}`

  return {
    /** Stores a trace. An unavailable server loses only the trace. */
    keep: async (request: TracedRequest, recording: Required<Recording>): Promise<void> => {
      const json = JSON.stringify(traceOf(request, recording))
      try {
        await withoutRecording(() => guard.ask(() => client.set(keyOf(request.traceId), json, 'PX', KEPT_MS)))
      } catch (error) {
        if (!(error instanceof CacheUnavailable)) throw error
      }
    },

    /** Reads a trace. Rejects with `not-found`, and with `unavailable` while the server is unavailable. */
    read: async (traceId: string): Promise<RequestTrace> => {
      const json = await guard.ask(() => client.get(keyOf(traceId))).catch(unavailable)
      if (json === null) throw new AppError('not-found', 'No trace is stored under this id.')
      return JSON.parse(json)
    },
  }
}

export type Traces = ReturnType<typeof createTraces>

const unavailable = orUnavailable('Traces are unavailable. Retry later.')

function traceOf(request: TracedRequest, { cacheMs, databaseMs, queries, trace }: Required<Recording>): RequestTrace {
  const { steps, leftOut } = bounded(trace.steps.toSorted((a, b) => a.at - b.at))
  const spent = { cacheMs: rounded(cacheMs), databaseMs: rounded(databaseMs), queries }
  return { ...request, ...spent, steps, stepsLeftOut: leftOut + trace.leftOut }
}

/** Truncates the steps to the size limit. */
function bounded(steps: Step[]): { steps: Step[]; leftOut: number } {
  let room = BYTES_AT_MOST
  const end = steps.findIndex((step) => {
    room -= Buffer.byteLength(JSON.stringify(step))
    return room < 0
  })
  return end === -1 ? { steps, leftOut: 0 } : { steps: steps.slice(0, end), leftOut: steps.length - end }
}
