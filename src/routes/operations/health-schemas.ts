import { type TSchema, Type } from 'typebox'
import { oneOf, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const liveBody = Type.Object({ status: oneOf(['live'], 'Always `live`.') })

const readinessBody = Type.Object({
  ready: Type.Boolean({ description: 'Whether requests can be served: false while the database is unavailable.' }),
  degraded: Type.Boolean({ description: 'A server is unavailable; what can be served without it is served.' }),
  dependencies: Type.Array(
    Type.Object({
      name: oneOf(['database', 'cache', 'state'], 'What it is to the service.'),
      status: oneOf(['up', 'down'], 'Whether it answers.'),
      latencyMs: Type.Number({ description: 'How long the answer, or the failure, took.' }),
    }),
  ),
})

const json = <T extends TSchema>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const live = {
  operationId: 'live',
  summary: 'Whether the process answers',
  tags: ['operations'],
  querystring: strict({}),
  response: { 200: json(liveBody, 'It does.'), ...problems(400) },
}

export const ready = {
  operationId: 'ready',
  summary: 'Whether requests can be served',
  tags: ['operations'],
  querystring: strict({}),
  response: {
    200: json(readinessBody, 'They can; `degraded` tells whether a cache is unavailable.'),
    503: json(readinessBody, 'They cannot: the database is unavailable.'),
    ...problems(400),
  },
}
