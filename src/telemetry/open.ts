import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExportResultCode } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { createRequestSpans } from './request-spans.ts'
import { createSpans } from './spans.ts'
import type { Telemetry } from './telemetry.ts'
import { tracedCache } from './traced-cache.ts'

export interface TelemetryOptions {
  /** Address of the collector, without the path of the signal: `http://collector:4318`. */
  endpoint: string
  /** Sampling ratio of jobs, and of requests without `traceparent`: 0 to 1. */
  ratio: number
  /** Receives the first error after a success when spans cannot be sent. */
  onFailure: (error: Error | undefined) => void
}

/** Timeout of one export. Milliseconds. */
const SEND_MS = 5_000
/** Time limit for the last export when the process ends. Milliseconds. */
const LAST_MS = 2_000

/**
 * Exports spans to a collector, OTLP over HTTP. Nothing waits for it: spans are sent every second in the background, and
 * dropped when the collector is unavailable. The packages of OpenTelemetry read `OTEL_SERVICE_NAME`,
 * `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_EXPORTER_OTLP_HEADERS` themselves.
 */
export function openTelemetry({ endpoint, ratio, onFailure }: TelemetryOptions): Telemetry {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: SEND_MS })
  const provider = new TracerProvider({
    resource: resourceOfProcess(),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: reporting(exporter, onFailure),
        scheduledDelayMillis: 1_000,
        exportTimeoutMillis: SEND_MS + 1_000,
      }),
    ],
  })
  const tracer = provider.getTracer('cache-me-if-you-can')
  const spans = createSpans(tracer)
  return {
    requestSpan: createRequestSpans(tracer, spans),
    cache: (cache) => tracedCache(cache, spans),
    job: (job) => ({
      ...job,
      run: (run) => spans.around(`job ${job.name}`, { 'job.name': job.name }, () => job.run(run)),
    }),
    close: async () => {
      await Promise.race([provider.shutdown().catch(onFailure), sleep(LAST_MS, undefined, { ref: false })])
    },
  }
}

/** Describes the sender: each process is an instance. Variables of the environment take precedence. */
function resourceOfProcess() {
  return defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'cache-me-if-you-can', 'service.instance.id': randomUUID() }))
    .merge(detectResources({ detectors: [envDetector] }))
}

/** Wraps the exporter and reports the first failure after a success. */
function reporting(exporter: OTLPTraceExporter, onFailure: TelemetryOptions['onFailure']): SpanExporter {
  let failing = false
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS
        if (failed && !failing) onFailure(result.error)
        failing = failed
        done(result)
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  }
}
