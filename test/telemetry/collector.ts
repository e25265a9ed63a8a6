import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { until } from '../support/until.ts'

/** The fields of a span that tests read. */
export interface Span {
  traceId: string
  spanId: string
  /** Undefined at the root. */
  parentSpanId: string | undefined
  name: string
  kind: number
  attributes: Record<string, unknown>
  events: string[]
  /** Nanoseconds since 1970. */
  startedAt: bigint
  endedAt: bigint
  /** 2 is an error. */
  status: number | undefined
  /** Resource attributes of the sender. */
  resource: Record<string, unknown>
}

/** Starts a collector of OpenTelemetry traces on loopback, OTLP over HTTP as JSON. It keeps all spans. */
export async function startCollector() {
  const spans: Span[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'POST' && request.url === '/v1/traces') spans.push(...spansIn(JSON.parse(body)))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: spans as readonly Span[],
    /** Resolves with the spans of one trace when it contains a span of this name. */
    trace: async (traceId: string, name: string): Promise<Span[]> => {
      const of = () => spans.filter((span) => span.traceId === traceId)
      await until(() => of().some((span) => span.name === name))
      return of()
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

interface Sent {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: { spans: SentSpan[] }[]
  }[]
}

interface SentSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Attribute[]
  events: { name: string }[]
  status?: { code?: number }
}

interface Attribute {
  key: string
  value: Record<string, unknown>
}

const spansIn = ({ resourceSpans }: Sent): Span[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans.map((span) => spanOf(span, valuesOf(resource.attributes)))),
  )

function spanOf(sent: SentSpan, resource: Record<string, unknown>): Span {
  const { traceId, spanId, parentSpanId, name, kind, attributes, events, status } = sent
  return {
    traceId,
    spanId,
    parentSpanId: parentSpanId || undefined,
    name,
    kind,
    resource,
    attributes: valuesOf(attributes),
    events: events.map((event) => event.name),
    startedAt: BigInt(sent.startTimeUnixNano),
    endedAt: BigInt(sent.endTimeUnixNano),
    status: status?.code,
  }
}

/** Reads an attribute value. Each of its forms has one property: `{ stringValue: 'hit' }`. */
const valuesOf = (attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
