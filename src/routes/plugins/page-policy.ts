import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

export interface PagePolicy {
  /** Styles that are written into the page's markup. A page of ours needs none. */
  inlineStyles?: boolean
  /** What may run although it is written into the page: sources as the policy names them, `'sha256-…'`. */
  inlineScripts?: readonly string[]
}

/**
 * Security headers for pages, which may load nothing from elsewhere. Only pages have them: an interface that answers
 * JSON has no use for a dozen headers. (`Strict-Transport-Security` belongs to whoever ends TLS.)
 */
export async function pagePolicy(
  app: FastifyInstance,
  { inlineStyles = true, inlineScripts = [] }: PagePolicy = {},
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:'],
        scriptSrc: ["'self'", ...inlineScripts],
        styleSrc: ["'self'", ...(inlineStyles ? ["'unsafe-inline'"] : [])],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
  })
}
