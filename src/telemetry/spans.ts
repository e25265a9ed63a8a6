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

/** Spans of one process. Each is a child of the span in which it begins. */
export interface Spans {
  /** Returns the active span, if it is sampled. */
  active(): Span | undefined
  /** Runs `work` within a span. */
  within<T>(span: Span, work: () => T): T
  /** Runs `work` within a new span, a child of the active one. Without an active span it is a root. */
  around<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T>
  /** Adds a child span whose end is known. Times are as `performance.now()`. */
  add(parent: Span, name: string, times: { startedAt: number; endedAt: number }, attributes: Attributes): void
}

/** Creates the spans. The active span is in a separate storage, so nothing is registered globally. */
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

/** Also after its end: background work belongs to it. */
const isCollected = (span: Span) => (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0

/** Returns the kind of an error, never its message, which can contain query parameters or a host name. */
function typeOf(error: unknown): string {
  return findAppError(error)?.code ?? (error instanceof Error ? error.name : typeof error)
}
