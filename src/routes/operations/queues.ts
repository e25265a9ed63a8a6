import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { FastifyAdapter } from '@bull-board/fastify'
import type { Queue } from 'bullmq'
import type { FastifyPluginAsync } from 'fastify'
import { AppError } from '../../errors.ts'
import { pagePolicy } from '../plugins/page-policy.ts'
import { sendProblem } from '../plugins/problems.ts'

/**
 * The queues' page at `/queues`, for the admin: by bearer token, or in a browser by any name with the token as password,
 * because a browser cannot be told to send a bearer token.
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
      // A browser sends the password by itself, for a page of somebody else, too.
      return sendProblem(request, reply, new AppError('forbidden', 'Another site may not do this.'))
    }
    if (request.isAdmin()) return
    reply.header('www-authenticate', 'Basic realm="queues", charset="UTF-8"')
    // Not thrown: the page has an error handler of its own.
    return sendProblem(request, reply, new AppError('unauthenticated', 'The queues are for the admin.'))
  })
  // The page wants fonts from elsewhere, which its policy forbids; without them it looks nearly the same.
  app.addHook('onSend', async (_request, _reply, payload) =>
    typeof payload === 'string' ? payload.replace(/<link href="https:[^>]*>/g, '') : payload,
  )
  await pagePolicy(app)
  await app.register(adapter.registerPlugin(), { prefix: '/queues' })
}
