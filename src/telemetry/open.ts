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
  /** Where the collector is, without the path of the signal: `http://collector:4318`. */
  endpoint: string
  /** Which share of the requests without a trace of their caller's, and of the jobs, is collected: 0 to 1. */
  ratio: number
  /** Told when spans could not be sent, the first time since they last could. */
  onFailure: (error: Error | undefined) => void
}

/** How long one sending may take, milliseconds. */
const SEND_MS = 5_000
/** How long the end of the process may wait for the last. */
const LAST_MS = 2_000

/**
 * Opens the way to a collector, over OTLP with HTTP. Nothing waits for it: spans are sent every second in the background, and
 * dropped when it is unavailable. The other variables that OpenTelemetry defines for names (`OTEL_SERVICE_NAME`,
 * `OTEL_RESOURCE_ATTRIBUTES`) and for headers (`OTEL_EXPORTER_OTLP_HEADERS`) are read by its packages.
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

/** Who sends: each process is an instance of its own. What the environment says goes first. */
function resourceOfProcess() {
  return defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'cache-me-if-you-can', 'service.instance.id': randomUUID() }))
    .merge(detectResources({ detectors: [envDetector] }))
}

/** The exporter, telling of the first failure since it last succeeded. */
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
