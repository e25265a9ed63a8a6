import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { FastifyAdapter } from '@bull-board/fastify'
import type { Queue } from 'bullmq'
import type { FastifyPluginAsync } from 'fastify'
import { AppError } from '../../errors.ts'
import { pagePolicy } from '../plugins/page-policy.ts'
import { sendProblem } from '../plugins/problems.ts'

/**
 * Serves the page of the queues at `/queues`, for the admin. Browsers cannot send a bearer token, so the page also accepts
 * Basic authentication with any name and the token as password.
 */
export const queueRoutes: FastifyPluginAsync<{ queues: Record<string, Queue> }> = async (app, { queues }) => {
  const adapter = new FastifyAdapter()
  adapter.setBasePath('/queues')
  createBullBoard({
    queues: Object.values(queues).map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
  })

  app.addHook('onRequest', async (request, reply) => {
    const { authorization } = request.headers
    const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
    if (basic) {
      const password = Buffer.from(basic, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
      request.headers.authorization = `Bearer ${password}`
    }
    const site = request.headers['sec-fetch-site'] ?? 'none'
    if (request.method !== 'GET' && site !== 'none' && site !== 'same-origin') {
      // A browser adds the password to requests of other sites, too.
      return sendProblem(request, reply, new AppError('forbidden', 'Send changes from a page of the same origin.'))
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
