import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { DateTime } from 'luxon'
import { withNamedSchemas } from './named-schemas.ts'
import { addProblemExamples } from './problem-examples.ts'
import { addSuccessExamples } from './success-examples.ts'

const info = {
  title: 'Cache Me If You Can',
  version: '0.1.0',
  license: { name: 'MIT', identifier: 'MIT' },
  description:
    'Flight search and booking on real aviation data, with Valkey. Every cached read names its source in `Cache-Status`, supports `If-None-Match`, and obeys `Cache-Control: no-cache`, `no-store` and `only-if-cached` if the server allows it. ' +
    'To sign in, take a passenger from `GET /v1/passengers/sample` (needs `WORKSHOP=true`) and send its `passportNo` and `lastName` to `POST /v1/sessions`. ' +
    'The response sets a cookie, which browsers send with each later request. ' +
    'Operations of the admin need the admin token as a bearer token: the value of `ADMIN_TOKEN`, or the one that the service prints at start.',
}

const tags = [
  { name: 'flights', description: 'Searches, cached for minutes.' },
  { name: 'seats and bookings', description: 'Reserved in Valkey, committed in the database, confirmed in Valkey.' },
  { name: 'sessions', description: 'Sign-in, preferences, cart and checkout.' },
  { name: 'passengers', description: "A passenger's own history, fresh after every booking." },
  { name: 'routes', description: 'Pairs of airports.' },
  { name: 'analytics', description: 'Reports on all flights and bookings, cached in three levels.' },
  { name: 'reference data', description: 'Airports and airlines, cached for a day.' },
  { name: 'operations', description: 'Health and figures of the service.' },
]

/** Header that every request may carry. */
const traceHeader = {
  name: 'X-Trace',
  in: 'header',
  schema: { type: 'string' as const, enum: ['1'] },
  description:
    '`1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`.',
}

/** Generates the OpenAPI document from the schemas of all routes that are registered later. */
export const openapi = fp(
  async (app: FastifyInstance, { exampleDate }: { exampleDate: () => string }) => {
    await app.register(swagger, {
      // The default: operations without a scheme are public.
      openapi: {
        openapi: '3.1.0',
        info,
        tags,
        servers: [{ url: '/', description: 'This server.' }],
        security: [],
        components: {
          parameters: { 'X-Trace': traceHeader },
          securitySchemes: {
            admin: {
              type: 'http',
              scheme: 'bearer',
              description: 'The admin token: `ADMIN_TOKEN`, or as printed at start.',
            },
            session: {
              type: 'apiKey',
              in: 'cookie',
              name: 'session',
              description:
                'Cookie of the sign-in (`__Host-session` under TLS). Browsers send it automatically. A change needs `Sec-Fetch-Site` or `Origin` of the same origin, as browsers send them, or the header `x-csrf-token`.',
            },
          },
        },
      },
      refResolver: { buildLocalReference: (schema, _base, _fragment, i) => String(schema.$id ?? `schema-${i}`) },
      transformObject: (document) => {
        if (!('openapiObject' in document)) return document.swaggerObject
        return withExamples(withDates(withTraceHeader(withNamedSchemas(document.openapiObject)), exampleDate()))
      },
    })
    app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    app.get('/openapi.yaml', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('application/yaml; charset=utf-8').send(app.swagger({ yaml: true })),
    )
  },
  { name: 'openapi' },
)

/** Adds the header to every path, by reference. */
function withTraceHeader<T extends { paths?: Record<string, object | undefined> }>(document: T): T {
  const parameters = [{ $ref: '#/components/parameters/X-Trace' }]
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => [path, { ...operations, parameters }])
  return { ...document, paths: Object.fromEntries(paths) }
}

/** Replaces relative days in examples, such as `today+7`, with dates in the data. */
function withDates<T>(document: T, today: string): T {
  const start = DateTime.fromISO(today, { zone: 'utc' })
  const text = JSON.stringify(document).replace(/"today\+(\d+)"/g, (_, days: string) =>
    JSON.stringify(start.plus({ days: Number(days) }).toISODate()),
  )
  return JSON.parse(text)
}

/** Adds an example to each response with a body. */
function withExamples<T extends object>(document: T): T {
  addSuccessExamples(document)
  addProblemExamples(document)
  return document
}
