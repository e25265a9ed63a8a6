import helmet from '@fastify/helmet'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyPluginAsync } from 'fastify'

/** Swagger UI at `/docs`, under a content security policy of its own; everything it needs comes from this server. */
export const docsRoutes: FastifyPluginAsync = async (app) => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Cache Me If You Can' },
    uiConfig: { tryItOutEnabled: true, displayRequestDuration: true, docExpansion: 'list', deepLinking: true },
  })
}
