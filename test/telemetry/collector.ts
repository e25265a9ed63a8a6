import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { until } from '../support/until.ts'

/** A span as it was sent, as far as the tests read it. */
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
  /** What the sender says of itself. */
  resource: Record<string, unknown>
}

/** A collector of OpenTelemetry traces on loopback, which keeps what it is sent: OTLP over HTTP, as JSON. */
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
    /** The spans of one trace, once one that is named so is among them. */
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

/** `{ stringValue: 'hit' }` is one of a few forms, each with one property. */
const valuesOf = (attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
