import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Analytics } from '../../services/analytics/analytics.ts'
import { USUAL_LINES } from '../../services/analytics/keep.ts'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import { limit, strict } from '../schemas/common.ts'
import { report, reportName } from './schemas.ts'

export const analyticsRoutes: FastifyPluginAsyncTypebox<{ analytics: Analytics }> = async (app, { analytics }) => {
  app.get(
    '/analytics/:report',
    {
      schema: {
        operationId: 'getReport',
        summary: 'A report on all flights and bookings',
        description:
          'Cached in three levels: the answer, the report that it is cut from, and the facts that reports are made of. Only the facts are asked of the database, for all reports together, through connections that nothing else uses. So figures may be as old as `generatedAt` says; names are always current.',
        tags: ['analytics'],
        params: strict({ report: reportName }),
        querystring: strict({ limit: limit(USUAL_LINES) }),
        headers: cachedHeaders,
        response: cachedResponses(report, 'The report, the first line first.', 400),
      },
    },
    ({ params, query }, reply) => reply.sendCached(analytics.read, { ...params, ...query }),
  )
}
