import swaggerUi from '@fastify/swagger-ui'
import type { FastifyPluginAsync } from 'fastify'
import { pagePolicy } from '../plugins/page-policy.ts'

/** Serves Swagger UI at `/docs`. */
export const docsRoutes: FastifyPluginAsync = async (app) => {
  await pagePolicy(app)
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Cache Me If You Can' },
    uiConfig: {
      tryItOutEnabled: true,
      displayRequestDuration: true,
      docExpansion: 'list',
      deepLinking: true,
      persistAuthorization: true,
    },
  })
}
