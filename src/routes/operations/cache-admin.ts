import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type TSchema, Type } from 'typebox'
import type { CacheAdmin } from '../../services/operations/cache-admin.ts'
import type { Eviction } from '../../services/operations/eviction.ts'
import type { WarmJobs } from '../../services/operations/warm-jobs.ts'
import { admin } from '../booking/schemas.ts'
import { forAdmin } from '../plugins/for-admin.ts'
import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './cache-admin-schemas.ts'

interface Options {
  cacheAdmin: CacheAdmin
  warmJobs: WarmJobs
  eviction: Eviction
}

const operation = { tags: ['operations'], security: admin, querystring: strict({}) }

const answers = <T extends TSchema>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problems(400, 401, 403, 503),
})

/** What the admin may do to the cache: flush, warm, and say what goes when memory is full. */
export const adminCacheRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { cacheAdmin, warmJobs, eviction }) => {
  forAdmin(app)
  // No body is an empty one: nothing in it is required.
  app.addHook('preValidation', async (request) => {
    request.body ??= {}
  })

  app.post(
    '/admin/cache/flush',
    {
      schema: {
        ...operation,
        operationId: 'flushCache',
        summary: 'Flush every entry, or those of one kind',
        description:
          'What is being loaded meanwhile is not stored either. Nothing else on the servers is touched. Walks through all keys with SCAN.',
        body: schemas.flush,
        response: answers(schemas.flushed, 'What was dropped, by kind.'),
      },
    },
    (request) => cacheAdmin.flush(request.body.entry),
  )

  app.post(
    '/admin/cache/invalidate',
    {
      schema: {
        ...operation,
        operationId: 'invalidateCache',
        summary: 'Make entries stale by key or by tag',
        body: schemas.invalidate,
        response: answers(schemas.invalidated, 'How many were dropped.'),
      },
    },
    (request) => cacheAdmin.invalidate(request.body),
  )

  app.post(
    '/admin/cache/warm',
    {
      schema: {
        ...operation,
        operationId: 'warmCache',
        summary: 'Load what will be asked for next',
        description:
          'Ordered of a worker, which warms one thing at a time. What is fresh is left as it is. Frequent passengers are those with the most of the 100,000 newest bookings.',
        body: schemas.warm,
        response: {
          202: {
            description: 'It is ordered.',
            headers: { Location: { type: 'string', description: 'Where to see how far it is.' } },
            content: { 'application/json': { schema: schemas.ordered } },
          },
          ...problems(400, 401, 403, 503),
        },
      },
    },
    async (request, reply) => {
      const { jobId } = await warmJobs.order(request.body)
      return reply.code(202).header('location', `/v1/admin/cache/warm/${jobId}`).send({ jobId })
    },
  )

  app.get(
    '/admin/cache/warm/:jobId',
    {
      schema: {
        ...operation,
        operationId: 'getWarming',
        summary: 'How far a warming is',
        description: 'Why one failed stands in the log of the worker.',
        params: strict({ jobId: Type.String({ format: 'uuid', description: 'Of the order.' }) }),
        response: { ...answers(schemas.warmJob, 'The warming.'), ...problems(404) },
      },
    },
    (request) => warmJobs.find(request.params.jobId),
  )

  app.get(
    '/admin/cache/eviction',
    {
      schema: {
        ...operation,
        operationId: 'getEviction',
        summary: 'What goes when memory is full',
        response: answers(schemas.evictions, 'The policy of each server, and what it means.'),
      },
    },
    () => eviction.read(),
  )

  app.put(
    '/admin/cache/eviction',
    {
      schema: {
        ...operation,
        operationId: 'setEviction',
        summary: 'Change what goes when the memory of the cache server is full',
        description:
          'On every primary, until it is started again. The state server is never changed, and one that is cache and state at once evicts nothing. `forbidden` also when the server does not let itself be configured, as managed ones.',
        body: schemas.evictionChange,
        response: answers(schemas.evictions, 'The policies as they are now.'),
      },
    },
    (request) => eviction.change(request.body),
  )
}
