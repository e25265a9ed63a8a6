import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { DateTime } from 'luxon'

const info = {
  title: 'Cache Me If You Can',
  version: '0.1.0',
  license: { name: 'MIT', identifier: 'MIT' },
  description:
    'Flight search and booking on real aviation data, with Valkey. Every cached read says where it came from in `Cache-Status`, answers `If-None-Match`, and obeys `Cache-Control: no-cache`, `no-store` and `only-if-cached` where the server allows it.',
}

const tags = [
  { name: 'flights', description: 'Searches, cached for minutes.' },
  { name: 'seats and bookings', description: 'Reserved in Valkey, committed in the database, confirmed in Valkey.' },
  { name: 'sessions', description: 'Who is signed in, what is remembered of them, and how a cart becomes bookings.' },
  { name: 'passengers', description: "A person's own history, fresh after every booking of theirs." },
  { name: 'routes', description: 'Pairs of airports.' },
  { name: 'analytics', description: 'Reports on all flights and bookings, cached in three levels.' },
  { name: 'reference data', description: 'Airports and airlines, cached for a day.' },
  { name: 'operations', description: 'Health and figures of the service.' },
]

/** What may come with every request. */
const traceHeader = {
  name: 'X-Trace',
  in: 'header',
  schema: { type: 'string' as const, enum: ['1'] },
  description: '`1`: tell afterwards what the request did, at `/v1/traces/{requestId}`. Obeyed in a workshop only.',
}

/** Collects the OpenAPI document from the schemas of the routes that are registered after it. */
export const openapi = fp(
  async (app: FastifyInstance, { exampleDate }: { exampleDate: () => string }) => {
    await app.register(swagger, {
      // What names no scheme is public: the empty list says so.
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
                'As signing in sets it (`__Host-session` under TLS); browsers send it by themselves. A change needs `Sec-Fetch-Site` or `Origin` of the same origin, as browsers send them, or the header `x-csrf-token`.',
            },
          },
        },
      },
      refResolver: { buildLocalReference: (schema, _base, _fragment, i) => String(schema.$id ?? `schema-${i}`) },
      transformObject: (document) => {
        if (!('openapiObject' in document)) return document.swaggerObject
        return withDates(withTraceHeader(document.openapiObject), exampleDate())
      },
    })
    app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    app.get('/openapi.yaml', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('application/yaml; charset=utf-8').send(app.swagger({ yaml: true })),
    )
  },
  { name: 'openapi' },
)

/** Every path with the header, which is described once. */
function withTraceHeader<T extends { paths?: Record<string, object | undefined> }>(document: T): T {
  const parameters = [{ $ref: '#/components/parameters/X-Trace' }]
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => [path, { ...operations, parameters }])
  return { ...document, paths: Object.fromEntries(paths) }
}

/** Examples of days that the data has today: `today+7` becomes a date. */
function withDates<T>(document: T, today: string): T {
  const start = DateTime.fromISO(today, { zone: 'utc' })
  const text = JSON.stringify(document).replace(/"today\+(\d+)"/g, (_, days: string) =>
    JSON.stringify(start.plus({ days: Number(days) }).toISODate()),
  )
  return JSON.parse(text)
}
