import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { CacheAdmin } from '../../services/operations/cache-admin.ts'
import type { Eviction } from '../../services/operations/eviction.ts'
import type { WarmJobs } from '../../services/operations/warm-jobs.ts'
import { adminOnly } from '../plugins/access.ts'
import { noStore } from '../plugins/no-store.ts'
import * as schemas from './cache-admin-schemas.ts'

interface Options {
  cacheAdmin: CacheAdmin
  warmJobs: WarmJobs
  eviction: Eviction
}

/** Administration of the cache: flush, invalidate, warm, and the eviction policy. */
export const adminCacheRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { cacheAdmin, warmJobs, eviction }) => {
  noStore(app)
  // A missing body counts as an empty one: no property is required.
  app.addHook('preValidation', async (request) => {
    request.body ??= {}
  })

  app.post('/admin/cache/flush', adminOnly(schemas.flushCache), (request) => cacheAdmin.flush(request.body.entry))

  app.post('/admin/cache/invalidate', adminOnly(schemas.invalidateCache), (request) =>
    cacheAdmin.invalidate(request.body),
  )

  app.post('/admin/cache/warm', adminOnly(schemas.warmCache), async (request, reply) => {
    const { jobId } = await warmJobs.order(request.body)
    return reply.code(202).header('location', `/v1/admin/cache/warm/${jobId}`).send({ jobId })
  })

  app.get('/admin/cache/warm/:jobId', adminOnly(schemas.getWarming), (request) => warmJobs.find(request.params.jobId))

  app.get('/admin/cache/eviction', adminOnly(schemas.getEviction), () => eviction.read())

  app.put('/admin/cache/eviction', adminOnly(schemas.setEviction), (request) => eviction.change(request.body))
}
