import Fastify, { type FastifyInstance } from 'fastify'
import { cachedReply } from '../../src/routes/plugins/cached-reply.ts'
import { callers } from '../../src/routes/plugins/caller.ts'
import { problemReplies } from '../../src/routes/plugins/problems.ts'
import { validation } from '../../src/routes/plugins/validation.ts'
import { problem } from '../../src/routes/schemas/problem.ts'
import { ADMIN_TOKEN } from './app.ts'

/**
 * An app on which the header `signed-in` names the passenger who sends a request; whoever makes it registers routes and
 * closes it. Until sessions exist: only in tests.
 */
export async function signedInApp(): Promise<FastifyInstance> {
  const app = Fastify()
  app.addSchema(problem)
  await app.register(validation)
  await app.register(problemReplies)
  await app.register(callers, { token: ADMIN_TOKEN })
  await app.register(cachedReply, { honorClientCacheControl: false })
  app.addHook('onRequest', async (request) => {
    const passengerId = Number(request.headers['signed-in'])
    if (passengerId) request.caller = () => ({ is: 'passenger', passengerId })
  })
  return app
}
