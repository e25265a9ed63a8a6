import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { FastifyAdapter } from '@bull-board/fastify'
import type { Queue } from 'bullmq'
import type { FastifyPluginAsync } from 'fastify'
import { AppError } from '../../errors.ts'
import { passwordOf } from '../plugins/authorization.ts'
import { pagePolicy } from '../plugins/page-policy.ts'
import { sendProblem } from '../plugins/problems.ts'
import { fromElsewhere, isSafe, originOf } from '../plugins/same-origin.ts'

export interface QueueRouteOptions {
  queues: Record<string, Queue>
  /** Origin that clients see. Default: the origin of each request. */
  publicOrigin: string | undefined
}

/**
 * Serves the page of the queues at `/queues`, for the admin. Browsers cannot send a bearer token, so the page also accepts
 * Basic authentication with any name and the token as password. Browsers add a password to requests of other sites, too, so
 * changes with it must come from the page.
 */
export const queueRoutes: FastifyPluginAsync<QueueRouteOptions> = async (app, { queues, publicOrigin }) => {
  const adapter = new FastifyAdapter()
  adapter.setBasePath('/queues')
  createBullBoard({
    queues: Object.values(queues).map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
  })

  app.addHook('onRequest', async (request, reply) => {
    const password = passwordOf(request.headers.authorization)
    if (password !== undefined) {
      request.headers.authorization = `Bearer ${password}`
      if (!isSafe(request) && originOf(request, publicOrigin) !== 'here')
        return sendProblem(request, reply, fromElsewhere('Send changes from `/queues`, or with a bearer token.'))
    }
    if (request.isAdmin()) return
    reply.header('www-authenticate', 'Basic realm="queues", charset="UTF-8"')
    // Sent, not thrown: the page has its own error handler.
    return sendProblem(
      request,
      reply,
      new AppError('unauthenticated', 'Send the admin token as the password of HTTP Basic, or as a bearer token.'),
    )
  })
  // The policy of the page forbids fonts of other hosts, so their links are removed.
  app.addHook('onSend', async (_request, _reply, payload) =>
    typeof payload === 'string' ? payload.replace(/<link href="https:[^>]*>/g, '') : payload,
  )
  await pagePolicy(app)
  await app.register(adapter.registerPlugin(), { prefix: '/queues' })
}
