import { type TSchema, Type } from 'typebox'
import { named, oneOf, strict, withExample } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const liveBody = named('Liveness', Type.Object({ status: oneOf(['live'], 'Always `live`.') }))

const readinessBody = named(
  'Readiness',
  Type.Object({
    ready: Type.Boolean({
      description: 'Whether requests can be served: false while the database is unavailable, and from SIGTERM on.',
    }),
    degraded: Type.Boolean({ description: 'Whether there is a cause. Requests that it does not concern are served.' }),
    causes: Type.Array(
      named(
        'ReadinessCause',
        Type.Object({
          code: named(
            'ReadinessCode',
            oneOf(
              ['server-unavailable', 'server-full', 'commands-refused', 'state-lost', 'shutting-down'],
              'Kind of cause. `server-full`: writes are refused, reads are served.',
            ),
          ),
          subject: oneOf(
            ['database', 'cache', 'state', 'service'],
            'Role of the server, or `service` for this process.',
          ),
          message: Type.String({ examples: ['The state Valkey is full and refuses writes.'] }),
        }),
      ),
      { description: 'Why the service is degraded. Empty if it is not.' },
    ),
    dependencies: Type.Array(
      named(
        'Dependency',
        Type.Object({
          name: oneOf(['database', 'cache', 'state'], 'Role of the server.'),
          status: named('ServerStatus', oneOf(['up', 'down'], 'Whether it replies.')),
          latencyMs: Type.Number({ description: 'Duration of the check. Milliseconds.', examples: [0.42] }),
        }),
      ),
    ),
  }),
)

const dependency = (name: string, status: string) => ({ name, status, latencyMs: status === 'up' ? 0.42 : 1_000 })

const healthy = {
  ready: true,
  degraded: false,
  causes: [],
  dependencies: [dependency('database', 'up'), dependency('cache', 'up'), dependency('state', 'up')],
}

const withoutDatabase = {
  ready: false,
  degraded: true,
  causes: [{ code: 'server-unavailable', subject: 'database', message: 'The database does not reply.' }],
  dependencies: [dependency('database', 'down'), dependency('cache', 'up'), dependency('state', 'up')],
}

const json = <T extends TSchema>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const live = {
  operationId: 'live',
  summary: 'Whether the process replies',
  tags: ['operations'],
  querystring: strict({}),
  response: { 200: json(liveBody, 'The process replies.'), ...problems(400) },
}

export const ready = {
  operationId: 'ready',
  summary: 'Whether requests can be served',
  tags: ['operations'],
  querystring: strict({}),
  response: {
    200: json(
      withExample(readinessBody, healthy),
      'Requests are served. `degraded`: a Valkey is unavailable or refuses commands.',
    ),
    503: json(
      withExample(readinessBody, withoutDatabase),
      'Send no requests: the database is unavailable, or the service is shutting down.',
    ),
    ...problems(400),
  },
}
