import type { Guarded } from '../../cache/cache.ts'
import { CacheUnavailable } from '../../cache/guard.ts'
import { AppError } from '../../errors.ts'
import { type Recording, rounded, type Step, withoutRecording } from '../../recording.ts'
import { orUnavailable } from '../or-unavailable.ts'

/** A request, and how it was answered. */
export interface TracedRequest {
  requestId: string
  method: string
  /** The pattern of its address. */
  route: string
  status: number
  ms: number
}

/** What it did. */
export interface RequestTrace extends TracedRequest {
  cacheMs: number
  databaseMs: number
  queries: number
  /** In the order in which they began. */
  steps: Step[]
  /** Steps for which there was no room. */
  stepsLeftOut: number
}

/** How long a trace can be asked for. */
const KEPT_MS = 600_000
/** What the steps of one may take. */
const BYTES_AT_MOST = 262_144

/** Traces of requests, on the cache server: every instance can tell of every request. */
export function createTraces({ server, prefix }: { server: Pick<Guarded, 'client' | 'guard'>; prefix: string }) {
  const { client, guard } = server
  const keyOf = (requestId: string) => `${prefix}trace:${requestId}`

  return {
    /** Keeps what a request did. Where the server is unavailable the trace is lost, and nothing else. */
    keep: async (request: TracedRequest, recording: Required<Recording>): Promise<void> => {
      const json = JSON.stringify(traceOf(request, recording))
      try {
        await withoutRecording(() => guard.ask(() => client.set(keyOf(request.requestId), json, 'PX', KEPT_MS)))
      } catch (error) {
        if (!(error instanceof CacheUnavailable)) throw error
      }
    },

    /** What a request did. Rejects with `not-found`, and with `unavailable` when the server is unavailable. */
    read: async (requestId: string): Promise<RequestTrace> => {
      const json = await guard.ask(() => client.get(keyOf(requestId))).catch(unavailable)
      if (json === null) throw new AppError('not-found', 'No trace is kept of such a request.')
      return JSON.parse(json)
    },
  }
}

export type Traces = ReturnType<typeof createTraces>

const unavailable = orUnavailable('Traces cannot be read at the moment.')

function traceOf(request: TracedRequest, { cacheMs, databaseMs, queries, trace }: Required<Recording>): RequestTrace {
  const { steps, leftOut } = bounded(trace.steps.toSorted((a, b) => a.at - b.at))
  const spent = { cacheMs: rounded(cacheMs), databaseMs: rounded(databaseMs), queries }
  return { ...request, ...spent, steps, stepsLeftOut: leftOut + trace.leftOut }
}

/** As many of the first steps as there is room for. */
function bounded(steps: Step[]): { steps: Step[]; leftOut: number } {
  let room = BYTES_AT_MOST
  const end = steps.findIndex((step) => {
    room -= Buffer.byteLength(JSON.stringify(step))
    return room < 0
  })
  return end === -1 ? { steps, leftOut: 0 } : { steps: steps.slice(0, end), leftOut: steps.length - end }
}
