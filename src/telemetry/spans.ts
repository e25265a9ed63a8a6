import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { findAppError } from '../errors.ts'

/** Spans of one process, each below the one within which it begins. */
export interface Spans {
  /** The span within which this runs, if it is collected. */
  active(): Span | undefined
  /** Runs `work` within a span. */
  within<T>(span: Span, work: () => T): T
  /** Runs `work` within a span of its own, below the active one; at the root where there is none. */
  around<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T>
  /** A span below another that has ended, or ends at once; times as `performance.now()`. */
  add(parent: Span, name: string, times: { startedAt: number; endedAt: number }, attributes: Attributes): void
}

/** Which span is active is kept by this process's own storage: nothing is registered globally. */
export function createSpans(tracer: Tracer): Spans {
  const current = new AsyncLocalStorage<Span>()
  const below = (parent: Span | undefined) => (parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT)

  return {
    active: () => {
      const span = current.getStore()
      return span && isCollected(span) ? span : undefined
    },
    within: (span, work) => current.run(span, work),
    around: async (name, attributes, work) => {
      const span = tracer.startSpan(name, { attributes }, below(current.getStore()))
      try {
        return await current.run(span, () => work(span))
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR })
        span.setAttribute('error.type', typeOf(error))
        throw error
      } finally {
        span.end()
      }
    },
    add: (parent, name, { startedAt, endedAt }, attributes) => {
      tracer.startSpan(name, { attributes, startTime: startedAt }, below(parent)).end(endedAt)
    },
  }
}

/** Also when it has ended: what goes on in the background stands below it. */
const isCollected = (span: Span) => (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0

/** What kind of error it is; never its message, which may repeat what a query was asked with, or name a host. */
function typeOf(error: unknown): string {
  return findAppError(error)?.code ?? (error instanceof Error ? error.name : typeof error)
}
