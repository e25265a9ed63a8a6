import swaggerUi from '@fastify/swagger-ui'
import type { FastifyPluginAsync } from 'fastify'
import { pagePolicy } from '../plugins/page-policy.ts'

const links = '[Console](/) · [openapi.json](/openapi.json) · [openapi.yaml](/openapi.yaml)'

/** Serves Swagger UI at `/docs`. */
export const docsRoutes: FastifyPluginAsync = async (app) => {
  await pagePolicy(app)
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'API · Cache Me If You Can' },
    // Only this page has the links: they mean nothing in a document that is read elsewhere.
    transformSpecification: (document) => ({
      ...document,
      info: { ...document.info, description: `${links}\n\n${document.info.description}` },
    }),
    uiConfig: {
      // Without the bar of Swagger.
      layout: 'BaseLayout',
      tryItOutEnabled: true,
      displayRequestDuration: true,
      docExpansion: 'list',
      deepLinking: true,
      persistAuthorization: true,
    },
  })
}
