import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * Security headers for pages, which may load nothing from elsewhere. Only pages have them: an interface that answers
 * JSON has no use for a dozen headers. (`Strict-Transport-Security` belongs to whoever ends TLS.)
 */
export async function pagePolicy(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
  })
}
