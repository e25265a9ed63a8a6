import type { IncomingMessage } from 'node:http'
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { Step } from '../recording.ts'
import type { Spans } from './spans.ts'
import type { RequestSpan } from './telemetry.ts'

/** Creates the span of a request, as a child of the caller's span if `traceparent` names one. */
export function createRequestSpans(tracer: Tracer, spans: Spans): (request: IncomingMessage) => RequestSpan {
  const propagator = new W3CTraceContextPropagator()

  function begin(request: IncomingMessage): RequestSpan {
    const caller = propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter)
    const span = tracer.startSpan('request', { kind: SpanKind.SERVER, startTime: performance.now() }, caller)
    return {
      recorded: span.isRecording(),
      within: (work) => spans.within(span, work),
      addStep: (step, startedAt) => addStep(spans, span, step, startedAt),
      end: ({ method, route, status }) => {
        span.updateName(`${method} ${route}`)
        span.setAttributes({
          'http.request.method': method,
          'http.route': route,
          'http.response.status_code': status,
        })
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      },
    }
  }

  return (request) => {
    request.span ??= begin(request)
    return request.span
  }
}

/** Adds a step to a span: a decision as an event of its read, a command or query as a child span. */
function addStep(spans: Spans, request: Span, step: Step, startedAt: number): void {
  const active = spans.active()
  // A command for several requests runs in the context of the first, which need not be this one.
  const parent = active?.spanContext().traceId === request.spanContext().traceId ? active : request
  if ('decision' in step) {
    parent.addEvent(step.decision, { 'cache.key': step.key })
    return
  }
  // Steps are rounded, and a time in the future would count as a date.
  const now = performance.now()
  const began = Math.min(startedAt + step.at, now)
  const times = { startedAt: began, endedAt: Math.min(began + (step.ms ?? 0), now) }
  if ('command' in step) {
    const { server, command, keys } = step
    const attributes = { 'db.system.name': 'valkey', 'db.operation.name': command, 'db.namespace': server }
    spans.add(parent, `${server} ${command}`, times, { ...attributes, 'valkey.keys': keys.slice(0, KEYS_AT_MOST) })
  } else {
    const text = step.statements.map(({ sql }) => sql).join(';\n')
    spans.add(parent, `query ${step.query}`, times, { 'db.operation.name': step.query, 'db.query.text': text })
  }
}

/** Maximum number of keys in a span: more are unreadable. */
const KEYS_AT_MOST = 20
